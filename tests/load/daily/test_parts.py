"""The parts of the daily report, each from the rows of one date."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from typing import Any

import pytest

from load.batch import Batch
from load.daily.actors import top_actors
from load.daily.bars import bars_of
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


COUNTRIES = {"RUS": "Russia", "BLR": "Belarus", "DEU": "Germany"}
SIDES = {"Alpha": "RUS", "Beta": "BLR", "Gamma": "DEU", "Delta": "BLR"}


@pytest.fixture
def abroad(rows: Rows) -> Rows:
    """The rows, with actors of different countries."""
    for actor in rows["actors"]:
        actor["country_code"] = SIDES.get(actor["name"])
    return rows


def cells(day: Day) -> dict[tuple[str, str], int]:
    matrix = matrix_of(day, COUNTRIES)
    return {
        (row.side.name, matrix[column].side.name): cell.count
        for row in matrix
        for column, cell in enumerate(row.cells)
        if cell.count
    }


def test_an_event_told_twice_counts_once(day_from: Callable[[Rows], Day], abroad: Rows) -> None:
    assert cells(day_from(abroad)) == {("Russia", "Belarus"): 1, ("Germany", "Belarus"): 1}


def test_an_event_of_two_actors_of_a_country_counts_once(
    day_from: Callable[[Rows], Day], abroad: Rows
) -> None:
    second = abroad["participants"][0] | {"ordinal": 1, "actor_id": "name:spokesman"}
    abroad["participants"].append(second)
    abroad["actors"][4]["country_code"] = "RUS"
    assert cells(day_from(abroad))["Russia", "Belarus"] == 1


def test_events_inside_a_country_stand_on_the_diagonal(
    day_from: Callable[[Rows], Day], rows: Rows
) -> None:
    assert cells(day_from(rows)) == {("Russia", "Russia"): 2}


def test_a_known_body_of_no_country_is_a_side_and_people_are_not(
    day_from: Callable[[Rows], Day], abroad: Rows
) -> None:
    abroad["actors"][0] |= {"country_code": None, "name": "European Union"}
    abroad["actors"][2] |= {"country_code": None, "actor_type": "group"}
    day = day_from(abroad)
    assert cells(day) == {("European Union", "Belarus"): 1}
    assert {row.side.code for row in matrix_of(day, COUNTRIES)} == {"EU", "BLR"}


def test_those_who_deal_most_with_others_are_shown(
    day_from: Callable[[Rows], Day], abroad: Rows
) -> None:
    (row,) = matrix_of(day_from(abroad), COUNTRIES, most=1)
    assert (row.side.name, row.cells[0].count) == ("Belarus", 0)


def test_what_did_not_happen_is_not_counted(day_from: Callable[[Rows], Day], abroad: Rows) -> None:
    abroad["events"][0]["modality"] = "planned"
    assert cells(day_from(abroad)) == {("Germany", "Belarus"): 1}


def test_those_who_meet_without_a_recipient_meet_each_other(
    day_from: Callable[[Rows], Day], abroad: Rows
) -> None:
    for participant in abroad["participants"]:
        if participant["event_id"] == abroad["events"][1]["event_id"]:
            participant["role"] = "actor"
            participant["ordinal"] = 1 if participant["actor_text"] == "Delta" else 0
    found = cells(day_from(abroad))
    assert found["Germany", "Belarus"] == found["Belarus", "Germany"] == 1


def test_bars_are_as_long_as_there_are_events() -> None:
    told = [("ASSAULT", True)] * 4 + [("AID", False)] + [("REQUEST", False), ("REQUEST", True)]
    lengths = [(bar.label, bar.accord_width, bar.conflict_width) for bar in bars_of(Counter(told))]
    assert lengths == [("ASSAULT", 0, 100), ("REQUEST", 25, 25), ("AID", 25, 0)]


def test_circles_of_twice_the_events_have_twice_the_area(
    day_from: Callable[[Rows], Day], rows: Rows
) -> None:
    def radius(rows: Rows) -> float:
        (spot,) = map_of(day_from(rows), read_outlines()).spots
        return spot.radius

    rows["events"][1]["location_id"] = rows["events"][0]["location_id"]
    both = radius(rows)
    rows["events"][1]["location_id"] = None
    assert both**2 == pytest.approx(2 * radius(rows) ** 2, rel=0.05)


def test_pronouns_that_mean_nobody_known_are_no_top_actors(
    day_from: Callable[[Rows], Day], rows: Rows
) -> None:
    rows["actors"][0]["link_status"] = "unspecified"
    names = {one.party.name for one in top_actors(day_from(rows))}
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
    bars = timeline_of(day_from(rows).tallied("event_date", "date_precision"), DAY)
    assert {bar.label: bar.accord for bar in bars if bar.accord} == {label: 2}
    assert sum(bar.conflict for bar in bars) == 0


def test_the_map_is_cut_to_the_events_and_counts_those_without_a_point(
    day_from: Callable[[Rows], Day], rows: Rows
) -> None:
    rows["events"][1]["location_id"] = None
    drawn = map_of(day_from(rows), read_outlines())
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
