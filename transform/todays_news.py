"""Whether an event without words of time is told as today's news: as of the day of the dateline.

Today's are statements of today's speaker, and what the lead paragraph tells in a simple tense. Not today's
are background, the perfect (`has repeatedly accused`), and what goes on about another day.
"""

import re
from datetime import date

from extract.records import Extraction, Mention, Party, Span
from transform.time_values import resolve_time

STATEMENTS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""Event types that are done by speaking."""

_DONE = frozenset({"asserted", "negated"})
# A promise or threat is made today, whatever it is about.
_SAID = _DONE | {"planned"}
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
_PERFECT_LIST = re.compile(r"\b(?:have|has|had) been\b[^,;.]*$", re.IGNORECASE)
_SELF = frozenset({"i", "we", "he", "she", "it", "they", "our", "us", "me"})


def today(extraction: Extraction) -> date:
    """Return the day from which an article counts: that of its dateline, or of its publication."""
    article = extraction.article
    dateline = article.dateline_date
    if dateline is None or dateline > article.publication_date:
        return article.publication_date
    return dateline


def in_lead(mention: Mention, extraction: Extraction) -> bool:
    """Say whether the mention stands in the first paragraph."""
    paragraphs = extraction.article.paragraphs
    return bool(paragraphs) and mention.trigger.start < paragraphs[0].end


def is_todays(mention: Mention, extraction: Extraction) -> bool:
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
    return in_lead(mention, extraction) and not is_perfect and not mention.is_quote


def _is_todays_statement(mention: Mention, extraction: Extraction, *, is_perfect: bool) -> bool:
    if in_lead(mention, extraction):
        return True
    by_speaker = _is_by_speaker(mention)
    if _opens_with_earlier(mention, extraction):
        return False
    if _continues_the_past(mention, extraction) and not (by_speaker and mention.is_quote):
        return False
    return mention.speaker is not None and (
        by_speaker or (mention.is_quote and mention.tense == "present" and not is_perfect)
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


def _paragraph_of(mention: Mention, extraction: Extraction) -> Span | None:
    trigger = mention.trigger.start
    paragraphs = extraction.article.paragraphs
    return next((each for each in paragraphs if each.start <= trigger < each.end), None)


def _opens_with_earlier(mention: Mention, extraction: Extraction) -> bool:
    """Say whether the paragraph began with `Earlier`."""
    paragraph = _paragraph_of(mention, extraction)
    return paragraph is not None and _EARLIER.match(paragraph.text) is not None


def _continues_the_past(mention: Mention, extraction: Extraction) -> bool:
    """Say whether a sentence of the paragraph before told of another day."""
    paragraph = _paragraph_of(mention, extraction)
    if paragraph is None:
        return False
    anchor = today(extraction)
    sentence = extraction.sentences[mention.sentence_index]
    earlier = (
        time for time in extraction.times if paragraph.start <= time.span.start < sentence.start
    )
    resolved = (resolve_time(time.span.text, time.tense, anchor) for time in earlier)
    return any(
        each.last < anchor for each in resolved if each is not None and each.last is not None
    )
