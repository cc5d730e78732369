"""Reading a noun phrase: which of its words is the head, and what the others say about it.

`Russia's Ambassador to Hanoi Gennady Bezdetko` is a person whose title is of Russia; `Putin's spokesman`
is no Putin; `Russian-backed separatists` are not Russia's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from seeds.actors.names import normalise_name
from transform.actor_lexicon import ActorLexicon
from transform.actor_readings import Place, Reading, Title
from transform.actor_titles import TitleReader, TitleState
from transform.actor_units import Unit, read_units

_PERSONAL = frozenset(("office", "post", "person", "people", "honorific"))
_ATTACHED = frozenset(("of", "in", "for", "at", "from", "on", "inside", "within", "across"))


@dataclass(frozen=True, slots=True)
class _Segment:
    """Units between two breaks, and what introduced them (a preposition, `,`, `and` or nothing)."""

    lead: str
    units: tuple[Unit, ...]


class PhraseReader:
    """Reads phrases with one lexicon."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        self._lexicon = lexicon
        self._titles = TitleReader(lexicon)
        self._words = lexicon.words

    def read(
        self,
        text: str,
        *,
        cues: frozenset[str] = frozenset(),
        label: str | None = None,
        name: str | None = None,
    ) -> Reading:
        """Read a phrase.

        Args:
            text: The words.
            cues: Words of the story that decide between homonyms.
            label: The model's label of the entity in the phrase, a hint.
            name: The entity, a hint.
        """
        if normalise_name(text) in self._words["pronoun"]:
            return Reading("pronoun", Title(), head=normalise_name(text))
        person = name if label == "PERSON" else None
        units = read_units(
            text, self._lexicon, cues=cues | set(normalise_name(text).split()), person=person
        )
        segments = _drop_quantity(_segments(units), self._words["quantity"])
        if not segments:
            return Reading("word", Title(), head=normalise_name(text))
        found = self._person(text, segments, label)
        return found or self._thing(text, segments, units, label)

    def _person(self, text: str, segments: Sequence[_Segment], label: str | None) -> Reading | None:
        for index, segment in enumerate(segments):
            if index and segment.lead == "and":
                break
            last = _last_content(segment.units)
            if last is None or not self._may_be_person(last, segment, segments, index, label):
                continue
            if index == 0 or _names_the_office_holder(segments, index, last):
                return self._read_person(text, segments, index, last)
        return None

    def _may_be_person(
        self,
        unit: Unit,
        segment: _Segment,
        segments: Sequence[_Segment],
        index: int,
        label: str | None,
    ) -> bool:
        if unit.kind in ("person", "surname"):
            return True
        if unit.kind != "name":
            return False
        if label is not None and label != "PERSON" and index == 0 and not _titled(segment, unit):
            return False
        if not self._words["establishment"].isdisjoint(unit.form.split()):
            return False
        return (
            label == "PERSON"
            or _looks_personal(unit, label)
            or (_titled(segment, unit) or _titled_before(segments, index))
        )

    def _read_person(
        self, text: str, segments: Sequence[_Segment], index: int, unit: Unit
    ) -> Reading:
        before = [u for u in segments[index].units if u.end <= unit.start]
        if index:
            state = self._titles.fold(segments[0].units)
            for segment in segments[1:index]:
                self._titles.attach(state, segment.lead, segment.units)
            if segments[index].lead != ",":
                self._titles.attach(state, segments[index].lead, before)
            title_text = text[segments[0].units[0].start : before[-1].end if before else unit.start]
        else:
            state = self._titles.fold(before)
            after = segments[1] if len(segments) > 1 and segments[1].lead == "," else None
            if after is not None and state.role is None:
                state = self._titles.fold(after.units)
            title_text = text[before[0].start : unit.start] if before else ""
        return Reading(
            "person" if unit.kind == "person" else "surname" if unit.kind == "surname" else "name",
            self._titles.title(state),
            people=unit.people,
            name=_clean(text[unit.start : unit.end]),
            title_text=_clean(title_text) or None,
            personal=True,
        )

    def _thing(
        self, text: str, segments: Sequence[_Segment], units: Sequence[Unit], label: str | None
    ) -> Reading:
        main = segments[0]
        state = self._titles.fold(main.units)
        tail = _attached(segments)
        for segment in reversed(tail):
            self._titles.attach(state, segment.lead, segment.units)
        kind, name = self._decide(text, state, main)
        definite, counted = _article(units, self._words["definite"])
        return Reading(
            kind,
            self._titles.title(state),
            name=name,
            head=state.word or (main.units[-1].form if main.units else ""),
            definite=definite,
            counted=counted,
            personal=label == "PERSON",
        )

    def _decide(self, text: str, state: TitleState, main: _Segment) -> tuple[str, str]:
        last = _last_content(main.units)
        if last is not None and last.kind == "name":
            return "name", _clean(text[_name_start(main.units, last) : last.end])
        if state.named_role is not None:
            return "name", _clean(text[main.units[0].start : state.named_role.end])
        if state.role is not None:
            return "role", ""
        if state.members:
            return "members", ""
        if state.state:
            return "state", ""
        if state.body is not None and (last is None or last.kind != "place"):
            return "body", ""
        if state.place is not None:
            return "place", ""
        if state.body is not None:
            return "body", ""
        return "word", ""


def _segments(units: Sequence[Unit]) -> list[_Segment]:
    segments: list[_Segment] = []
    lead = ""
    current: list[Unit] = []
    for unit in units:
        if unit.kind == "prep" or unit.kind == "and" or (unit.broken and current):
            if current or unit.kind == "prep":
                segments.append(_Segment(lead, tuple(current)))
            lead = "," if unit.kind not in ("prep", "and") else unit.form
            lead = "and" if unit.kind == "and" else lead
            current = [unit] if unit.kind not in ("prep", "and") else []
        else:
            current.append(unit)
    segments.append(_Segment(lead, tuple(current)))
    return [segment for segment in segments if segment.units]


def _drop_quantity(segments: list[_Segment], quantities: frozenset[str]) -> list[_Segment]:
    """`hundreds of migrants` are migrants."""
    while len(segments) > 1 and segments[1].lead == "of" and _is_quantity(segments[0], quantities):
        segments = segments[1:]
    return segments


def _is_quantity(segment: _Segment, quantities: frozenset[str]) -> bool:
    if _last_content(segment.units) is not None:
        return False
    return not quantities.isdisjoint(unit.form for unit in segment.units)


def _last_content(units: Sequence[Unit]) -> Unit | None:
    for unit in reversed(units):
        if unit.kind in ("place", "org", "person", "surname", "name", "role") and not unit.glued:
            return unit
    return None


def _attached(segments: Sequence[_Segment]) -> list[_Segment]:
    """The prepositional phrases that follow the first segment without a break."""
    attached = []
    for segment in segments[1:]:
        if segment.lead in (",", "and"):
            break
        attached.append(segment)
    return attached


def _is_personal(unit: Unit | None) -> bool:
    return (
        unit is not None
        and unit.kind == "role"
        and unit.role is not None
        and unit.role.role.kind in _PERSONAL
    )


def _before(segment: _Segment, unit: Unit) -> Unit | None:
    return _last_content([u for u in segment.units if u.end <= unit.start])


def _titled(segment: _Segment, unit: Unit) -> bool:
    return _is_personal(_before(segment, unit))


def _titled_before(segments: Sequence[_Segment], index: int) -> bool:
    return index > 0 and _is_personal(_last_content(segments[0].units))


def _names_the_office_holder(segments: Sequence[_Segment], index: int, unit: Unit) -> bool:
    """Whether a later segment names the person whom the first describes.

    `President of Russia Vladimir Putin` and `the Kremlin spokesman, Dmitry Peskov` do; `the wife of
    President Putin` and `a lawyer for Alexei Navalny` do not.
    """
    if not _titled_before(segments, index):
        return False
    if segments[index].lead == ",":
        return all(u.kind != "word" for u in segments[index].units)
    if any(segment.lead == "," for segment in segments[1:index]):
        return False
    before = _before(segments[index], unit)
    if before is None or _is_personal(before) or before.possessive:
        return False
    return before.kind != "place" or (
        before.alias is not None and before.alias.kind in ("name", "seat")
    )


def _article(units: Sequence[Unit], definite: frozenset[str]) -> tuple[bool | None, bool]:
    """Whether the phrase is definite, and whether it counts."""
    counted = any(unit.kind == "number" for unit in units)
    for unit in units:
        if unit.kind == "article":
            return unit.form in definite, counted or unit.form not in definite
    return None, counted


def _name_start(units: Sequence[Unit], last: Unit) -> int:
    """Where an unknown name begins, roles and names before it included (`Bank Rossiya`)."""
    start = last.start
    for unit in reversed([u for u in units if u.end <= last.start]):
        if not unit.capital or unit.kind in ("place", "article", "word") or unit.possessive:
            break
        start = unit.start
    return start


def _clean(text: str) -> str:
    return " ".join(text.replace("[", "").replace("]", "").strip(" ,'\"“”").split())


def _looks_personal(unit: Unit, label: str | None) -> bool:
    """A name of two or three words that nothing else explains is most often a person's."""
    return label is None and unit.form.count(" ") in (1, 2)
