"""Dates events: from their own time expression, or from the dateline where the story tells today's news.

Better no date than a wrong one. What an expression means is decided in `transform.time_values`, what counts
as today's news in `transform.todays_news`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract.records import Extraction, Mention, Span, Tense, TimeExpression
from transform.periods import Period
from transform.time_values import ResolvedTime, resolve_time
from transform.todays_news import STATEMENTS, in_lead, is_todays, today

__all__ = ["EventDate", "ResolvedTime", "date_event", "resolve_time", "resolve_times"]

_AHEAD = frozenset({"planned", "hypothetical"})
_GOES_ON = re.compile(
    r"(?:They|He|She|It|Both|The (?:two|sides|parties|leaders|presidents|ministers|officials)\b)"
    r"(?!.*\b(?:earlier|previously)\b)",
    re.DOTALL,
)
_RANGE = re.compile(
    r"(?P<first>.+?)\s(?:to|and|through|until|till)\s(?P<last>(?!\d\d?$).+)", re.DOTALL
)
_N_REFERENCES, _NEAR = 4, 400
_ANY_DAY = date(2000, 1, 1)
_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class EventDate:
    """The days of an event.

    Attributes:
        first: First day, or None.
        last: Last day; the same for a day.
        precision: One of `schemas.DATE_PRECISIONS`, or None without a day.
        method: One of `schemas.DATE_METHODS`.
    """

    first: date | None
    last: date | None
    precision: str | None
    method: Literal["explicit", "relative", "dateline", "none"]


NO_DATE = EventDate(None, None, None, "none")


def date_event(mention: Mention, extraction: Extraction) -> EventDate:
    """Date a mention.

    The first day is never after the publication date, unless the event is planned or hypothetical.
    """
    own = [mention.time] if mention.time is not None else []
    for time in own or _borrowed_day(mention, extraction):
        resolved = _resolve(time, mention, extraction)
        if resolved is None or resolved.value == "PRESENT_REF" or _is_length(resolved):
            continue
        if resolved.first is None:
            return NO_DATE
        return EventDate(resolved.first, resolved.last, resolved.precision, resolved.method)
    if not is_todays(mention, extraction):
        return NO_DATE
    anchor = today(extraction)
    return EventDate(anchor, anchor, "day", "dateline")


def resolve_times(extraction: Extraction) -> Iterator[tuple[Span, ResolvedTime]]:
    """Yield every time expression of an article that can be read, without its preposition.

    The two ends of a range that is told in words (`from May 1 to June 3`) are two expressions.
    """
    told: list[tuple[int, Period]] = []
    for time in extraction.times:
        for part in _ends(time):
            references = _references(told, part.span.start)
            resolved = resolve_time(part.span.text, part.tense, today(extraction), references)
            if resolved is not None:
                told.extend((part.span.end, period) for period in resolved.as_references())
                yield _without_preposition(part.span, resolved), resolved


def _references(told: Sequence[tuple[int, Period]], start: int) -> list[Period]:
    """Return the times that are told not far before, the nearest first."""
    return [period for end, period in reversed(told[-_N_REFERENCES:]) if start - end <= _NEAR]


def _ends(time: TimeExpression) -> list[TimeExpression]:
    """Return both ends of a range where each can be read by itself."""
    match = _RANGE.fullmatch(time.span.text)
    if match is None:
        return [time]
    ends = [
        TimeExpression(
            Span(
                time.span.start + match.start(name), time.span.start + match.end(name), match[name]
            ),
            time.tense,
        )
        for name in ("first", "last")
    ]
    if any(resolve_time(end.span.text, time.tense, _ANY_DAY) is None for end in ends):
        return [time]
    return ends


def _without_preposition(span: Span, resolved: ResolvedTime) -> Span:
    """Return the span after as many words as the preposition has, however they are spaced."""
    n_words = len(" ".join(span.text.split())[: resolved.offset].split())
    match = re.match(rf"(?:\S+\s+){{{n_words}}}", span.text)
    skipped = match.end() if match else 0
    return Span(span.start + skipped, span.end, span.text[skipped:])


def _resolve(time: TimeExpression, mention: Mention, extraction: Extraction) -> ResolvedTime | None:
    """Resolve a time expression in the direction that the event's modality asks for."""
    anchor = today(extraction)
    references = _told_before(time, extraction)
    if mention.modality in _AHEAD:
        tense: Tense = "past" if time.tense == "past" else "future"
        return resolve_time(time.span.text, tense, anchor, references)
    for option in (time.tense, "past"):
        resolved = resolve_time(time.span.text, option, anchor, references)
        if (
            resolved is None
            or resolved.first is None
            or resolved.first <= extraction.article.publication_date
        ):
            return resolved
    return None


def _told_before(time: TimeExpression, extraction: Extraction) -> list[Period]:
    """Return the days of the paragraph that are told before a time, the nearest first."""
    start = time.span.start
    paragraphs = extraction.article.paragraphs
    opening = max((each.start for each in paragraphs if each.start <= start), default=0)
    before = [each for each in extraction.times if opening <= each.span.start < start]
    told = [resolve_time(each.span.text, each.tense, today(extraction)) for each in before]
    days = (
        (each.span.end, period)
        for each, resolved in zip(before, told, strict=True)
        if resolved is not None
        for period in resolved.as_references()
    )
    return _references(list(days), start)


def _is_length(resolved: ResolvedTime) -> bool:
    """Say whether the words say how long or how often, and not when."""
    return resolved.first is None and resolved.kind in {"DURATION", "SET"}


def _borrowed_day(mention: Mention, extraction: Extraction) -> list[TimeExpression]:
    """Return the day that words outside the event's clause give it."""
    return (
        _named_day(mention, extraction)
        or _fronted_day(mention, extraction)
        or _carried_day(mention, extraction)
    )


def _fronted_day(mention: Mention, extraction: Extraction) -> list[TimeExpression]:
    """Return the day that opens the sentence, which holds for what the sentence tells itself."""
    sentence = extraction.sentences[mention.sentence_index]
    days = _days_in(sentence, extraction)
    opens = bool(days) and days[0].span.start - sentence.start <= len('"')
    return days[:1] if opens and len(days) == 1 and mention.speaker is None else []


def _named_day(mention: Mention, extraction: Extraction) -> list[TimeExpression]:
    """Return the day named elsewhere in the sentence, for a statement of the lead that has none."""
    if mention.event_type not in STATEMENTS or not in_lead(mention, extraction):
        return []
    sentence = extraction.sentences[mention.sentence_index]
    days = _days_in(sentence, extraction)
    return days if len(days) == 1 and mention.speaker is not None else []


def _days_in(sentence: Span, extraction: Extraction) -> list[TimeExpression]:
    return [
        time
        for time in extraction.times
        if sentence.start <= time.span.start < sentence.end and _is_day(time, extraction)
    ]


def _carried_day(mention: Mention, extraction: Extraction) -> list[TimeExpression]:
    """Return the only day of the sentence before, for one that goes on about it: `They also agreed`."""
    sentence = extraction.sentences[mention.sentence_index]
    if mention.sentence_index == 0 or not _GOES_ON.match(sentence.text) or mention.tense != "past":
        return []
    before = extraction.sentences[mention.sentence_index - 1]
    if _BREAK.search(extraction.article.text[before.end : sentence.start]):
        return []
    days = _days_in(before, extraction)
    return days if len(days) == 1 and mention.speaker is None else []


def _is_day(time: TimeExpression, extraction: Extraction) -> bool:
    resolved = resolve_time(time.span.text, time.tense, today(extraction))
    return resolved is not None and resolved.precision == "day"
