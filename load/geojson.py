"""Rows with coordinates as GeoJSON (RFC 7946), one feature a line, never all in memory."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

_BATCH = 1_000


class Coordinates(NamedTuple):
    """The columns that hold longitude and latitude, in degrees of WGS 84."""

    longitude: str
    latitude: str


_KNOWN = (
    Coordinates("longitude", "latitude"),
    Coordinates("Longitude", "Latitude"),
    Coordinates("ActionGeo_Long", "ActionGeo_Lat"),
)


def coordinate_columns(columns: Iterable[str]) -> Coordinates | None:
    """Return the columns that say where a row is, or none."""
    names = frozenset(columns)
    return next((known for known in _KNOWN if names.issuperset(known)), None)


def write_geojson(rows: duckdb.DuckDBPyConnection, coordinates: Coordinates, path: Path) -> int:
    """Write a feature for every row; rows without a place have no geometry, as the format allows.

    Args:
        rows: Connection with a query running.
        coordinates: Its columns that say where a row is.
        path: Replaced if it exists.

    Returns:
        The number of features.
    """
    names = [column[0] for column in rows.description or ()]
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for row in _batches(rows):
            file.write(",\n" if count else "\n")
            feature = _feature(dict(zip(names, row, strict=True)), coordinates)
            json.dump(feature, file, ensure_ascii=False, default=str)
            count += 1
        file.write("\n]}\n")
    return count


def _batches(rows: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while batch := rows.fetchmany(_BATCH):
        yield from batch


def _feature(properties: dict[str, Any], coordinates: Coordinates) -> dict[str, Any]:
    point = [properties.pop(coordinates.longitude), properties.pop(coordinates.latitude)]
    geometry = None if None in point else {"type": "Point", "coordinates": point}
    return {"type": "Feature", "geometry": geometry, "properties": properties}
