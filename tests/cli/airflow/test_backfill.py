"""Dates become backfills without a gap, and tasks become steps."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cli.airflow.backfill import Step, ranges, steps
from cli.airflow.client import TaskInstance

DAYS = st.dates(date(2014, 1, 1), date(2014, 3, 1))


def _days(first: date, last: date) -> set[date]:
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


def test_neighbours_share_a_range() -> None:
    found = ranges([date(2021, 12, 31), date(2022, 1, 1), date(2022, 1, 3)])
    assert found == [
        (date(2021, 12, 31), date(2022, 1, 1)),
        (date(2022, 1, 3), date(2022, 1, 3)),
    ]


@given(st.lists(DAYS))
def test_ranges_cover_the_dates_and_nothing_else(dates: list[date]) -> None:
    found = ranges(dates)
    covered = [day for first, last in found for day in sorted(_days(first, last))]
    assert covered == sorted(set(dates))


@given(st.lists(DAYS))
def test_there_is_a_gap_between_ranges(dates: list[date]) -> None:
    found = ranges(dates, most_days=1000)
    gaps = [after[0] - before[1] for before, after in pairwise(found)]
    assert all(gap > timedelta(days=1) for gap in gaps)


@given(st.lists(DAYS), st.integers(1, 10))
def test_no_range_is_too_long(dates: list[date], most_days: int) -> None:
    found = ranges(dates, most_days)
    assert all(len(_days(first, last)) <= most_days for first, last in found)
    assert [day for first, last in found for day in sorted(_days(first, last))] == sorted({*dates})


def test_mapped_task_is_one_step_of_several_parts() -> None:
    tasks = [
        TaskInstance("plan", -1, 1, "success"),
        TaskInstance("extract", 0, 1, "success"),
        TaskInstance("extract", 1, 2, "up_for_retry"),
        TaskInstance("transform", -1, 0, None),
    ]
    assert steps(tasks) == {
        "plan": Step(1, 1, frozenset({"success"})),
        "extract": Step(1, 2, frozenset({"success", "up_for_retry"})),
        "transform": Step(0, 1, frozenset({"waiting"})),
    }
