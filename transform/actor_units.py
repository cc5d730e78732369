"""A phrase cut into units: places, bodies, people, roles, modifiers, names, prepositions and plain words.

A unit says what its words are, not what the phrase means.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from seeds.actors.aliases import Alias
from seeds.actors.names import Word, split_words
from seeds.actors.roles import Effect
from transform.actor_lexicon import ActorLexicon, Match, RoleForm

UnitKind = Literal[
    "place", "org", "person", "surname", "name", "role", "modifier", "number", "article", "prep",
    "and", "word",
]  # fmt: skip

DEFINITE = frozenset(
    "the this that these those his her its their our my your both such whose".split()
)
INDEFINITE = frozenset(
    "a an another some any several many few each every no one two three four five six seven eight"
    " nine ten dozen dozens hundreds thousands scores".split()
)
_PREPOSITIONS = frozenset(
    "of in for to at from on with by against near under between across inside within into over"
    " about among during after before since through via towards toward like than around outside"
    " without until including amid behind beyond beneath".split()
)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july"
    " august september october november december".split()
)
_QUANTIFIERS = frozenset(
    "more most less least about around nearly almost over up roughly approximately other only just"
    " even also all as earlier later meanwhile however nevertheless".split()
)
_STOPS = frozenset(
    "who which where when whose whom is are was were be has have had will would may could".split()
)
_JOINERS = frozenset(
    "de von van der den bin ibn al el ul la le da dos du del di ben ter e y af zu".split()
)
_GLUED = frozenset(  # after a hyphen: `Russian-backed`, `Kiev-controlled`
    "backed led controlled occupied held born linked funded supported sponsored aligned speaking"
    " sanctioned allied trained supplied made appointed drafted bound style affiliated".split()
)
_AGAINST = frozenset("anti pro non un trans cross inter".split())


@dataclass(frozen=True, slots=True)
class Unit:
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


def read_units(
    text: str,
    lexicon: ActorLexicon,
    *,
    cues: frozenset[str] = frozenset(),
    person: str | None = None,
) -> list[Unit]:
    """Cut a phrase or a whole text into units.

    Args:
        text: The words; what stands in round brackets is passed over.
        lexicon: What is known.
        cues: Words of the story that decide between homonyms.
        person: A name that the text is known to use for a person (`Jordan Peterson`).
    """
    words = _without_brackets(split_words(text))
    units = []
    index = 0
    while index < len(words):
        unit, length = _unit_at(words, index, lexicon, cues)
        units.append(unit)
        index += length
    return _settle(units, lexicon, _person_forms(person))


def _without_brackets(words: list[Word]) -> list[Word]:
    kept = []
    depth = 0
    for word in words:
        depth = max(0, depth + word.before.count("(") - word.before.count(")"))
        if depth == 0:
            kept.append(word)
    return kept or words


def _person_forms(person: str | None) -> tuple[str, ...]:
    forms = tuple(word.form for word in split_words(person or ""))
    return forms if len(forms) > 1 else ()


def _unit_at(
    words: Sequence[Word], index: int, lexicon: ActorLexicon, cues: frozenset[str]
) -> tuple[Unit, int]:
    match = lexicon.match(words, index)
    if match is not None:
        unit = _matched(words[index : index + match.length], match, cues)
        if unit is not None:
            after = words[index + match.length] if index + match.length < len(words) else None
            return _mark_glued(unit, words[index], words, index, after), match.length
    return _unmatched(words, index), 1


def _matched(words: Sequence[Word], match: Match, cues: frozenset[str]) -> Unit | None:
    alias = _choose(match.aliases, cues)
    if alias is not None:
        if not alias.actor_id:
            return _unit("name", words)
        if alias.actor_id.startswith("person:"):
            return replace(_unit("person", words), people=(alias.actor_id,))
        kind: UnitKind = "org" if alias.actor_id.startswith("org:") else "place"
        return replace(_unit(kind, words), alias=alias)
    if match.role is not None:
        effect = match.modifier.effect if match.modifier else None
        return replace(_unit("role", words), role=match.role, effect=effect)
    if match.modifier is not None:
        return replace(_unit("modifier", words), effect=match.modifier.effect)
    return None


def _choose(aliases: tuple[Alias, ...], cues: frozenset[str]) -> Alias | None:
    for alias in aliases:
        if not alias.cues or alias.cues & cues:
            return alias
    return None


def _unmatched(words: Sequence[Word], index: int) -> Unit:
    word = words[index]
    kind: UnitKind = "word"
    if word.form in _STOPS:
        kind = "prep"
    elif word.form in DEFINITE or word.form in INDEFINITE:
        kind = "article"
    elif word.form in _PREPOSITIONS and not (word.joined or _inside_name(words, index)):
        kind = "prep"
    elif word.form in ("and", "or", "but", "&"):
        kind = "and"
    elif word.form[0].isdigit():
        kind = "number"
    elif word.form in _QUANTIFIERS or word.form in _CALENDAR:
        kind = "word"
    elif word.capital or _inside_name(words, index):
        kind = "name"
    return _unit(kind, (word,))


def _inside_name(words: Sequence[Word], index: int) -> bool:
    """Whether a small word stands between two parts of a name (`Ursula von der Leyen`)."""
    if words[index].form not in _JOINERS or words[index].capital:
        return False
    after = next((w for w in words[index + 1 :] if w.form not in _JOINERS), None)
    return (
        after is not None and after.capital and index > 0 and words[index - 1].form not in ("the",)
    )


def _unit(kind: UnitKind, words: Sequence[Word]) -> Unit:
    first, last = words[0], words[-1]
    form = first.form if len(words) == 1 else " ".join(word.form for word in words)
    return Unit(
        kind,
        form,
        first.start,
        last.end,
        possessive=last.possessive,
        broken=first.broken,
        capital=first.capital,
    )


def _mark_glued(
    unit: Unit, first: Word, words: Sequence[Word], index: int, after: Word | None
) -> Unit:
    against = first.joined and index > 0 and words[index - 1].form in _AGAINST
    compound = after is not None and after.joined and after.form in _GLUED
    return replace(unit, glued=True) if against or compound else unit


def _settle(units: list[Unit], lexicon: ActorLexicon, person: tuple[str, ...]) -> list[Unit]:
    """Decide what only neighbours tell: names of several words, modifiers that could be roles."""
    units = [
        replace(unit, kind="word") if _is_opener(units, i, lexicon, person) else unit
        for i, unit in enumerate(units)
    ]
    units = _join_names(units, person)
    units = [_identify(unit, lexicon) for unit in units]
    return [_role_or_modifier(unit, units[i + 1 : i + 2]) for i, unit in enumerate(units)]


def _is_opener(
    units: Sequence[Unit], index: int, lexicon: ActorLexicon, person: tuple[str, ...]
) -> bool:
    """Whether a capital is only that of the first word of a sentence (`Strikes continued`)."""
    unit = units[index]
    if unit.kind != "name" or (index and not unit.broken) or unit.form in person:
        return False
    after = units[index + 1] if index + 1 < len(units) else None
    plain = after is not None and not (after.capital or after.broken)
    return plain and not lexicon.people_called(unit.form)


def _join_names(units: list[Unit], person: tuple[str, ...]) -> list[Unit]:
    joined: list[Unit] = []
    for unit in units:
        previous = joined[-1] if joined else None
        if previous is not None and _one_name(previous, unit, person):
            joined[-1] = replace(
                previous,
                kind="name",
                form=f"{previous.form} {unit.form}",
                end=unit.end,
                alias=None,
                people=(),
                role=None,
                possessive=unit.possessive,
            )
        else:
            joined.append(unit)
    return joined


def _one_name(left: Unit, right: Unit, person: tuple[str, ...]) -> bool:
    if right.broken or left.possessive:
        return False
    if person and _within(left.form, right.form, person):
        return True
    if left.kind == "name" and right.kind in ("name", "number"):
        return True
    if left.kind == "name" and right.kind in ("place", "person"):
        return right.kind == "person" or _also(right, "surname")
    return right.kind == "name" and left.kind == "place" and _also(left, "given-name")


def _within(left: str, right: str, person: tuple[str, ...]) -> bool:
    parts = (*left.split(), *right.split())
    return any(person[i : i + len(parts)] == parts for i in range(len(person) - len(parts) + 1))


def _also(unit: Unit, use: str) -> bool:
    return unit.alias is not None and use in unit.alias.also


def _identify(unit: Unit, lexicon: ActorLexicon) -> Unit:
    if unit.kind != "name":
        return unit
    forms = unit.form.split()
    known = lexicon.person(forms)
    if known is not None:
        return replace(unit, kind="person", people=(known,))
    people = lexicon.people_called(unit.form)
    return replace(unit, kind="surname", people=people) if people else unit


def _role_or_modifier(unit: Unit, after: Sequence[Unit]) -> Unit:
    """`deputy` is a lawmaker alone and a modifier before `foreign minister`."""
    if unit.kind != "role" or unit.role is None or unit.role.plural or not after:
        return unit
    follows_role = after[0].kind == "role" and not after[0].broken and not unit.possessive
    ambiguous = unit.form in _ROLE_OR_MODIFIER
    if ambiguous and follows_role:
        effect: Effect | None = "deputy" if unit.form in _DEPUTIES else None
        return replace(unit, kind="modifier", role=None, effect=effect)
    return unit


_DEPUTIES = frozenset(("deputy", "assistant"))
_ROLE_OR_MODIFIER = frozenset("deputy assistant chief state general major private".split())
