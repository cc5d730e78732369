"""Readers of days counted from today, and of hours: weekdays, `yesterday`, `7 p.m. on Friday`.

Newswire names today by its weekday, so a bare weekday means today or the nearest in the tense's direction.
"""

from datetime import date, timedelta

from extract.records import Tense
from seeds.time_grammar import FORMS
from seeds.time_words import DAY_PARTS, WEEKDAYS
from transform import periods
from transform.periods import Period
from transform.time_calendar import read_day
from transform.time_parts import BACKWARD, FORWARD, UNKNOWN_DAY, Named, Parts, Reader

_DAY = timedelta(days=1)


def read_weekday(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `Monday`, `earlier on Tuesday`, `last Friday`, `Sunday night`."""
    behind = (anchor.weekday() - WEEKDAYS[parts["weekday"] or ""]) % 7
    which = (parts["which"] or "").lower()
    if which == "this":
        when = anchor - anchor.weekday() * _DAY + WEEKDAYS[parts["weekday"] or ""] * _DAY
    elif which in BACKWARD:
        when = anchor - (behind or 7) * _DAY
    elif which in FORWARD:
        when = anchor + (7 - behind) * _DAY
    elif which in {"following", "same", "that"}:
        return periods.unknown(UNKNOWN_DAY)
    elif tense != "past":  # `the talks end on Friday`; today is named by its weekday too
        when = anchor + (-behind % 7) * _DAY
    else:
        when = anchor - behind * _DAY
    return _timed(periods.day(when), parts)


def read_deictic(parts: Parts, _tense: Tense, anchor: date) -> Period | None:
    """Read `today`, `yesterday evening`, `tonight`, `last night`."""
    word = (parts["deictic"] or "").lower()
    shift = {
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }.get(word, 0)
    period = periods.day(anchor + shift * _DAY)
    if word in {"tonight", "last night", "overnight"}:
        return Period(period.first, period.last, "day", f"{period.value}TNI")
    return _timed(period, parts)


def read_day_part(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `this morning`, `the night of May 9`, `noon`."""
    period = _read_rest(parts, tense, anchor) or periods.day(anchor)
    return _timed(period, parts)


def _timed(period: Period, parts: Parts) -> Period:
    part = parts["day_part"]
    if part is None:
        return period
    return Period(
        period.first, period.last, period.precision, f"{period.value}T{DAY_PARTS[part.lower()]}"
    )


def read_clock(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `10:00 am Moscow time on Friday`, `2100 GMT`; without a day it is today's.

    The day is that of the clock which the text names: hours are not converted between zones.
    """
    hour = int(parts["hour"] or parts["hour2"] or parts["hour3"] or 0)
    minute = int(parts["minute"] or parts["minute3"] or 0)
    half = (parts["half"] or parts["half2"] or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    period = _read_rest(parts, tense, anchor) or periods.day(anchor)
    value = f"{period.value}T{hour:02d}:{minute:02d}"
    return Period(period.first, period.last, period.precision, value)


def _read_rest(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read the day that stands after an hour or a part of the day."""
    text = parts["rest"]
    for form in FORMS if text else ():
        match = form.pattern.fullmatch(text or "")
        if match is not None and form.name in _DAY_READERS:
            return _DAY_READERS[form.name](Named(match.groupdict()), tense, anchor)
    return None


_DAY_READERS: dict[str, Reader] = {
    "day": read_day,
    "weekday": read_weekday,
    "deictic": read_deictic,
}
