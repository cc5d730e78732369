"""`catalog.duckdb`: views over all published dates, described like the tables they show.

The file holds no rows, only views over the Parquet files of dates that have a manifest. They name the
warehouse by its path at the time of building; after moving it, build the catalog anew, or say
`SET VARIABLE warehouse = '/new/place'` before reading.
"""

import fcntl
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import duckdb

from load.code_tables import add_code_tables
from load.manifest import Manifest, by_schema_version, read_manifest
from load.published_table import add_publications
from load.view import View, describe
from load.views import derived_views, table_view
from load.warehouse import Warehouse
from transform.schemas import TABLES

_DISTINCT = ("actors", "locations")


class CatalogError(ValueError):
    """The files of the published dates cannot be shown: the message says which, and the cure."""


def build_catalog(warehouse: Path) -> Path:
    """Build the catalog anew and put it in place in one move.

    Args:
        warehouse: Folder of published tables.

    Returns:
        The DuckDB file.

    Raises:
        ManifestError: If a manifest cannot be read.
        CatalogError: If a published file is missing or cannot be read.
    """
    site = Warehouse(warehouse.resolve())
    site.manifests.mkdir(parents=True, exist_ok=True)
    with (site.manifests / ".catalog.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        manifests = [read_manifest(site.manifest(day)) for day in site.published_dates()]
        unfinished = site.root / ".catalog.duckdb.tmp"
        unfinished.unlink(missing_ok=True)
        with duckdb.connect(unfinished) as connection:
            _fill(connection, site, manifests, site.undated if site.undated.is_file() else None)
        unfinished.replace(site.catalog)
    return site.catalog


def connect_views(warehouse: Path, first: date, last: date) -> duckdb.DuckDBPyConnection:
    """Open the catalog of a range of dates in memory; views over dates then see these alone.

    Args:
        warehouse: Folder of published tables.
        first: First publication date to show.
        last: Last publication date to show.

    Raises:
        ManifestError: If a manifest cannot be read.
        CatalogError: If a published file is missing or cannot be read.
    """
    site = Warehouse(warehouse.resolve())
    days = [day for day in site.published_dates() if first <= day <= last]
    manifests = [read_manifest(site.manifest(day)) for day in days]
    connection = duckdb.connect()
    try:
        _fill(connection, site, manifests)
    except CatalogError:
        connection.close()
        raise
    return connection


def unpublished_dates(catalog: Path, published: Iterable[date]) -> list[date]:
    """Return the dates that a catalog shows though they are not published."""
    with duckdb.connect(catalog, read_only=True) as connection:
        shown = connection.execute("SELECT publication_date FROM publications").fetchall()
    return sorted({day for (day,) in shown} - set(published))


def _fill(
    connection: duckdb.DuckDBPyConnection,
    site: Warehouse,
    manifests: list[Manifest],
    undated: Path | None = None,
) -> None:
    add_publications(connection, manifests)
    add_code_tables(connection)
    dates = by_schema_version(manifests)
    try:
        for table in TABLES.values():
            name = f"{table.name}_by_date" if table.name in _DISTINCT else table.name
            beside = undated if table.name == "quarantine" else None
            _add_view(connection, name, table_view(table, site.root, dates, beside))
    except duckdb.Error as error:
        cause = str(error).splitlines()[0]
        raise CatalogError(f"{site.root}: {cause}; see what `tass-events verify` says") from error
    for name, view in derived_views().items():
        _add_view(connection, name, view)


def _add_view(connection: duckdb.DuckDBPyConnection, name: str, view: View) -> None:
    connection.execute(f"CREATE VIEW {name} AS {view.query}")
    describe(connection, "VIEW", name, view.description, view.columns)
