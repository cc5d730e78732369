"""Split the text of a raw file into stories: by record marks, and inside a record by datelines.

A story without a dateline is kept whole. What stands between two stories of a record, a headline and
other furniture, goes with the later one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.dateline import Dateline
from extract.dateline_search import find_datelines
from extract.furniture import is_furniture, is_headline_like, stands_alone
from extract.paragraphs import ends_sentence, paragraphs_of
from extract.record_marks import RecordDate, find_marks

_LAST_SENTENCE_END = re.compile(r"""[.!?]["'”’»)]{0,2}\s+(?=\S)""")
_LONGEST_HEADER = 400
_MOST_HEADERS = 20
_LEAST_PROSE = 600
_LONGEST_LOOK = 100_000


@dataclass(frozen=True, slots=True)
class Story:
    """A stretch of a raw file's text that is one story.

    Attributes:
        record_date: Date of its record mark, None if it has none.
        header_start: Where its headline and the furniture before it begin.
        start: Where its dateline begins, or its text if it has no dateline.
        end: Where the next story, or its header, begins.
        dateline: Its dateline.
    """

    record_date: RecordDate | None
    header_start: int
    start: int
    end: int
    dateline: Dateline | None


@dataclass(frozen=True, slots=True)
class _Record:
    date: RecordDate | None
    start: int
    end: int


def split_stories(text: str) -> Iterator[Story]:
    """Split a decoded text; a text of white space alone gives nothing."""
    datelines = find_datelines(text)
    position = 0
    for record in _records(text, datelines):
        opening: list[Dateline] = []
        while position < len(datelines) and datelines[position].start < record.end:
            dateline = datelines[position]
            if dateline.start >= record.start and (dateline.is_firm or not opening):
                opening.append(dateline)
            position += 1
        yield from _stories(text, record, opening)


def _records(text: str, datelines: list[Dateline]) -> Iterator[_Record]:
    marks = list(find_marks(text, {dateline.start for dateline in datelines}))
    first = marks[0].start if marks else len(text)
    if text[:first].strip():
        yield _Record(None, 0, first)
    for mark, following in pairwise([*marks, None]):
        if mark:
            yield _Record(mark.date, mark.end, following.start if following else len(text))


def _stories(text: str, record: _Record, datelines: list[Dateline]) -> Iterator[Story]:
    if not datelines:
        yield Story(record.date, record.start, record.start, record.end, None)
        return
    header = record.start
    if _has_prose(text, record.start, datelines[0].start):
        header = _header_start(text, record.start, datelines[0].start)
        yield Story(record.date, record.start, record.start, header, None)
    for dateline, following in pairwise([*datelines, None]):
        if dateline:
            end = _header_start(text, dateline.end, following.start) if following else record.end
            yield Story(record.date, header, dateline.start, end, dateline)
            header = end


def _has_prose(text: str, start: int, end: int) -> bool:
    """Say whether a story of its own, without a dateline, stands before the first dateline."""
    if end - start < _LEAST_PROSE:
        return False
    looked_at = min(end, start + _LONGEST_LOOK)
    spans = paragraphs_of(text, start, looked_at, stands_alone)
    paragraphs = [text[slice(*span)] for span in spans]
    prose = [one for one in paragraphs if ends_sentence(one) and not is_furniture(one)]
    return len(prose) > 1 and sum(map(len, prose)) >= _LEAST_PROSE


def _header_start(text: str, start: int, end: int) -> int:
    """Return where the header of the story whose dateline is at `end` begins.

    Args:
        text: Decoded text.
        start: Where the body of the story before it begins.
        end: Where its dateline begins.
    """
    header = _fragment_start(text, start, end)
    low = max(start, header - _LONGEST_HEADER * _MOST_HEADERS)
    paragraphs = paragraphs_of(text, low, header, stands_alone)
    for first, last in reversed(paragraphs[1:]):
        line = text[first:last]
        if not (is_headline_like(line) or is_furniture(line)):
            break
        header = first
    return header


def _fragment_start(text: str, start: int, end: int) -> int:
    """Return where the words that stand before a dateline on its own line begin."""
    low = max(start, end - _LONGEST_HEADER)
    line = max(text.rfind("\n", low, end), text.rfind("\r", low, end)) + 1
    begin = max(line, low)
    for match in _LAST_SENTENCE_END.finditer(text, begin, end):
        begin = match.end()
    return begin if begin > low or low == start else end
