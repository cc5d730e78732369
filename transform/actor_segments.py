"""The parts of a noun phrase: its main words, and what prepositions, commas and `and` add to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transform.actor_units import Unit

_CONTENT = ("place", "org", "person", "surname", "name", "role")
_POSSESSIVE = re.compile(r"['’]s?$")
_PERSONAL_ROLES = frozenset(("office", "post", "person", "people", "honorific"))


@dataclass(frozen=True, slots=True)
class Segment:
    """Units between two breaks.

    Attributes:
        lead: What introduces them: a preposition, `,`, `and`, or nothing for the main words.
        units: At least one.
    """

    lead: str
    units: tuple[Unit, ...]

    @property
    def last(self) -> Unit | None:
        """The last unit that names something: the head of the segment, as a rule."""
        return last_content(self.units)

    def before(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units before one."""
        return tuple(other for other in self.units if other.end <= unit.start)

    def titles(self, unit: Unit) -> bool:
        """Say whether a word for a person stands before a unit (`Ambassador Bezdetko`)."""
        return is_personal(last_content(self.before(unit)))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with its parts and the model's label of the entity in it."""

    text: str
    units: list[Unit]
    segments: list[Segment]
    label: str | None

    def cut(self, start: int, end: int) -> str:
        """Return words of the phrase without editors' brackets and quotation marks."""
        text = self.text[start:end].replace("[", "").replace("]", "")
        return " ".join(_POSSESSIVE.sub("", text.strip(" ,'\"“”‘’")).split())


def cut_segments(units: Sequence[Unit], quantities: frozenset[str]) -> list[Segment]:
    """Cut units into segments, main words first.

    Args:
        units: The phrase.
        quantities: Words that only count what `of` introduces: `hundreds of migrants` are migrants.
    """
    segments: list[Segment] = []
    lead = ""
    current: list[Unit] = []
    for unit in units:
        starts = unit.kind in ("prep", "and")
        if starts or (unit.broken and current):
            segments.append(Segment(lead, tuple(current)))
            lead, current = ",", []
        if starts:
            lead = "and" if unit.kind == "and" else unit.form
        else:
            current.append(unit)
    segments.append(Segment(lead, tuple(current)))
    kept = [segment for segment in segments if segment.units]
    while len(kept) > 1 and kept[1].lead == "of" and _counts(kept[0], quantities):
        kept = kept[1:]
    return kept


def _counts(segment: Segment, quantities: frozenset[str]) -> bool:
    forms = {unit.form for unit in segment.units}
    return segment.last is None and not quantities.isdisjoint(forms)


def last_content(units: Sequence[Unit]) -> Unit | None:
    """Return the last unit that names something, compounds like `Russian-backed` passed over."""
    for unit in reversed(units):
        if unit.kind in _CONTENT and not unit.glued:
            return unit
    return None


def is_personal(unit: Unit | None) -> bool:
    """Say whether a unit is a noun for people."""
    return unit is not None and unit.role is not None and unit.role.role.kind in _PERSONAL_ROLES


def attached(segments: Sequence[Segment]) -> list[Segment]:
    """Return the prepositional phrases that belong to the main words.

    What `of` introduces after `and` belongs to both sides: `the government and people of Iraq`.
    """
    found = []
    shared = False
    for segment in segments[1:]:
        if segment.lead == ",":
            break
        if segment.lead == "and":
            shared = True
        elif not shared or segment.lead == "of":
            found.append(segment)
    return found


def is_deed(segments: Sequence[Segment], deeds: frozenset[str]) -> bool:
    """Say whether a noun for bodies is told of a thing, and so is a deed (`the organization of the vote`)."""
    main = segments[0].last
    follows = segments[1] if len(segments) > 1 else None
    if main is None or main.form not in deeds or follows is None or follows.lead != "of":
        return False
    return segments[0].units[-1] is main and follows.last is None


def names_the_holder(segments: Sequence[Segment], index: int, unit: Unit) -> bool:
    """Say whether a later segment names the person whom the main words describe.

    `President of Russia Vladimir Putin` and `the Kremlin spokesman, Dmitry Peskov` do; `the wife of
    President Putin` and `a lawyer for Alexei Navalny` do not.
    """
    segment = segments[index]
    if not is_personal(segments[0].last):
        return False
    if segment.lead == ",":
        return all(other.kind != "word" for other in segment.units)
    before = last_content(segment.before(unit))
    if any(s.lead == "," for s in segments[1:index]) or before is None:
        return False
    if is_personal(before) or before.possessive:
        return False
    return before.alias is None or before.alias.kind in ("name", "seat")


def article_of(units: Sequence[Unit], definite: frozenset[str]) -> tuple[bool | None, bool]:
    """Return whether a phrase is definite (none without an article), and whether it counts."""
    counted = any(unit.kind == "number" for unit in units)
    for unit in units:
        if unit.kind == "article":
            return unit.form in definite, counted or unit.form not in definite
    return None, counted
