"""Readers of units counted from today (`last week`, `three days ago`) and of mere lengths (`two years`).

A length, a frequency, or a time counted from another time of the text has a TIMEX3 value but no day.
"""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from extract.records import Tense
from seeds.time_words import ADVERBS, DAY_PARTS, UNITS, WEEKDAYS
from transform import periods
from transform.periods import Period, unit_period
from transform.time_parts import BACKWARD, FORWARD, UNKNOWN_DAY, Parts, read_number

_DAY = timedelta(days=1)
# `the past year` is twelve months up to today, `last year` the calendar year before.
_LENGTH_WORDS = frozenset({"past", "this past"})
_LENGTH_UNITS = frozenset({"day", "week", "month", "quarter", "year", "decade", "century"})


def read_unit(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `last week`, `later this year`, `the beginning of this month`, `the weekend`."""
    which = (parts["which"] or "").lower()
    unit = (parts["unit"] or "").lower()
    if which in _LENGTH_WORDS and unit in _LENGTH_UNITS and not parts["part"]:
        return _stretch(which, 1.0, unit, anchor)
    if which in {"following", "same"}:
        return periods.unknown({"day": UNKNOWN_DAY, "week": "XXXX-WXX"}.get(unit, "XXXX"))
    shift = -1 if which in BACKWARD else 1 if which in FORWARD else 0
    if which == "the" and unit == "weekend" and tense == "past" and anchor.weekday() < 5:
        shift = -1
    whole = unit_period(unit, shift, anchor)
    if parts["part"]:
        return periods.part_of(whole, parts["part"])
    return _narrowed(whole, (parts["sooner"] or "").lower(), anchor)


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
    return _stretch(which, count, unit, anchor)


def _stretch(which: str, count: float, unit: str, anchor: date) -> Period:
    """Return so many units up to today or from today on."""
    value = _duration_value(count, unit)
    length = length_of(count, unit)
    if length is None:
        return periods.unknown(value)
    first, last = (anchor - length, anchor) if which in BACKWARD else (anchor, anchor + length)
    return periods.between(first, last, value)


def length_of(count: float, unit: str) -> relativedelta | None:
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
    if count is None:
        return periods.unknown("PAST_REF" if side == "ago" else _duration_value(count, unit))
    if side in {"later", "after"} or unit == "century":
        return periods.unknown(_duration_value(count, unit))
    length = length_of(count, unit) or relativedelta()
    when = anchor + length if side in {"from now", "hence"} else anchor - length
    return unit_period({"hour": "day", "minute": "day", "second": "day"}.get(unit, unit), 0, when)


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
    """Read `every day`, `annually`, `every Monday`, `Sundays`."""
    if parts["weekday"]:
        return periods.unknown(f"XXXX-WXX-{WEEKDAYS[parts['weekday'].capitalize()] + 1}")
    if parts["day_part"]:
        return periods.unknown(f"XXXX-XX-XXT{DAY_PARTS[parts['day_part'].lower()]}")
    if parts["adverb"]:
        return periods.unknown(ADVERBS[parts["adverb"].lower()])
    count = 2.0 if parts["other"] else read_number(parts["count"]) or 1.0
    unit = (parts["unit"] or "").lower()
    return periods.unknown("XXXX-WXX-WE" if unit == "weekend" else _duration_value(count, unit))


def read_reference(parts: Parts, _tense: Tense, _anchor: date) -> Period | None:
    """Read `recently`, `now`, `soon`: no day."""
    name = next(name for name in ("past", "present", "future") if parts[name])
    return periods.unknown(f"{name.upper()}_REF")


def read_neighbour(parts: Parts, _tense: Tense, anchor: date) -> Period | None:
    """Read `the same day`, `the previous week` where the text names no time before it."""
    unit = (parts["unit"] or parts["that"] or parts["beside"] or "").lower()
    which = (parts["which"] or "").lower()
    if unit in UNITS and (which == "previous" or (which == "next" and unit != "day")):
        return unit_period(unit, -1 if which == "previous" else 1, anchor)
    return periods.unknown(
        {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(unit, UNKNOWN_DAY)
    )


def read_reported(parts: Parts, _tense: Tense, anchor: date) -> Period | None:
    """Read `the quarter`, `the year`: the one that the text is about, most often this."""
    unit = (parts["unit"] or "").lower().removeprefix("fiscal ")
    return unit_period(unit, -1 if unit == "quarter" else 0, anchor)


def read_latest(parts: Parts, _tense: Tense, anchor: date) -> Period | None:
    """Read `the latest quarter`: the last that is over."""
    return unit_period((parts["unit"] or "").lower(), -1, anchor)


def read_year_earlier(parts: Parts, _tense: Tense, anchor: date) -> Period | None:
    """Read `the year-earlier quarter`: as long ago as the one that was last reported, and a year."""
    unit = (parts["unit"] or "").lower()
    if unit != "quarter":
        return periods.year(anchor.year - 1)
    return unit_period(unit, -5, anchor)
