"""Every name of every actor in one index, in which no name means two actors unless `homonyms.csv` says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from seeds.actors.names import normalise_name
from seeds.actors.states import Grouping, Region
from seeds.actors.tables import ActorReference
from seeds.reading import ReferenceDataError

AliasKind = Literal["name", "seat", "adjective", "demonym"]
Case = Literal["any", "capital", "upper"]

_KIND_ORDER: tuple[AliasKind, ...] = ("name", "seat", "adjective", "demonym")
_CASE_ORDER: tuple[Case, ...] = ("any", "capital", "upper")
_LONGEST_ACRONYM = 6


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of one actor.

    Attributes:
        actor_id: The actor, or an empty string where the name is known to be none.
        kind: A name, a seat of power, an adjective, or a word for a people.
        case: How the text must write it: `upper` for acronyms, so that `us` is not the United States.
        cues: Words of the story without which this reading is not taken.
        also: What else the word is.
    """

    actor_id: str
    kind: AliasKind
    case: Case
    cues: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()


def index_aliases(reference: ActorReference, source: Path) -> dict[str, tuple[Alias, ...]]:
    """Return the readings of every normalised name.

    Args:
        reference: The tables.
        source: Folder to name in an error.

    Raises:
        ReferenceDataError: If a name belongs to two actors and no row of `homonyms.csv` decides.
    """
    found: dict[str, list[Alias]] = {}
    for text, alias in _all_aliases(reference):
        found.setdefault(normalise_name(text), []).append(alias)
    decided = _decided(reference, found)
    index: dict[str, tuple[Alias, ...]] = {}
    for form, aliases in found.items():
        actors = sorted({alias.actor_id for alias in aliases})
        if form in decided:
            continue
        if len(actors) > 1:
            cause = f"means {' and '.join(actors)}; say which one in homonyms.csv, or drop it"
            raise ReferenceDataError(source, f"alias '{form}'", cause)
        index[form] = (_merge(aliases),)
    return index | decided


def case_of(text: str) -> Case:
    """Return how a text must write a name to mean it."""
    letters = text.removeprefix("the ").replace(".", "")
    if letters.isupper() and 1 < len(letters) <= _LONGEST_ACRONYM:
        return "upper"
    return "capital" if letters[:1].isupper() else "any"


def _merge(aliases: list[Alias]) -> Alias:
    if len(aliases) == 1:
        return aliases[0]
    kind = min((alias.kind for alias in aliases), key=_KIND_ORDER.index)
    case = min((alias.case for alias in aliases), key=_CASE_ORDER.index)
    return Alias(aliases[0].actor_id, kind, case)


def _decided(
    reference: ActorReference, found: dict[str, list[Alias]]
) -> dict[str, tuple[Alias, ...]]:
    decided = {}
    for name, rows in reference.homonyms.items():
        form = normalise_name(name)
        kinds = {alias.kind for alias in found.get(form, [])}
        kind = next((kind for kind in _KIND_ORDER if kind in kinds), _KIND_ORDER[0])
        decided[form] = tuple(
            Alias(row.actor_id or "", kind, case_of(name), frozenset(row.cues), row.also)
            for row in rows
        )
    return decided


def _all_aliases(reference: ActorReference) -> Iterator[tuple[str, Alias]]:
    yield from _country_aliases(reference)
    areas: list[Region | Grouping] = [*reference.regions.values(), *reference.groupings.values()]
    for area in areas:
        yield from _named(area.actor_id, (area.name, *area.aliases), "name")
        yield from _named(area.actor_id, area.adjectives, "adjective")
    for organisation in reference.organisations.values():
        names = (organisation.name, *organisation.aliases)
        yield from _named(organisation.actor_id, names, "name")
    for person in reference.people.values():
        yield from _named(person.actor_id, (person.name, *person.aliases), "name")


def _country_aliases(reference: ActorReference) -> Iterator[tuple[str, Alias]]:
    for country in reference.countries.values():
        yield from _named(country.actor_id, (country.name, *country.aliases), "name")
        yield from _named(country.actor_id, country.seat_names, "seat")
        yield from _named(country.actor_id, country.adjectives, "adjective")
        yield from _named(country.actor_id, country.demonyms, "demonym")


def _named(actor_id: str, names: tuple[str, ...], kind: AliasKind) -> Iterator[tuple[str, Alias]]:
    for name in names:
        yield name, Alias(actor_id, kind, case_of(name))
