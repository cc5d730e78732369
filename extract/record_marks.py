"""The mark ` date 2021-11-17 ` that opens a record, and the date it gives, which may be partial."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from extract.dateline import Dateline, day_or_none

_MARK = re.compile(
    r"(?:(?P<opening>\A|(?<=[\n\r]))[ \t\xa0\ufeff]*|(?<=\s))"
    r"date[ \t]{1,4}(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:\s|\Z)",
    re.ASCII,
)
_BLANK = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class RecordDate:
    """A date as a record mark gives it: a day, a month or a year.

    Attributes:
        year: Year.
        month: Month, None if only the year is given.
        day: Day, None if it is not given; it need not exist in the month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = (
            f"{self.year:04}",
            *(f"{part:02}" for part in (self.month, self.day) if part is not None),
        )
        return "-".join(parts)

    def agrees_with(self, day: date) -> bool:
        """Say whether the day is the date, or lies in its month or year."""
        return day.isoformat().startswith(str(self))

    def completed_by(self, dateline: Dateline | None) -> date | None:
        """Return the day that the mark gives, with what it lacks taken from the dateline.

        Returns:
            None if a part is lacking still, if mark and dateline disagree, or if there is no such day.
        """
        if self.month is not None and self.day is not None:
            return day_or_none(self.year, self.month, self.day)
        day = dateline.in_year(self.year) if dateline else None
        return day if day and self.agrees_with(day) else None


@dataclass(frozen=True, slots=True)
class RecordMark:
    """A record mark: it stands at `start`, and its record's text begins at `end`."""

    start: int
    end: int
    date: RecordDate


def find_marks(text: str, dateline_starts: Container[int]) -> Iterator[RecordMark]:
    """Find the record marks of a text.

    A mark opens a line, or stands directly before a dateline, where files were joined without a
    newline. A year alone is taken for a mark only at the very beginning.

    Args:
        text: Decoded text of a raw file.
        dateline_starts: Where datelines begin in it.
    """
    for match in _MARK.finditer(text):
        opens = match["opening"] is not None and (match["month"] is not None or match.start() == 0)
        if opens or _text_begins(text, match.end()) in dateline_starts:
            yield RecordMark(match.start(), match.end(), _record_date(match))


def _text_begins(text: str, after: int) -> int:
    blank = _BLANK.match(text, after)
    return blank.end() if blank else after


def _record_date(match: re.Match[str]) -> RecordDate:
    month, day = match["month"], match["day"]
    return RecordDate(int(match["year"]), int(month) if month else None, int(day) if day else None)
