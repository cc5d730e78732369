"""Find the datelines in a text and read place, region, date and agency from them.

A dateline is found by its date and agency (`November 17. /TASS/.`) or by a known agency alone
(`(Reuters) -`); the place is what stands in capitals before it. Only a bounded stretch is looked at
around each, so that a long text takes time in proportion to its length.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.dateline import Dateline
from extract.dateline_patterns import (
    AGENCY_FIRST,
    DATED,
    FOLLOWING,
    KNOWN_AGENCY,
    LINE_PLACE,
    MONTH,
    OPENING,
    PLACE,
    RECORD_MARK,
    TASS,
    UNDATED,
)

_WINDOW = 140
_BLANK = re.compile(r"[^\S\r\n]{0,3}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def find_datelines(text: str) -> list[Dateline]:
    """Find all datelines of a text, in order and not overlapping.

    What follows another dateline directly (`MOSCOW, May 5. /TASS/. BERLIN (AP) -`) is part of it.
    """
    found = [
        *_with_place(text, DATED),
        *(dateline for dateline in _with_place(text, UNDATED) if dateline.opens_line),
        *_agency_first(text),
        *_opening(text),
    ]
    found.sort(key=lambda one: (one.start, one.agency is None, one.day is None, -one.end))
    apart: list[Dateline] = []
    for dateline in found:
        if not apart or dateline.start >= apart[-1].end:
            if apart and _BLANK.fullmatch(text, apart[-1].end, dateline.start):
                apart[-1] = replace(apart[-1], end=dateline.end)
            else:
                apart.append(_with_following(text, dateline))
    return apart


def _with_place(text: str, pattern: re.Pattern[str]) -> Iterator[Dateline]:
    for match in pattern.finditer(text):
        window, opens = _before(text, match.start())
        before = text[window : match.start()]
        place = PLACE.search(before)
        if not place and opens and KNOWN_AGENCY.search(match["agency"]):
            place = LINE_PLACE.match(before)
        if place:
            yield _dateline(match, window, place, opens)
        elif opens and not before.strip() and _date_of(match):
            yield _dateline(match, window, None, opens)


def _before(text: str, end: int) -> tuple[int, bool]:
    """Return where the line's text before `end` begins, and whether that is its beginning."""
    low = max(0, end - _WINDOW)
    start = max(text.rfind("\n", low, end), text.rfind("\r", low, end)) + 1
    for mark in RECORD_MARK.finditer(text, max(start, low), end):
        start = mark.end()
    return (start, True) if start or not low else (low, False)


def _dateline(
    match: re.Match[str], window: int, place: re.Match[str] | None, opens: bool
) -> Dateline:
    begin = window + place.start("place") if place else match.start()
    between = match.string[window:begin]
    month, day, year = _read_date(_date_of(match))
    return Dateline(
        start=begin,
        end=match.end(),
        place=_place(place) if place else None,
        region=_region(place) if place else None,
        month=month,
        day=day,
        year=year,
        agency=_agency(match["agency"]),
        opens_line=opens and not between.strip(),
    )


def _agency_first(text: str) -> Iterator[Dateline]:
    for match in AGENCY_FIRST.finditer(text):
        month, day, year = _read_date(_date_of(match))
        start = match.start("agency")
        yield Dateline(
            start, match.end(), None, None, month, day, year, agency="TASS", opens_line=True
        )


def _opening(text: str) -> Iterator[Dateline]:
    for match in OPENING.finditer(text):
        start, place, region = match.start("place"), _place(match), _region(match)
        yield Dateline(
            start, match.end(), place, region, None, None, None, agency=None, opens_line=True
        )


def _with_following(text: str, dateline: Dateline) -> Dateline:
    following = FOLLOWING.match(text, dateline.end)
    return replace(dateline, end=following.end()) if following else dateline


def _date_of(match: re.Match[str]) -> str | None:
    return match["date"] if "date" in match.re.groupindex else None


def _place(match: re.Match[str]) -> str | None:
    place = " ".join(match["place"].split())
    return None if re.fullmatch(TASS, place) else place


def _region(place: re.Match[str]) -> str | None:
    parts = place.groupdict()
    region = parts.get("slashed") or parts.get("bracketed") or parts["after"]
    return " ".join(region.split()) if region else None


def _read_date(written: str | None) -> tuple[int | None, int | None, int | None]:
    if not written:
        return None, None, None
    name = re.search(MONTH, written)
    numbers = [int(digits) for digits in re.findall(r"\d+", written)]
    month = _MONTHS.index(name[0][:3].lower()) + 1 if name else None
    return month, numbers[0], numbers[1] if len(numbers) > 1 else None


def _agency(written: str) -> str:
    if re.search(r"itar[-\s]tass", written, re.IGNORECASE):
        return "ITAR-TASS"
    if re.search(TASS, written):
        return "TASS"
    inside = re.search(r"[(/]([^()]{1,40}?)[)/]", written)
    return " ".join((inside[1] if inside else written).split())
