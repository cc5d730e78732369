"""Builds the gazetteer index: one SQLite file of the places of `transform.gazetteer_entries`.

Reading the index belongs to `transform.gazetteer`.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path

from seeds.places import normalise_name, read_places
from transform.gazetteer_entries import GazetteerEntry, gazetteer_entries

MAIN_NAME, REVIEWED_NAME, OTHER_NAME = 0, 1, 2

_READABLE = 0o644  # a temporary file is its maker's alone, a cache may be shared

_SCHEMA = """
CREATE TABLE places (
    place INTEGER PRIMARY KEY, location_id TEXT NOT NULL, name TEXT NOT NULL, geonames_id INTEGER,
    feature_class TEXT NOT NULL, feature_code TEXT NOT NULL, country_code TEXT, admin1 TEXT,
    admin1_code TEXT, latitude REAL, longitude REAL, population INTEGER NOT NULL);
CREATE TABLE names (
    name TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL,
    PRIMARY KEY (name, place)) WITHOUT ROWID;
CREATE INDEX countries ON places (country_code) WHERE feature_code = 'PCLI';
"""


def build_index(path: Path) -> None:
    """Write the index to `path`, or leave `path` as it was.

    The file is built beside `path` and then renamed: two processes may build it at once.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".gazetteer-", dir=path.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        _write(unfinished, gazetteer_entries(read_places()))
        unfinished.chmod(_READABLE)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _write(path: Path, entries: Iterable[GazetteerEntry]) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        for place, entry in enumerate(entries, start=1):
            connection.execute(
                "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (place, *_columns(entry)),
            )
            connection.executemany(
                "INSERT INTO names VALUES (?, ?, ?)",
                ((name, place, kind) for name, kind in _names(entry).items()),
            )
        connection.commit()
    finally:
        connection.close()


def _columns(entry: GazetteerEntry) -> tuple[object, ...]:
    return (
        entry.location_id,
        entry.name,
        entry.geonames_id,
        entry.feature_class,
        entry.feature_code,
        entry.country_code,
        entry.admin1,
        entry.admin1_code,
        entry.latitude,
        entry.longitude,
        entry.population,
    )


def _names(entry: GazetteerEntry) -> dict[str, int]:
    """Map each normalised name to the best kind under which the entry has it."""
    kinds: dict[str, int] = {}
    for kind, names in (
        (MAIN_NAME, (entry.name,)),
        (REVIEWED_NAME, entry.reviewed_names),
        (OTHER_NAME, entry.other_names),
    ):
        for name in names:
            kinds.setdefault(normalise_name(name), kind)
    kinds.pop("", None)
    return kinds
