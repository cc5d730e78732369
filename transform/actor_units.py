"""A phrase cut into units: places, bodies, people, roles, modifiers, names, prepositions and plain words.

A unit says what its words are, not what the phrase means.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from seeds.actors.aliases import Alias
from seeds.actors.roles import Effect
from transform.actor_lexicon import RoleForm

UnitKind = Literal[
    "place", "org", "person", "surname", "name", "role", "modifier", "number", "article", "prep",
    "and", "word",
]  # fmt: skip

_PARTS_OF_NAMES = frozenset(("name", "place", "org", "person", "number"))


class Unit(NamedTuple):
    """One or more words of a phrase that belong together.

    Attributes:
        kind: What it is.
        form: Its normalised words.
        start: First character in the phrase.
        end: Character after it.
        alias: Reading as a place or body, for those kinds.
        people: Ids of the people it may name, for `person` and `surname`.
        role: The role form, for `role`.
        effect: What a modifier changes.
        possessive: Whether it ends in `'s`.
        broken: Whether punctuation stands before it.
        glued: Whether the place is only part of a compound (`Russian-backed`).
        capital: Whether it begins with a capital letter.
    """

    kind: UnitKind
    form: str
    start: int
    end: int
    alias: Alias | None = None
    people: tuple[str, ...] = ()
    role: RoleForm | None = None
    effect: Effect | None = None
    possessive: bool = False
    broken: bool = False
    glued: bool = False
    capital: bool = False

    @property
    def is_plural(self) -> bool:
        """Whether it is a plural role noun."""
        return self.role is not None and self.role.plural


def join_names(units: Sequence[Unit], person: tuple[str, ...]) -> list[Unit]:
    """Join neighbouring units that are one proper name.

    Args:
        units: The units of a phrase.
        person: Words of a name that the phrase is known to use for a person.
    """
    joined: list[Unit] = []
    for unit in units:
        if unit.kind not in _PARTS_OF_NAMES and not person:
            joined.append(unit)
            continue
        titled = len(joined) > 1 and _titles(joined[-2])
        if joined and _one_name(joined[-1], unit, person, titled=titled):
            joined[-1] = _joined(joined[-1], unit)
        else:
            joined.append(unit)
    return joined


def _joined(left: Unit, right: Unit) -> Unit:
    return Unit(
        "name",
        f"{left.form} {right.form}",
        left.start,
        right.end,
        possessive=right.possessive,
        broken=left.broken,
        capital=left.capital,
    )


def _one_name(left: Unit, right: Unit, person: tuple[str, ...], *, titled: bool) -> bool:
    if right.broken or left.possessive:
        return False
    if person and not _titles(left):
        whole = (*left.form.split(), *right.form.split())
        if _within(whole, person):
            return True
    if left.kind == "name":
        return _ends_name(right, titled=titled)
    if right.kind != "name":
        return False
    return left.kind == "person" or (left.kind == "place" and _also(left, "given-name"))


def _ends_name(unit: Unit, *, titled: bool) -> bool:
    """Whether a unit goes on with the name before it (`Michael Jordan`, `President Ilir Meta`)."""
    if unit.kind == "place":
        return _also(unit, "surname")
    if unit.kind == "org":
        return titled and " " not in unit.form
    return unit.kind in ("name", "number", "person")


def _within(parts: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    size = len(parts)
    return any(whole[i : i + size] == parts for i in range(len(whole) - size + 1))


def _titles(unit: Unit) -> bool:
    return unit.role is not None and unit.role.role.kind in ("office", "post", "honorific")


def _also(unit: Unit, use: str) -> bool:
    return unit.alias is not None and use in unit.alias.also
