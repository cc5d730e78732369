"""What the readers of time expressions share: parts of a form, counts, and the nearest year.

The readers stand in `transform.time_calendar`, `transform.time_days` and `transform.time_lengths`.
"""

from collections.abc import Callable, Mapping
from datetime import date

from extract.records import Tense
from seeds.time_words import NUMBERS
from transform import periods
from transform.periods import Period

Parts = Mapping[str, str | None]
Reader = Callable[[Parts, Tense, date], Period | None]
"""From the parts of a form, the tense and the anchor to a period; None where the parts say nothing."""

BACKWARD = frozenset({"last", "past", "previous", "this past"})
FORWARD = frozenset({"next", "coming", "upcoming", "this coming"})
UNKNOWN_DAY = "XXXX-XX-XX"


class Named(dict[str, str | None]):
    """Groups of a match by name; a group that the form does not have is None."""

    def __missing__(self, key: str) -> None:
        return None


def year_of(parts: Parts, anchor: date) -> int | None:
    """Return the year that is written out or counted from this one."""
    if parts["year"]:
        return int(parts["year"])
    shift = {"last": -1, "this": 0, "next": 1, "the": 0}.get(parts["which_year"] or "")
    return None if shift is None else anchor.year + shift


def nearest(make: Callable[[int], Period], tense: Tense, anchor: date) -> Period:
    """Return the period of last, this or next year that the tense means.

    Present tense takes the nearest; past and future the nearest that has begun or not yet ended.
    """
    options = [make(anchor.year + shift) for shift in (-1, 0, 1)]
    if tense == "past":
        options = [each for each in options if each.first is not None and each.first <= anchor]
    if tense == "future":
        options = [each for each in options if each.last is not None and each.last >= anchor]
    return min(options, key=lambda each: _distance(each, anchor))


def _distance(period: Period, anchor: date) -> int:
    if period.first is None or period.last is None:
        return 0
    if period.first <= anchor <= period.last:
        return 0
    return min(abs((period.first - anchor).days), abs((period.last - anchor).days))


def valid_day(year: int, month: int, number: int) -> Period:
    """Return a day; 29 February of a common year is that of the last leap year."""
    if (month, number) == (2, 29):
        while not _is_leap(year):
            year -= 1
    return periods.day(date(year, month, number))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def read_number(text: str | None) -> float | None:
    """Return the value of a count: figures, a number word, or the end of `10-15`."""
    if text is None:
        return None
    last = text.replace("–", "-").rsplit("-", maxsplit=1)[-1].lower()
    return float(NUMBERS[last]) if last in NUMBERS else float(last)
