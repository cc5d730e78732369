"""The figures of a backfill: how many dates overlap, their pace, and the longest standstill."""

from datetime import UTC, datetime, timedelta

import pytest

from benchmarks.backfill import Lap, overlap, pace, standstill

START = datetime(2024, 1, 1, tzinfo=UTC)


def lap(day: int, begin: int, end: int) -> Lap:
    at = [START + timedelta(seconds=seconds) for seconds in (begin, end)]
    return Lap(f"2024-01-{day:02}", *at)


@pytest.fixture
def laps() -> list[Lap]:
    return [lap(1, 0, 10), lap(2, 0, 20), lap(3, 10, 50)]


def test_runs_side_by_side_on_average(laps: list[Lap]) -> None:
    assert overlap(laps) == 70 / 50


def test_the_longest_time_without_a_published_date(laps: list[Lap]) -> None:
    assert standstill(laps) == 30


def test_pace_is_between_ends(laps: list[Lap]) -> None:
    assert pace(laps) == 20
    assert pace(laps[:1]) == 0
