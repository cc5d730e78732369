"""Readers of units counted from today (`last week`, `three days ago`) and of mere lengths (`two years`).

A length, a frequency, or a time counted from another time of the text has a TIMEX3 value but no day.
"""

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from extract.records import Tense
from seeds.time_words import DAY_PARTS, UNITS, WEEKDAYS
from transform import periods
from transform.periods import Period
from transform.time_parts import BACKWARD, FORWARD, UNKNOWN_DAY, Parts, read_number

_DAY = timedelta(days=1)


def read_unit(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `last week`, `later this year`, `the beginning of this month`, `the weekend`."""
    which = (parts["which"] or "").lower()
    unit = (parts["unit"] or "").lower()
    if which in {"following", "same", "previous"}:
        return periods.unknown({"day": UNKNOWN_DAY, "week": "XXXX-WXX"}.get(unit, "XXXX"))
    shift = -1 if which in BACKWARD else 1 if which in FORWARD else 0
    if which == "the" and unit == "weekend" and tense == "past" and anchor.weekday() < 5:
        shift = -1
    whole = _unit_period(unit, shift, anchor)
    if parts["part"]:
        return periods.part_of(whole, parts["part"])
    return _narrowed(whole, (parts["sooner"] or "").lower(), anchor)


def _unit_period(unit: str, shift: int, anchor: date) -> Period:
    return _UNIT_PERIODS.get(unit, _UNIT_PERIODS["year"])(shift, anchor)


def _month_period(shift: int, anchor: date) -> Period:
    when = anchor + relativedelta(months=shift)
    return periods.month(when.year, when.month)


def _quarter_period(shift: int, anchor: date) -> Period:
    when = anchor + relativedelta(months=3 * shift)
    return periods.quarter(when.year, (when.month + 2) // 3)


def _decade_period(shift: int, anchor: date) -> Period:
    first = (anchor.year // 10 + shift) * 10
    return periods.years(first, first + 9, str(first // 10))


def _century_period(shift: int, anchor: date) -> Period:
    number = anchor.year // 100 + shift
    return periods.years(number * 100, number * 100 + 99, str(number))


_UNIT_PERIODS: dict[str, Callable[[int, date], Period]] = {
    "day": lambda shift, anchor: periods.day(anchor + shift * _DAY),
    "week": lambda shift, anchor: periods.week(anchor + 7 * shift * _DAY),
    "weekend": lambda shift, anchor: periods.weekend(anchor + 7 * shift * _DAY),
    "month": _month_period,
    "quarter": _quarter_period,
    "year": lambda shift, anchor: periods.year(anchor.year + shift),
    "decade": _decade_period,
    "century": _century_period,
}


def _narrowed(whole: Period, sooner: str, anchor: date) -> Period:
    """Return the part of this week, month or year before or after today."""
    if whole.first is None or whole.last is None or whole.precision == "day":
        return whole
    if sooner in {"earlier", "early"} and whole.first < anchor <= whole.last:
        return Period(whole.first, anchor, "range", whole.value)
    if sooner in {"later", "late"} and whole.first <= anchor < whole.last:
        return Period(anchor, whole.last, "range", whole.value)
    return whole


def read_stretch(parts: Parts, _tense: Tense, anchor: date) -> Period | None:
    """Read `the past two days`, `the next three months`, `recent years`."""
    which = (parts["which"] or "").lower()
    count, unit = read_number(parts["count"]), (parts["unit"] or "").lower()
    value = _duration_value(count, unit)
    if count is None or which in {"first", "following", "recent"}:
        return periods.unknown("PAST_REF" if which == "recent" else value)
    length = _length(count, unit)
    if length is None:
        return periods.unknown(value)
    first, last = (anchor - length, anchor) if which in BACKWARD else (anchor, anchor + length)
    return periods.between(first, last, value)


def _length(count: float, unit: str) -> relativedelta | None:
    """Return a stretch of whole days, or None where it is shorter or no whole number."""
    if not count.is_integer():
        return None
    number = int(count)
    if unit == "hour":
        return relativedelta(days=-(-number // 24))
    return {
        "day": relativedelta(days=number),
        "week": relativedelta(weeks=number),
        "month": relativedelta(months=number),
        "quarter": relativedelta(months=3 * number),
        "year": relativedelta(years=number),
        "decade": relativedelta(years=10 * number),
    }.get(unit)


def read_distance(parts: Parts, _tense: Tense, anchor: date) -> Period | None:
    """Read `three days ago`, `a year earlier`, `two weeks from now`; the unit is the precision."""
    count, unit = read_number(parts["count"]), (parts["unit"] or parts["plural"] or "").lower()
    side = (parts["side"] or "").lower()
    if count is None or (side not in {"ago", "from now"} and unit not in {"year", "month"}):
        return periods.unknown("PAST_REF" if side == "ago" else _duration_value(count, unit))
    if side in {"later", "after"}:
        return periods.unknown(_duration_value(count, unit))
    if unit == "century":
        return periods.unknown(_duration_value(count, unit))
    length = _length(count, unit) or relativedelta()
    when = anchor + length if side == "from now" else anchor - length
    return _unit_period({"hour": "day", "minute": "day", "second": "day"}.get(unit, unit), 0, when)


def read_duration(parts: Parts, _tense: Tense, _anchor: date) -> Period | None:
    """Read `two years`, `50-minute`, `decades`: how long, but not when."""
    unit = (parts["unit"] or parts["plural"] or "").lower()
    count = read_number(parts["count"])
    if count is not None and parts["half_more"]:
        count += 0.5
    return periods.unknown(_duration_value(count, unit))


def _duration_value(count: float | None, unit: str) -> str:
    code = UNITS[{"centuries": "century"}.get(unit, unit)]
    time = "T" if unit in {"second", "minute", "hour"} else ""
    return f"P{time}{'X' if count is None else f'{count:g}'}{code}"


def read_set(parts: Parts, _tense: Tense, _anchor: date) -> Period | None:
    """Read `every day`, `annually`, `every Monday`."""
    if parts["weekday"]:
        return periods.unknown(f"XXXX-WXX-{WEEKDAYS[parts['weekday'].capitalize()] + 1}")
    if parts["day_part"]:
        return periods.unknown(f"XXXX-XX-XXT{DAY_PARTS[parts['day_part'].lower()]}")
    adverbs = {"dai": "1D", "wee": "1W", "mon": "1M", "qua": "1Q", "ann": "1Y", "yea": "1Y"}
    if parts["adverb"]:
        return periods.unknown(f"P{adverbs[parts['adverb'].lower()[:3]]}")
    return periods.unknown(f"P{2 if parts['other'] else 1}{UNITS[(parts['unit'] or '').lower()]}")


def read_reference(parts: Parts, _tense: Tense, _anchor: date) -> Period | None:
    """Read `recently`, `now`, `soon`: no day."""
    name = next(name for name in ("past", "present", "future") if parts[name])
    return periods.unknown(f"{name.upper()}_REF")


def read_neighbour(parts: Parts, _tense: Tense, _anchor: date) -> Period | None:
    """Read `the same day`, `the following week`: counted from another time of the text."""
    unit = (parts["unit"] or parts["unit2"] or "day").lower()
    return periods.unknown(
        {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(unit, UNKNOWN_DAY)
    )
