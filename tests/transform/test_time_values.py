import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records import Tense
from transform.schemas.codes import DATE_PRECISIONS
from transform.time_values import resolve_time

CASES = Path(__file__).with_name("when_cases.csv")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))


def read_cases() -> Iterator[Any]:
    with CASES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            limit = row.pop("known_limit")
            marks = [pytest.mark.xfail(reason=limit, strict=True)] if limit else []
            name = f"{row['text']}, {row['tense']}, {row['anchor']}"
            yield pytest.param(row, marks=marks, id=name)


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""


@pytest.mark.parametrize("case", list(read_cases()))
def test_an_expression_means_its_days(case: dict[str, Any]) -> None:
    resolved = resolve_time(case["text"], case["tense"], date.fromisoformat(case["anchor"]))

    if not case["value"]:
        assert resolved is None
        return
    assert resolved is not None
    found = {
        "first": iso(resolved.first),
        "last": iso(resolved.last),
        "precision": resolved.precision or "",
        "method": resolved.method,
        "value": resolved.value,
    }
    assert found == {name: case[name] for name in found}


def test_there_are_enough_cases() -> None:
    assert len(list(read_cases())) >= 230


@given(anchor=DAYS, weekday=st.integers(0, 6))
def test_a_bare_weekday_is_within_a_week_on_the_side_of_its_tense(
    anchor: date, weekday: int
) -> None:
    past = resolve_time(f"on {WEEKDAYS[weekday]}", "past", anchor)
    future = resolve_time(f"on {WEEKDAYS[weekday]}", "future", anchor)

    assert past is not None
    assert future is not None
    assert past.first is not None
    assert future.first is not None
    assert past.first.weekday() == future.first.weekday() == weekday
    assert anchor - timedelta(days=6) <= past.first <= anchor
    assert anchor <= future.first <= anchor + timedelta(days=6)


@given(anchor=DAYS, day=DAYS)
def test_a_day_with_its_year_is_that_day_on_any_anchor(anchor: date, day: date) -> None:
    for text in (f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        resolved = resolve_time(text, "past", anchor)
        assert resolved is not None
        assert (resolved.first, resolved.last, resolved.precision) == (day, day, "day")


@given(
    anchor=DAYS,
    tense=st.sampled_from(("past", "present", "future")),
    text=st.sampled_from([case.values[0]["text"] for case in read_cases()]),
)
def test_days_are_in_order_and_precision_is_a_code(anchor: date, tense: Tense, text: str) -> None:
    resolved = resolve_time(text, tense, anchor)

    if resolved is None:
        return
    assert (resolved.first is None) == (resolved.last is None) == (resolved.precision is None)
    if resolved.first is not None and resolved.last is not None:
        assert resolved.first <= resolved.last
        assert resolved.precision in DATE_PRECISIONS


def test_the_offset_leaves_the_preposition_out() -> None:
    resolved = resolve_time("since the beginning of this year", "past", date(2021, 11, 17))

    assert resolved is not None
    assert "since the beginning of this year"[resolved.offset :] == "the beginning of this year"
