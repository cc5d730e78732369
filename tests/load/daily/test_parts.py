"""The parts of the daily report, each from the rows of one date."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from typing import Any

import pytest

from load.batch import Batch
from load.daily.actors import top_actors
from load.daily.day import Day, opened_day
from load.daily.map import map_of
from load.daily.matrix import matrix_of
from load.daily.timeline import timeline_of
from load.daily.tone import TONES, tone_of
from seeds.outlines import read_outlines

Rows = dict[str, list[dict[str, Any]]]
DAY = date(2021, 11, 17)


@pytest.fixture
def day_from(batch_of: Callable[[Rows], Batch]) -> Iterator[Callable[[Rows], Day]]:
    with ExitStack() as opened:
        yield lambda rows: opened.enter_context(opened_day(batch_of(rows)))


def cells(day: Day) -> dict[tuple[str, str], int]:
    events = list(day.events)
    actors = top_actors(events)
    matrix = matrix_of(events, actors)
    return {
        (row.party.name, actors[column].party.name): cell.count
        for row in matrix
        for column, cell in enumerate(row.cells)
        if cell.count
    }


def test_an_event_told_twice_counts_once(day_from: Callable[[Rows], Day], rows: Rows) -> None:
    assert cells(day_from(rows)) == {("Alpha", "Beta"): 1, ("Gamma", "Delta"): 1}


def test_what_did_not_happen_is_not_counted(day_from: Callable[[Rows], Day], rows: Rows) -> None:
    rows["events"][0]["modality"] = "planned"
    assert cells(day_from(rows)) == {("Gamma", "Delta"): 1}


def test_those_who_meet_without_a_recipient_meet_each_other(
    day_from: Callable[[Rows], Day], rows: Rows
) -> None:
    for participant in rows["participants"]:
        if participant["event_id"] == rows["events"][1]["event_id"]:
            participant["role"] = "actor"
            participant["ordinal"] = 1 if participant["actor_text"] == "Delta" else 0
    found = cells(day_from(rows))
    assert found["Gamma", "Delta"] == found["Delta", "Gamma"] == 1


def test_pronouns_that_mean_nobody_known_are_no_top_actors(
    day_from: Callable[[Rows], Day], rows: Rows
) -> None:
    rows["actors"][0]["link_status"] = "unspecified"
    names = {one.party.name for one in top_actors(day_from(rows).events)}
    assert names == {"Beta", "Gamma", "Delta"}


@pytest.mark.parametrize(
    ("event_date", "precision", "label"),
    [
        (date(2021, 11, 17), "day", "2021-11-17"),
        (date(2021, 11, 10), "day", "2021-11-10"),
        (date(2021, 11, 9), "day", "earlier"),
        (date(2021, 11, 18), "day", "later"),
        (date(2021, 11, 15), "week", "week, month or year"),
        (None, None, "no date"),
    ],
)
def test_every_event_stands_in_one_bar(
    day_from: Callable[[Rows], Day],
    rows: Rows,
    event_date: date | None,
    precision: str | None,
    label: str,
) -> None:
    for event in rows["events"]:
        event |= {"event_date": event_date, "date_precision": precision}
    bars = timeline_of(day_from(rows).events, DAY)
    assert {bar.label: bar.accord for bar in bars if bar.accord} == {label: 2}
    assert sum(bar.conflict for bar in bars) == 0


def test_the_map_is_cut_to_the_events_and_counts_those_without_a_point(
    day_from: Callable[[Rows], Day], rows: Rows
) -> None:
    rows["events"][1]["location_id"] = None
    drawn = map_of(list(day_from(rows).events), read_outlines())
    left, top, right, bottom = drawn.box
    (spot,) = drawn.spots
    assert (spot.name, spot.count, drawn.unlocated) == ("Minsk", 1, 1)
    assert left < spot.x < right
    assert top < spot.y < bottom
    assert right - left < 2700
    assert drawn.land.startswith("M")


def test_tones_go_from_conflict_to_cooperation() -> None:
    scores = (-10, -4, -1, 0, 1, 4, 10)
    assert tuple(tone_of(score) for score in scores) == TONES
