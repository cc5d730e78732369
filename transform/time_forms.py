"""Readers of the forms of `seeds.time_grammar`: from the named parts of a form to a period.

Each takes the parts, the tense and the anchor, and returns None where the parts say nothing.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from extract.records import Tense
from seeds.time_grammar import (
    DAY_PARTS,
    FORMS,
    HOLIDAYS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from transform import periods
from transform.periods import Period

Parts = Mapping[str, str | None]


class Named(dict[str, str | None]):
    """Groups of a match by name; a group that the form does not have is None."""

    def __missing__(self, key: str) -> None:
        return None


Reader = Callable[[Parts, Tense, date], Period | None]

_DAY = timedelta(days=1)
_BACK = frozenset({"last", "past", "previous", "this past"})
_AHEAD = frozenset({"next", "coming", "upcoming", "this coming"})
_UNKNOWN_DAY = "XXXX-XX-XX"


def _year_of(parts: Parts, anchor: date) -> int | None:
    """Return the year that is written out or counted from this one."""
    if parts["year"]:
        return int(parts["year"])
    shift = {"last": -1, "this": 0, "next": 1, "the": 0}.get(parts["which_year"] or "")
    return None if shift is None else anchor.year + shift


def _nearest(make: Callable[[int], Period], tense: Tense, anchor: date) -> Period:
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


def _valid_day(year: int, month: int, number: int) -> Period:
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


def read_iso(parts: Parts, _tense: Tense, _anchor: date) -> Period | None:
    """Read `2021-11-08`, `2021-11`, `08.11.2021`, `12/26/2024`."""
    year, month = int(parts["year"] or 0), int(parts["month_number"] or 0)
    if parts["day"] is None:
        return periods.month(year, month)
    return periods.day(date(year, month, int(parts["day"])))


def read_day(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `November 8`, `8 November 2021`, `Friday, December 3`."""
    month, number = MONTHS[parts["month"] or ""], int(parts["day"] or 0)
    year = _year_of(parts, anchor)
    if year is not None:
        return periods.day(date(year, month, number))
    return _nearest(lambda option: _valid_day(option, month, number), tense, anchor)


def read_days(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `May 1 to 5`, `November 30 - December 2, 2021`, `1-5 May`."""
    named = [MONTHS[name] for name in (parts["month"], parts["month2"]) if name]
    first_month, last_month = named[0], named[-1]
    first_day, last_day = int(parts["day"] or 0), int(parts["day2"] or 0)

    def make(year: int) -> Period:
        ends_next_year = last_month < first_month
        first = date(year - ends_next_year, first_month, first_day)
        last = date(year, last_month, last_day)
        return periods.between(first, last, f"{first.isoformat()}/{last.isoformat()}")

    year = _year_of(parts, anchor)
    found = make(year) if year is not None else _nearest(make, tense, anchor)
    return found if found.first and found.last and found.first <= found.last else None


def read_month(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `October 2024`, `late March`, `last May`, bare `November`."""
    number = MONTHS[parts["month"] or ""]
    year = _year_of(parts, anchor)
    which = (parts["which"] or "").lower()
    if year is None:
        year = _year_of_month(number, which, tense, anchor)
    period = periods.month(year, number)
    return periods.part_of(period, parts["part"]) if parts["part"] else period


def _year_of_month(number: int, which: str, tense: Tense, anchor: date) -> int:
    if which in {"this", "current"}:
        return anchor.year
    if which in _BACK:
        return anchor.year - (number >= anchor.month)
    if which in _AHEAD:
        return anchor.year + (number <= anchor.month)
    nearest = _nearest(lambda option: periods.month(option, number), tense, anchor)
    return int(nearest.value[:4])


def read_months(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `from January to March`, `October-December 2023`."""
    first_month, last_month = MONTHS[parts["month"] or ""], MONTHS[parts["month2"] or ""]

    def make(year: int) -> Period:
        first = periods.month(year - (last_month < first_month), first_month)
        last = periods.month(year, last_month)
        return Period(first.first, last.last, "range", f"{first.value}/{last.value}")

    year = _year_of(parts, anchor)
    return make(year) if year is not None else _nearest(make, tense, anchor)


def read_year(parts: Parts, _tense: Tense, _anchor: date) -> Period | None:
    """Read `2022`, `early 2022`, `the end of 2023`."""
    period = periods.year(int(parts["year"] or 0))
    return periods.part_of(period, parts["part"]) if parts["part"] else period


def read_years(parts: Parts, _tense: Tense, _anchor: date) -> Period | None:
    """Read `2022-2023`, `2014/15`, `from 2014 to 2022`."""
    first, end = int(parts["year"] or 0), parts["year2"] or ""
    last = int(end) if len(end) == 4 else first // 100 * 100 + int(end)
    return periods.years(first, last, f"{first}/{last}") if first < last else None


def read_decade(parts: Parts, _tense: Tense, anchor: date) -> Period | None:
    """Read `the 1990s`, `the 90s`."""
    tens = int(parts["decade"] or 0)
    this_century = anchor.year // 100
    century = int(parts["century"]) if parts["century"] else this_century
    if parts["century"] is None and century * 100 + tens > anchor.year:
        century -= 1
    first = century * 100 + tens
    return periods.years(first, first + 9, str(first // 10))


def read_century(parts: Parts, _tense: Tense, _anchor: date) -> Period | None:
    """Read `the 20th century`."""
    number = int(parts["ordinal"] or 0) - 1
    return periods.years(max(1, number * 100), number * 100 + 99, f"{number:02d}")


def read_quarter(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `the first quarter of 2023`, `Q1`."""
    number = int(parts["number"]) if parts["number"] else ORDINALS[parts["ordinal"] or ""]
    year = _year_of(parts, anchor)
    if year is not None:
        return periods.quarter(year, number)
    return _nearest(lambda option: periods.quarter(option, number), tense, anchor)


def read_half(parts: Parts, _tense: Tense, anchor: date) -> Period | None:
    """Read `the first half of 2022`."""
    year = _year_of(parts, anchor)
    return periods.half(year, ORDINALS[parts["ordinal"] or ""]) if year else None


def read_season(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `the summer of 2014`, `last winter`, `this spring`."""
    code = SEASONS[(parts["season"] or "").lower()]
    which = (parts["which"] or "").lower()
    if parts["year"]:
        return periods.season(int(parts["year"]), code)
    options = [periods.season(anchor.year + shift, code) for shift in (-2, -1, 0, 1)]
    if which in _BACK:
        return max(
            (each for each in options if each.last and each.last < anchor), key=lambda e: e.value
        )
    if which in _AHEAD:
        return min(
            (each for each in options if each.first and each.first > anchor), key=lambda e: e.value
        )
    if which in {"this", "current"}:
        is_january_of_winter = code == "WI" and anchor.month < 3
        return periods.season(anchor.year - is_january_of_winter, code)
    return _nearest(lambda option: periods.season(option, code), tense, anchor)


def read_weekday(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `Monday`, `earlier on Tuesday`, `last Friday`, `Sunday night`."""
    behind = (anchor.weekday() - WEEKDAYS[parts["weekday"] or ""]) % 7
    which = (parts["which"] or "").lower()
    if which == "this":
        when = anchor - anchor.weekday() * _DAY + WEEKDAYS[parts["weekday"] or ""] * _DAY
    elif which in _BACK:
        when = anchor - (behind or 7) * _DAY
    elif which in _AHEAD:
        when = anchor + (7 - behind) * _DAY
    elif tense == "future":  # newswire names today by its weekday
        when = anchor + (-behind % 7) * _DAY
    elif which in {"following", "same", "that"}:
        return periods.unknown(_UNKNOWN_DAY)
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
    """Read `10:00 am Moscow time on Friday`, `7 p.m.`; without a day it is today's."""
    hour = int(parts["hour"] or parts["hour2"] or 0)
    minute = int(parts["minute"] or 0)
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
        if match is not None and form.name in {"day", "weekday", "deictic"}:
            return READERS[form.name](Named(match.groupdict()), tense, anchor)
    return None


def read_unit(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `last week`, `later this year`, `the beginning of this month`, `the weekend`."""
    which = (parts["which"] or "").lower()
    unit = (parts["unit"] or "").lower()
    if which in {"following", "same", "previous"}:
        return periods.unknown({"day": _UNKNOWN_DAY, "week": "XXXX-WXX"}.get(unit, "XXXX"))
    shift = -1 if which in _BACK else 1 if which in _AHEAD else 0
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
    first, last = (anchor - length, anchor) if which in _BACK else (anchor, anchor + length)
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
        {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(unit, _UNKNOWN_DAY)
    )


def read_holiday(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `Victory Day`, `Christmas Eve`."""
    month, number = HOLIDAYS[parts["holiday"] or ""]
    return _nearest(lambda option: _valid_day(option, month, number), tense, anchor)


READERS: dict[str, Reader] = {
    "iso": read_iso,
    "dotted": read_iso,
    "slashed": read_iso,
    "days": read_days,
    "months": read_months,
    "day": read_day,
    "month": read_month,
    "clock": read_clock,
    "years": read_years,
    "decade": read_decade,
    "century": read_century,
    "quarter": read_quarter,
    "half": read_half,
    "season": read_season,
    "year": read_year,
    "weekday": read_weekday,
    "deictic": read_deictic,
    "day_part": read_day_part,
    "unit": read_unit,
    "stretch": read_stretch,
    "distance": read_distance,
    "duration": read_duration,
    "set": read_set,
    "reference": read_reference,
    "neighbour": read_neighbour,
    "holiday": read_holiday,
}
"""The reader of each form by its name."""
