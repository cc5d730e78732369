"""Stretches of calendar days with their name in TIMEX3: days, weeks, months, seasons, years.

Pure calendar arithmetic; what an expression means in a newswire text is decided in
`transform.time_values`.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days.

    Attributes:
        first: First day, or None where no day is known.
        last: Last day.
        precision: One of `schemas.DATE_PRECISIONS`, or None where no day is known.
        value: TIMEX3 value.
    """

    first: date | None
    last: date | None
    precision: str | None
    value: str


def unknown(value: str) -> Period:
    """Return a period of which only the TIMEX3 value is known: a duration, `PAST_REF`."""
    return Period(None, None, None, value)


def day(when: date) -> Period:
    """Return one day."""
    return Period(when, when, "day", when.isoformat())


def between(first: date, last: date, value: str) -> Period:
    """Return the days from `first` to `last`."""
    return Period(first, last, "range", value)


def week(when: date) -> Period:
    """Return the ISO week that holds a day."""
    year, number, weekday = when.isocalendar()
    monday = when - (weekday - 1) * _DAY
    return Period(monday, monday + 6 * _DAY, "week", f"{year:04d}-W{number:02d}")


def weekend(when: date) -> Period:
    """Return Saturday and Sunday of the ISO week that holds a day."""
    whole = week(when)
    assert whole.first is not None  # noqa: S101 - a week has days
    saturday = whole.first + 5 * _DAY
    return Period(saturday, saturday + _DAY, "range", f"{whole.value}-WE")


def month(year: int, number: int) -> Period:
    """Return a calendar month."""
    last = date(year, number, monthrange(year, number)[1])
    return Period(date(year, number, 1), last, "month", f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Period:
    """Return a quarter, 1 to 4, of a calendar year."""
    first = date(year, 3 * number - 2, 1)
    return between(first, first + relativedelta(months=3, days=-1), f"{year:04d}-Q{number}")


def half(year: int, number: int) -> Period:
    """Return the first or second half of a calendar year."""
    first = date(year, 6 * number - 5, 1)
    return between(first, first + relativedelta(months=6, days=-1), f"{year:04d}-H{number}")


def season(year: int, code: str) -> Period:
    """Return a season; a winter is that which begins in December of the year."""
    first = date(year, _SEASON_MONTHS[code], 1)
    return Period(first, first + relativedelta(months=3, days=-1), "season", f"{year:04d}-{code}")


def year(number: int) -> Period:
    """Return a calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year", f"{number:04d}")


def years(first: int, last: int, value: str) -> Period:
    """Return whole calendar years."""
    return between(date(first, 1, 1), date(last, 12, 31), value)


def part_of(period: Period, part: str) -> Period:
    """Return the part of a period that `early`, `late`, `beginning of` ... name.

    `early`, `mid` and `late` are thirds, a beginning and an end the first and last month of a year or
    ten days of a month, halves halves. The TIMEX3 value stays that of the whole.
    """
    if period.first is None or period.last is None:
        return period
    begin, end = _share(part, is_year=period.precision == "year")
    if period.precision == "year":
        first = period.first + relativedelta(months=round(begin * 12))
        last = period.first + relativedelta(months=round(end * 12), days=-1)
        return replace(period, first=first, last=last, precision="range")
    days = (period.last - period.first).days + 1
    thirty = 30 if period.precision == "month" else days  # thirds of ten days, and the rest
    first = period.first + round(begin * thirty) * _DAY
    last = period.last if end == 1 else period.first + (round(end * thirty) - 1) * _DAY
    return replace(period, first=first, last=last, precision="day" if first == last else "range")


def _share(part: str, *, is_year: bool) -> tuple[float, float]:
    """Return begin and end of a part as shares of the whole."""
    edge = 1 / 12 if is_year else 1 / 3
    words = part.lower().removeprefix("very ").removeprefix("the ").removesuffix(" of").strip(" -")
    return {
        "early": (0.0, 1 / 3),
        "mid": (1 / 3, 2 / 3),
        "middle": (1 / 3, 2 / 3),
        "late": (2 / 3, 1.0),
        "beginning": (0.0, edge),
        "start": (0.0, edge),
        "end": (1 - edge, 1.0),
        "first half": (0.0, 0.5),
        "second half": (0.5, 1.0),
    }[words]


def unit_period(unit: str, shift: int, anchor: date) -> Period:
    """Return the unit (`week`, `quarter`) that holds a day, or the one some units off."""
    return _UNIT_PERIODS.get(unit, _UNIT_PERIODS["year"])(shift, anchor)


def _month_of(shift: int, anchor: date) -> Period:
    when = anchor + relativedelta(months=shift)
    return month(when.year, when.month)


def _quarter_of(shift: int, anchor: date) -> Period:
    when = anchor + relativedelta(months=3 * shift)
    return quarter(when.year, (when.month + 2) // 3)


def _decade_of(shift: int, anchor: date) -> Period:
    first = (anchor.year // 10 + shift) * 10
    return years(first, first + 9, str(first // 10))


def _century_of(shift: int, anchor: date) -> Period:
    number = anchor.year // 100 + shift
    return years(number * 100, number * 100 + 99, str(number))


_UNIT_PERIODS: dict[str, Callable[[int, date], Period]] = {
    "day": lambda shift, anchor: day(anchor + shift * _DAY),
    "week": lambda shift, anchor: week(anchor + 7 * shift * _DAY),
    "weekend": lambda shift, anchor: weekend(anchor + 7 * shift * _DAY),
    "month": _month_of,
    "quarter": _quarter_of,
    "year": lambda shift, anchor: year(anchor.year + shift),
    "decade": _decade_of,
    "century": _century_of,
}
