"""Reading a noun phrase: which of its words is the head, and what the others say about it.

`Russia's Ambassador to Hanoi Gennady Bezdetko` is a person whose title is of Russia; `Putin's spokesman`
is no Putin; `Russian-backed separatists` are not Russia's.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from seeds.actors.names import split_words
from transform.actor_lexicon import ActorLexicon
from transform.actor_owners import Owners
from transform.actor_readings import Place, Reading, ReadingKind, Title
from transform.actor_segments import (
    Segment,
    article_of,
    attached,
    cut_segments,
    is_personal,
    last_content,
    names_the_holder,
)
from transform.actor_titles import TitleReader, TitleState
from transform.actor_unit_reader import read_units
from transform.actor_units import Unit

_REMEMBERED = 16384
_NAME_PARTS = ("role", "name", "place", "org")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase with its parts and the model's label of the entity in it."""

    text: str
    units: list[Unit]
    segments: list[Segment]
    label: str | None

    def cut(self, start: int, end: int) -> str:
        """Return words of the phrase without editors' brackets and quotation marks."""
        text = self.text[start:end].replace("[", "").replace("]", "")
        return " ".join(_POSSESSIVE.sub("", text.strip(" ,'\"“”‘’")).split())


class PhraseReader:
    """Reads phrases with one lexicon."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        self._lexicon = lexicon
        self._titles = TitleReader(Owners(lexicon))
        self._words = lexicon.words
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._read)

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
        return self._remembered(text, cues, label, name)

    def _read(
        self, text: str, cues: frozenset[str], label: str | None, name: str | None
    ) -> Reading:
        words = split_words(text)
        form = " ".join(word.form for word in words)
        if form in self._words["pronoun"] and not words[0].upper:
            return Reading("pronoun", Title(), head=form)
        person = name if label == "PERSON" else None
        own = frozenset(word.form for word in words)
        units = read_units(text, self._lexicon, cues=cues | own, person=person)
        segments = cut_segments(units, self._words["quantity"])
        if not segments:
            return Reading("word", Title(), head=form)
        phrase = _Phrase(text, units, segments, label)
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

    def _person(self, phrase: _Phrase) -> Reading | None:
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

    def _may_be_person(self, phrase: _Phrase, index: int, unit: Unit) -> bool:
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

    def _named(self, phrase: _Phrase, unit: Unit) -> Reading:
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

    def _named_later(self, phrase: _Phrase, index: int, unit: Unit) -> Reading:
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
        self, phrase: _Phrase, unit: Unit, state: TitleState, title_text: str
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

    def _thing(self, phrase: _Phrase) -> Reading:
        main = phrase.segments[0]
        state = self._titles.fold(main.units)
        named = self._named_thing(phrase, state)
        bare = main.last is None
        for segment in attached(phrase.segments):
            self._titles.attach(state, segment.lead, segment.units)
            if bare and (state.place or state.body):
                break
        kind = "name" if named else _kind_of(main.last, state)
        if bare and kind == "place" and phrase.segments[1].lead != "of":
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
            trailing=bare or (main.last is not None and main.units[-1].end > main.last.end),
        )

    def _named_thing(self, phrase: _Phrase, state: TitleState) -> str:
        """The proper name of a thing that the tables lack, or nothing."""
        main = phrase.segments[0]
        last = main.last
        if last is not None and last.kind == "name":
            whole = not self._words["establishment"].isdisjoint(last.form.split())
            return phrase.cut(_name_start(main, last, whole=whole), last.end)
        if state.named_role is not None and state.name is not None:
            start = _name_start(main, state.name, whole=True)
            return phrase.cut(start, state.named_role.end)
        return self._named_by_field(phrase, last)

    def _named_by_field(self, phrase: _Phrase, last: Unit | None) -> str:
        """A body whose name ends in its field (`Department of Transportation`)."""
        follows = phrase.segments[1] if len(phrase.segments) > 1 else None
        if last is None or last.role is None or last.role.role.kind != "body" or not last.capital:
            return ""
        if follows is None or follows.lead != "of":
            return ""
        field = [unit for unit in follows.units if unit.kind != "article"]
        if not field or any(unit.kind != "name" for unit in field):
            return ""
        return phrase.cut(last.start, field[-1].end)


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


def _name_start(segment: Segment, unit: Unit, *, whole: bool) -> int:
    """Where an unknown name begins, capital roles and names before it included (`Bank Rossiya`).

    Args:
        segment: The words.
        unit: The last unit of the name, or the last but a role.
        whole: Whether it is a body's name, of which a country or body before it is a part
            (`UN Support Mission`).
    """
    start = unit.start
    for before in reversed(segment.before(unit)):
        if not before.capital or before.possessive or before.kind not in _NAME_PARTS:
            break
        if before.kind in ("place", "org") and not whole:
            break
        start = before.start
    return start
