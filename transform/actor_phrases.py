"""Reading a noun phrase: which of its words is the head, and what the others say about it.

`Russia's Ambassador to Hanoi Gennady Bezdetko` is a person whose title is of Russia; `Putin's spokesman`
is no Putin; `Russian-backed separatists` are not Russia's.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from seeds.actors.names import split_words
from transform.actor_lexicon import ActorLexicon
from transform.actor_owners import Owners
from transform.actor_readings import Body, Place, Reading, ReadingKind, Title
from transform.actor_segments import (
    Phrase,
    Segment,
    article_of,
    attached,
    cut_segments,
    is_deed,
    is_personal,
    last_content,
    names_the_holder,
)
from transform.actor_thing_names import thing_name
from transform.actor_titles import TitleReader, TitleState
from transform.actor_unit_reader import read_units
from transform.actor_units import Unit

_REMEMBERED = 16384


class PhraseReader:
    """Reads phrases with one lexicon."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        self._lexicon = lexicon
        self._titles = TitleReader(Owners(lexicon))
        self._words = lexicon.words
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._read)
        self._cues_of = lru_cache(maxsize=_REMEMBERED)(self._deciding)

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
        # Other cues change nothing: so a phrase is read once for all stories that agree in these.
        return self._remembered(text, cues & self._cues_of(text), label, name)

    def _deciding(self, text: str) -> frozenset[str]:
        """Return the cues that can decide what a phrase means."""
        firsts = (word.form for word in split_words(text))
        return frozenset().union(*(self._lexicon.cues_by_first.get(form, ()) for form in firsts))

    def _read(
        self, text: str, cues: frozenset[str], label: str | None, name: str | None
    ) -> Reading:
        words = split_words(text)
        form = " ".join(word.form for word in words)
        if form in self._words["pronoun"] and not words[0].upper:
            return Reading("pronoun", Title(), head=form)
        person = name if label == "PERSON" else None
        own = frozenset(word.form for word in words)
        units = read_units(words, self._lexicon, cues=cues | own, person=person)
        segments = cut_segments(units, self._words["quantity"])
        if not segments:
            return Reading("word", Title(), head=form)
        phrase = Phrase(text, units, segments, label)
        return self._person(phrase) or self._thing(phrase)

    def placed(self, reading: Reading, place: Place | None) -> Reading:
        """Return a reading whose `the country's` is understood as a place of the story."""
        title = reading.title
        if not title.of_story or place is None:
            return reading
        body = title.body
        if body is not None and body.role_only and body.role is not None:
            body = self._titles.owners.compose(body.role, place)
        return replace(reading, title=replace(title, place=place, body=body, of_story=False))

    def _person(self, phrase: Phrase) -> Reading | None:
        for index, segment in enumerate(phrase.segments):
            last = segment.last
            if segment.lead == "and" and not _goes_on_with_title(segment):
                break
            if last is None or not self._may_be_person(phrase, index, last):
                continue
            if index == 0:
                return self._named(phrase, last)
            if names_the_holder(phrase.segments, index, last):
                return self._named_later(phrase, index, last)
        return None

    def _may_be_person(self, phrase: Phrase, index: int, unit: Unit) -> bool:
        if unit.kind != "name":
            return unit.kind in ("person", "surname")
        if not self._words["establishment"].isdisjoint(unit.form.split()):
            return False
        if phrase.segments[index].titles(unit) or phrase.label == "PERSON":
            return True
        if index:
            whole = " " in unit.form or phrase.segments[index].lead == ","
            return whole and is_personal(phrase.segments[0].last)
        before = last_content(phrase.segments[0].before(unit))
        whole = unit.form.count(" ") in (1, 2)
        return (
            phrase.label is None
            and whole
            and unit.form.replace(" ", "").isalpha()
            and (before is None or before.role is None)
        )

    def _named(self, phrase: Phrase, unit: Unit) -> Reading:
        main = phrase.segments[0]
        before = main.before(unit)
        state = self._titles.fold(before)
        later = phrase.segments[1] if len(phrase.segments) > 1 else None
        if state.role is None and later is not None and later.lead == ",":
            state = self._titles.fold(later.units)
            for segment in phrase.segments[2:]:
                self._titles.attach(state, segment.lead, segment.units)
        title_text = phrase.cut(before[0].start, unit.start) if before else ""
        return self._person_reading(phrase, unit, state, title_text)

    def _named_later(self, phrase: Phrase, index: int, unit: Unit) -> Reading:
        segments = phrase.segments
        state = self._titles.fold(segments[0].units)
        for segment in segments[1:index]:
            self._titles.attach(state, segment.lead, segment.units)
        before = segments[index].before(unit)
        if segments[index].lead != ",":
            self._titles.attach(state, segments[index].lead, before)
        end = before[-1].end if before else unit.start
        return self._person_reading(
            phrase, unit, state, phrase.cut(segments[0].units[0].start, end)
        )

    def _person_reading(
        self, phrase: Phrase, unit: Unit, state: TitleState, title_text: str
    ) -> Reading:
        kinds: dict[str, ReadingKind] = {"person": "person", "surname": "surname"}
        return Reading(
            kinds.get(unit.kind, "name"),
            self._titles.title(state),
            people=unit.people,
            name=phrase.cut(unit.start, unit.end),
            title_text=title_text or None,
            personal=True,
        )

    def _thing(self, phrase: Phrase) -> Reading:
        main = phrase.segments[0]
        state = self._titles.fold(main.units)
        named = thing_name(phrase, state, self._words["establishment"])
        bare = main.last is None
        lead = ""
        # A `military intervention in Syria` is not that of Syria's army.
        deed = state.word in self._words["military_deed"]
        trailing = bare or main.units[-1].end > (main.last or main.units[-1]).end
        for segment in attached(phrase.segments):
            if deed and segment.lead != "of":
                continue
            self._titles.attach(state, segment.lead, segment.units)
            if bare and (state.place or state.body):
                lead = segment.lead
                break
        kind = "name" if named else _kind_of(main.last, state)
        if not named and is_deed(phrase.segments, self._words["deed"]):
            kind = "word"
        if bare and kind == "place" and lead != "of":
            kind = "word"
        definite, counted = article_of(phrase.units, self._words["definite"])
        return Reading(
            kind,
            self._titles.title(state),
            name=named,
            head=state.word or main.units[-1].form,
            definite=definite,
            counted=counted,
            personal=phrase.label == "PERSON",
            trailing=trailing,
            its=_is_its_office(phrase.units, state),
        )


def owned(reading: Reading, owner: Body | Place | None) -> Reading:
    """Return a reading whose `its` is understood as a body or place of the story."""
    if isinstance(owner, Body):
        return replace(reading, title=replace(reading.title, body=owner))
    return replace(reading, title=replace(reading.title, place=owner))


def _is_its_office(units: Sequence[Unit], state: TitleState) -> bool:
    """Whether an office is told to be of something named before (`its chairman`)."""
    role = state.role.role.role if state.role is not None and state.role.role else None
    office = role is not None and role.kind == "office"
    return office and units[0].form == "its" and state.place is None and state.body is None


def _goes_on_with_title(segment: Segment) -> bool:
    """Whether `and` stands inside a title (`for Foreign Affairs and Security Policy Josep Borrell`)."""
    last = segment.last
    before = last_content(segment.before(last)) if last is not None else None
    return (
        last is not None and last.kind == "person" and before is not None and before.kind == "name"
    )


def _kind_of(last: Unit | None, state: TitleState) -> ReadingKind:
    """What the head of the main words makes of the phrase; without a head, what was attached."""
    if last is not None and last.kind == "role" and last.role is not None:
        return _ROLE_READINGS.get(last.role.role.kind, "role")
    if last is not None and last.kind == "org" and state.body is not None:
        return "body"
    if last is None and state.body is not None:
        return "body"
    if state.place is not None:
        return "place"
    if state.body is not None:
        return "body"
    return "role" if state.role is not None else "word"


_ROLE_READINGS: dict[str, ReadingKind] = {"body": "body", "state": "state", "members": "members"}
