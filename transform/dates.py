"""Dates events: from their own time expression, or from the dateline where the story tells today's news.

Better no date than a wrong one: without words of its own only a statement of today's speaker and what the
lead paragraph tells in a simple tense take the day of the dateline. How an expression is read is decided
in `transform.time_values`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract.records import Extraction, Mention, Party, Span, Tense, TimeExpression
from transform.time_values import ResolvedTime, resolve_time

__all__ = ["EventDate", "ResolvedTime", "date_event", "resolve_time", "resolve_times"]

STATEMENTS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""Event types that are done by speaking."""

_DONE = frozenset({"asserted", "negated"})
# A promise or threat is made today, whatever it is about.
_SAID = _DONE | {"planned"}
_AHEAD = frozenset({"planned", "hypothetical"})
_UNDATED = re.compile(
    r"\b(?:earlier|previously|recently|repeatedly|before that|at that time|at the time|back then|once"
    r"|in the past|long ago|traditionally|annually|has long|have long)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"^\W*(?:earlier|previously|recently|in the past)\b", re.IGNORECASE)
_PERFECT = re.compile(
    r"\b(?:have|has|had|having|[’']ve|[’']d)\s+(?:\w+ly\s+|not\s+|never\s+|also\s+|already\s+|been\s+|just\s+){0,3}$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:They|He|She|It|Both|The (?:two|sides|parties|leaders|presidents|ministers|officials)\b)"
    r"(?!.*\b(?:earlier|previously)\b)",
    re.DOTALL,
)
_BREAK = re.compile(r"\n\s*\n")
_PERFECT_LIST = re.compile(r"\b(?:have|has|had) been\b[^,;.]*$", re.IGNORECASE)
_SELF = frozenset({"i", "we", "he", "she", "it", "they", "our", "us", "me"})


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
    if not _is_todays(mention, extraction):
        return NO_DATE
    today = _anchor(extraction)
    return EventDate(today, today, "day", "dateline")


def resolve_times(extraction: Extraction) -> Iterator[tuple[Span, ResolvedTime]]:
    """Yield every time expression of an article that can be read, without its preposition."""
    for time in extraction.times:
        resolved = resolve_time(time.span.text, time.tense, _anchor(extraction))
        if resolved is not None:
            yield _without_preposition(time.span, resolved), resolved


def _without_preposition(span: Span, resolved: ResolvedTime) -> Span:
    """Return the span after as many words as the preposition has, however they are spaced."""
    n_words = len(" ".join(span.text.split())[: resolved.offset].split())
    match = re.match(rf"(?:\S+\s+){{{n_words}}}", span.text)
    skipped = match.end() if match else 0
    return Span(span.start + skipped, span.end, span.text[skipped:])


def _anchor(extraction: Extraction) -> date:
    article = extraction.article
    dateline = article.dateline_date
    if dateline is None or dateline > article.publication_date:
        return article.publication_date
    return dateline


def _resolve(time: TimeExpression, mention: Mention, extraction: Extraction) -> ResolvedTime | None:
    """Resolve a time expression in the direction that the event's modality asks for."""
    anchor = _anchor(extraction)
    if mention.modality in _AHEAD:
        tense: Tense = "past" if time.tense == "past" else "future"
        return resolve_time(time.span.text, tense, anchor)
    for option in (time.tense, "past"):
        resolved = resolve_time(time.span.text, option, anchor)
        if (
            resolved is None
            or resolved.first is None
            or resolved.first <= extraction.article.publication_date
        ):
            return resolved
    return None


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
    if mention.event_type not in STATEMENTS or not _in_lead(mention, extraction):
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
    resolved = resolve_time(time.span.text, time.tense, _anchor(extraction))
    return resolved is not None and resolved.precision == "day"


def _is_todays(mention: Mention, extraction: Extraction) -> bool:
    """Say whether an event without words of time is told as what happened on the dateline's day."""
    is_statement = mention.event_type in STATEMENTS
    told = _SAID if is_statement else _DONE
    if mention.modality not in told or mention.is_background:
        return False
    before = _before_trigger(mention, extraction)
    if _UNDATED.search(extraction.sentences[mention.sentence_index].text):
        return False
    if is_statement:
        is_perfect = _PERFECT.search(before) is not None
        return _is_todays_statement(mention, extraction, is_perfect=is_perfect)
    is_perfect = _PERFECT.search(before) is not None or _PERFECT_LIST.search(before) is not None
    return _in_lead(mention, extraction) and not is_perfect and not mention.is_quote


def _is_todays_statement(mention: Mention, extraction: Extraction, *, is_perfect: bool) -> bool:
    if _in_lead(mention, extraction):
        return True
    if _continues_the_past(mention, extraction):
        return False
    return mention.speaker is not None and (
        _is_by_speaker(mention)
        or (mention.is_quote and mention.tense == "present" and not is_perfect)
    )


def _is_by_speaker(mention: Mention) -> bool:
    """Say whether the speaker of the sentence does the event by what is said."""
    speaker = mention.speaker
    if speaker is None:
        return False
    actors = [each.party for each in mention.participants if each.role == "actor"]
    return any(_is_same(actor, speaker) for actor in actors)


def _is_same(actor: Party, speaker: Party) -> bool:
    if actor.span == speaker.span or actor.head.lower() in _SELF:
        return True
    return bool(_names(actor) & _names(speaker))


def _names(party: Party) -> set[str]:
    names = {party.name.text if party.name else party.head}
    if party.antecedent is not None:
        names |= _names(party.antecedent)
    return {name.rsplit(maxsplit=1)[-1].lower() for name in names}


def _before_trigger(mention: Mention, extraction: Extraction) -> str:
    start = extraction.sentences[mention.sentence_index].start
    return extraction.article.text[start : mention.trigger.start]


def _in_lead(mention: Mention, extraction: Extraction) -> bool:
    """Say whether the mention stands in the first paragraph."""
    paragraphs = extraction.article.paragraphs
    return bool(paragraphs) and mention.trigger.start < paragraphs[0].end


def _continues_the_past(mention: Mention, extraction: Extraction) -> bool:
    """Say whether the paragraph began with `Earlier`, or a sentence of it with another day."""
    article = extraction.article
    trigger = mention.trigger.start
    paragraph = next((p for p in article.paragraphs if p.start <= trigger < p.end), None)
    if paragraph is None:
        return False
    if _EARLIER.match(article.text, paragraph.start, paragraph.end) or _EARLIER.match(
        paragraph.text
    ):
        return True
    today = _anchor(extraction)
    sentence = extraction.sentences[mention.sentence_index]
    earlier = (
        time for time in extraction.times if paragraph.start <= time.span.start < sentence.start
    )
    resolved = (resolve_time(time.span.text, time.tense, today) for time in earlier)
    return any(each.last < today for each in resolved if each is not None and each.last is not None)
