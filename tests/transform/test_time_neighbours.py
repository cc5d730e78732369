"""What `two days later` means by the times that a text names before it."""

from datetime import date

import pytest

from transform import periods
from transform.periods import Period
from transform.time_values import resolve_time

TODAY = date(1998, 3, 6)
DAY = periods.day(date(1998, 2, 27))
MONTH = periods.month(1996, 5)
YEAR = periods.year(1947)
QUARTER = periods.quarter(1997, 3)


def value(text: str, *references: Period) -> str | None:
    resolved = resolve_time(text, "past", TODAY, references)
    return resolved.value if resolved else None


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("three days later", DAY, "1998-03-02"),
        ("two weeks earlier", DAY, "1998-W07"),
        ("the day before", DAY, "1998-02-26"),
        ("the day after", DAY, "1998-02-28"),
        ("the next day", DAY, "1998-02-28"),
        ("the same day", DAY, "1998-02-27"),
        ("that day", DAY, "1998-02-27"),
        ("that night", DAY, "1998-02-27TNI"),
        ("the next morning", DAY, "1998-02-28TMO"),
        ("the following week", DAY, "1998-W10"),
        ("the following Monday", DAY, "1998-03-02"),
        ("the previous month", MONTH, "1996-04"),
        ("the following year", MONTH, "1997"),
        ("ten years later", YEAR, "1957"),
        ("that year", YEAR, "1947"),
        ("a year earlier", QUARTER, "1996-Q3"),
        ("a year earlier", DAY, "1997"),
    ],
)
def test_it_is_counted_from_the_time_before(text: str, reference: Period, expected: str) -> None:
    assert value(text, reference) == expected


def test_a_coarse_time_is_passed_over_for_a_finer_one() -> None:
    assert value("the next day", YEAR, MONTH, DAY) == "1998-02-28"
    assert value("the next day", YEAR, MONTH) == "XXXX-XX-XX"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two days later", "P2D"),
        ("the following week", "XXXX-WXX"),
        ("a day earlier", "1998-03-05"),
        ("the previous week", "1998-W09"),
    ],
)
def test_without_one_only_what_went_before_is_counted_from_today(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize("text", ["two days ago", "next week", "on Monday", "for two days"])
def test_what_counts_from_today_leaves_it_alone(text: str) -> None:
    assert value(text, DAY) == value(text)
