"""Find the datelines in a text and read place, region, date and agency from them.

A dateline is found by its date and agency (`November 17. /TASS/.`) or by a known agency alone
(`(Reuters) -`); the place is what stands in capitals before it. Every pattern has a bounded length,
so that a long text takes time in proportion to its length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_LATEST = timedelta(days=3)
_LONGEST = timedelta(days=362)
_WINDOW = 140
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?P<date>(?:{_MONTH}\.?\s?{_DAY}|{_DAY}\s{_MONTH})\b\.?(?:,?\s\d{{4}}\b)?)"
_TASS = r"(?i:(?:itar[-\s])?tass)"
_KNOWN = (
    r"(?:Reuters|Thomson Reuters|AP|AFP|UPI|DPA|dpa|EFE|ANSA|Interfax[\w\s-]{0,20}|Sputnik|RIA Novosti"
    r"|RAPSI|PRIME|Prime|Xinhua|BelTA|BELTA|UNIAN|Ukrinform|Bloomberg|CNN|RFE/RL|VOA|ANI|PTI|IANS|KYODO"
    r"|Kyodo|Yonhap|Anadolu(?: Agency)?|AA|KUNA|SANA|IRNA|MENA|WAM|SPA|QNA|Azertac|AZERTAC|Trend"
    rf"|Kazinform|Armenpress|ARMENPRESS|Tanjug|TANJUG|{_TASS}[\w\s-]{{0,20}})"
)
_DASH = r"\s{0,2}(?:[-–—]{1,2})"  # noqa: RUF001 - dashes as printed
_SLASHED = rf"/\s?(?:[^/\n\r]{{0,40}}{_TASS}[^/\n\r]{{0,40}}|[A-Z][\w .-]{{1,30}})/"
_TORN = rf"/?\s?{_TASS}\s?/?(?=\s?[.:])"
_AFTER = r"\s?[.:,]{0,2}(?:\s{1,2}[-–—]{1,2}(?=\s))?"  # noqa: RUF001 - dashes as printed
_BETWEEN = r"\s?[.:,]?\s{0,3}[-–—]{0,2}\s{0,2}"  # noqa: RUF001 - dashes as printed

_DATED = re.compile(
    rf"(?<!\w){_DATE}{_BETWEEN}"
    rf"(?P<agency>{_SLASHED}{_AFTER}|\([A-Z][^()\n\r]{{1,40}}\){_DASH}"
    rf"|\({_TASS}[^()\n\r]{{0,30}}\){_AFTER}|{_TORN}{_AFTER})"
)
_UNDATED = re.compile(rf"(?P<agency>\({_KNOWN}\){_DASH}|/{_TASS}[\w\s-]{{0,20}}/\s?[.:]{_AFTER})")
_AGENCY_FIRST = re.compile(
    rf"(?:(?<=[\n\r])|\A)[ \t]*(?:date \S{{4,10}} )?(?P<agency>/?TASS(?:[\s-]FACTBOX)?/?)"
    rf"(?:,?\s{_DATE})?\s?[.:]{_AFTER}(?=\s)"
)

_CAPITALS = r"[^\W\d_a-zа-яё]"  # noqa: RUF001 - stray Cyrillic letters
_WORD = (
    rf"(?:(?:ST|FT|MT|STE)\.|(?:[A-Z]\.){{2,3}}"
    rf"|{_CAPITALS}{{2,20}}(?:['’-][^\W\d_]{{1,20}}){{0,4}}(?!\w))"  # noqa: RUF001 - as printed
)
_GAP = r"(?:\s?/\s?|\s[-–]\s|\s(?:(?:de|do|of|the|la|el|al)\s)?|(?<=\.))"  # noqa: RUF001 - as printed
_REGION = (
    r"(?:,?\s?/(?P<slashed>[^/\n\r]{2,40})/|\s?\((?P<bracketed>[^()\n\r]{2,40})\)"
    r"|,\s(?P<after>[A-Z][\w.]{1,20}(?:\s[A-Z][\w.]{1,20}){0,2}))?"
)
_END = r"\s?[,.:]?\s{0,3}\Z"
_PLACE = re.compile(rf"(?<![\w/-])(?P<place>{_WORD}(?:{_GAP}{_WORD}){{0,5}}){_REGION}{_END}")
_LINE_PLACE = re.compile(
    r"\s*(?P<place>(?:ABOARD|Aboard|On board|ON BOARD)\b.{1,100}?"
    r"|[A-Z][\w.'’-]{1,20}(?:[\s/-][A-Z][\w.'’-]{1,20}){0,4}?)"  # noqa: RUF001 - as printed
    rf"{_REGION}{_END}"
)
_RECORD_MARK = re.compile(r"date \d{4}[-\d]{0,6}\s")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as written, and where it stands.

    Attributes:
        start: Its first character in the text.
        end: The first character after it, before the space that parts it from the story.
        place: Place before the date (`IGORA`), None where there is none.
        region: Region after the place (`Leningrad Region`).
        month: Month of its date, 1 to 12.
        day: Day of its date; it need not exist in the month.
        year: Year, which is seldom given.
        agency: `TASS`, `ITAR-TASS`, or another agency as written.
        opens_line: Whether nothing but a record mark stands before it on its line.
    """

    start: int
    end: int
    place: str | None
    region: str | None
    month: int | None
    day: int | None
    year: int | None
    agency: str
    opens_line: bool

    @property
    def is_firm(self) -> bool:
        """Whether it can only be the beginning of a story, wherever it stands."""
        return self.place is not None and (self.day is not None or self.opens_line)

    def date_for(self, publication_date: date) -> date | None:
        """Supply the year: the latest such day that is not much after the publication date.

        Returns:
            None if there is no such day in the year before it (February 30).
        """
        for year in (publication_date.year + 1, publication_date.year, publication_date.year - 1):
            day = self.in_year(year)
            if day and -_LATEST <= publication_date - day <= _LONGEST:
                return day
        return None

    def in_year(self, year: int) -> date | None:
        """Return its date in a year, None if it has none there or gives another year itself."""
        if self.month is None or self.day is None or (self.year or year) != year:
            return None
        return day_or_none(year, self.month, self.day)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return a calendar day, None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_datelines(text: str) -> list[Dateline]:
    """Find all datelines of a text, in order and not overlapping."""
    found = [
        *_with_place(text, _DATED),
        *_with_place(text, _UNDATED),
        *_agency_first(text),
    ]
    found.sort(key=lambda dateline: (dateline.start, -dateline.end))
    apart: list[Dateline] = []
    for dateline in found:
        if not apart or dateline.start >= apart[-1].end:
            apart.append(dateline)
    return apart


def _with_place(text: str, pattern: re.Pattern[str]) -> Iterator[Dateline]:
    for match in pattern.finditer(text):
        window, opens = _before(text, match.start())
        place = _PLACE.search(text[window : match.start()])
        if not place and opens:
            place = _LINE_PLACE.match(text[window : match.start()])
        if place:
            yield _dateline(match, window, place, opens)
        elif opens and not text[window : match.start()].strip() and _date_of(match):
            yield _dateline(match, window, None, opens)


def _before(text: str, end: int) -> tuple[int, bool]:
    """Return where the line's text before `end` begins, and whether that is its beginning."""
    low = max(0, end - _WINDOW)
    start = max(text.rfind("\n", low, end), text.rfind("\r", low, end)) + 1
    for mark in _RECORD_MARK.finditer(text, max(start, low), end):
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
    for match in _AGENCY_FIRST.finditer(text):
        month, day, year = _read_date(_date_of(match))
        start = match.start("agency")
        yield Dateline(start, match.end(), None, None, month, day, year, "TASS", True)


def _date_of(match: re.Match[str]) -> str | None:
    return match["date"] if "date" in match.re.groupindex else None


def _place(match: re.Match[str]) -> str | None:
    place = " ".join(match["place"].split())
    return None if re.fullmatch(_TASS, place) else place


def _region(place: re.Match[str]) -> str | None:
    region = place["slashed"] or place["bracketed"] or place["after"]
    return " ".join(region.split()) if region else None


def _read_date(written: str | None) -> tuple[int | None, int | None, int | None]:
    if not written:
        return None, None, None
    name = re.search(_MONTH, written)
    numbers = [int(digits) for digits in re.findall(r"\d+", written)]
    month = _MONTHS.index(name[0][:3].lower()) + 1 if name else None
    return month, numbers[0], numbers[1] if len(numbers) > 1 else None


def _agency(written: str) -> str:
    if re.search(r"itar[-\s]tass", written, re.IGNORECASE):
        return "ITAR-TASS"
    if re.search(_TASS, written):
        return "TASS"
    inside = re.search(r"[(/]\s?([^()]{1,40}?)\s?[)/]", written)
    return inside[1] if inside else written.strip()
