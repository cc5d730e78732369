"""Readers of what a calendar names: dates, months, quarters, seasons, years, decades, holidays.

Without a year the nearest one in the direction of the tense is meant.
"""

from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as day_of_week

from extract.records import Tense
from seeds.time_words import (
    EASTER_HOLIDAYS,
    FIXED_HOLIDAYS,
    MONTHS,
    MOVABLE_HOLIDAYS,
    ORDINALS,
    SEASONS,
)
from transform import periods
from transform.periods import Period, unit_period
from transform.time_parts import BACKWARD, FORWARD, Parts, nearest, valid_day, year_of


def read_iso(parts: Parts, _tense: Tense, _anchor: date) -> Period | None:
    """Read `2021-11-08`, `2021-11`, `08.11.2021`, `12/26/2024`."""
    year, month = int(parts["year"] or 0), int(parts["month_number"] or 0)
    if parts["day"] is None:
        return periods.month(year, month)
    return periods.day(date(year, month, int(parts["day"])))


def read_day(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `November 8`, `8 November 2021`, `Friday, December 3`."""
    month, number = MONTHS[parts["month"] or ""], int(parts["day"] or 0)
    year = year_of(parts, anchor)
    if year is not None:
        return periods.day(date(year, month, number))
    return nearest(lambda option: valid_day(option, month, number), tense, anchor)


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

    year = year_of(parts, anchor)
    found = make(year) if year is not None else nearest(make, tense, anchor)
    return found if found.first and found.last and found.first <= found.last else None


def read_month(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `October 2024`, `late March`, `last May`, bare `November`."""
    number = MONTHS[parts["month"] or ""]
    year = year_of(parts, anchor)
    which = (parts["which"] or "").lower()
    if year is None:
        year = _year_of_month(number, which, tense, anchor)
    period = periods.month(year, number)
    return periods.part_of(period, parts["part"]) if parts["part"] else period


def _year_of_month(number: int, which: str, tense: Tense, anchor: date) -> int:
    if which in {"this", "current"}:
        return anchor.year
    if which in BACKWARD:
        return anchor.year - (number >= anchor.month)
    if which in FORWARD:
        return anchor.year + (number <= anchor.month)
    found = nearest(lambda option: periods.month(option, number), tense, anchor)
    return int(found.value[:4])


def read_months(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `from January to March`, `October-December 2023`."""
    first_month, last_month = MONTHS[parts["month"] or ""], MONTHS[parts["month2"] or ""]

    def make(year: int) -> Period:
        first = periods.month(year - (last_month < first_month), first_month)
        last = periods.month(year, last_month)
        return Period(first.first, last.last, "range", f"{first.value}/{last.value}")

    year = year_of(parts, anchor)
    return make(year) if year is not None else nearest(make, tense, anchor)


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
    number = int(parts["number"]) if parts["number"] else _ordinal(parts)
    year = year_of(parts, anchor)
    if year is not None:
        return periods.quarter(year, number)
    return nearest(lambda option: periods.quarter(option, number), tense, anchor)


def _ordinal(parts: Parts) -> int:
    return ORDINALS[(parts["ordinal"] or "").lower()]


def read_half(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `the first half of 2022`, `first-half`."""
    number = _ordinal(parts)
    if number > 2:
        return None
    year = year_of(parts, anchor)
    if year is not None:
        return periods.half(year, number)
    return nearest(lambda option: periods.half(option, number), tense, anchor)


def read_season(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `the summer of 2014`, `last winter`, `late spring`."""
    whole = _whole_season(parts, tense, anchor)
    return periods.part_of(whole, parts["part"]) if parts["part"] else whole


def _whole_season(parts: Parts, tense: Tense, anchor: date) -> Period:
    code = SEASONS[(parts["season"] or "").lower()]
    which = (parts["which"] or "").lower()
    if parts["year"]:
        return periods.season(int(parts["year"]), code)
    options = [periods.season(anchor.year + shift, code) for shift in (-2, -1, 0, 1)]
    if which in BACKWARD:
        return max(
            (each for each in options if each.last and each.last < anchor), key=lambda e: e.value
        )
    if which in FORWARD:
        return min(
            (each for each in options if each.first and each.first > anchor), key=lambda e: e.value
        )
    if which in {"this", "current"}:
        is_january_of_winter = code == "WI" and anchor.month < 3
        return periods.season(anchor.year - is_january_of_winter, code)
    return nearest(lambda option: periods.season(option, code), tense, anchor)


def read_holiday(parts: Parts, tense: Tense, anchor: date) -> Period | None:
    """Read `Victory Day`, `Thanksgiving`, `Easter 2019`."""
    name = parts["holiday"] or ""
    if parts["year"]:
        return _holiday(name, int(parts["year"]))
    return nearest(lambda year: _holiday(name, year), tense, anchor)


def _holiday(name: str, year: int) -> Period:
    if name in EASTER_HOLIDAYS:
        return periods.day(easter(year) + timedelta(days=EASTER_HOLIDAYS[name]))
    if name in MOVABLE_HOLIDAYS:
        month, weekday, which = MOVABLE_HOLIDAYS[name]
        edge = date(year, month, 1 if which > 0 else 31)
        return periods.day(edge + relativedelta(weekday=day_of_week(weekday)(which)))
    return valid_day(year, *FIXED_HOLIDAYS[name])


def read_year_end(parts: Parts, _tense: Tense, anchor: date) -> Period | None:
    """Read `year-end`, `month-end`, `year-end 1988`: the value is that of the whole."""
    unit = (parts["unit"] or "").lower()
    if unit != "year":
        return periods.part_of(unit_period(unit, 0, anchor), "end of")
    return periods.part_of(periods.year(int(parts["year"] or anchor.year)), "end of")
