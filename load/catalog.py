"""`catalog.duckdb`: views over all published dates, described like the tables they show.

The file holds no rows, only views over the Parquet files that the manifests name. They name the warehouse by
its place at the time of building; after moving it, build the catalog anew, or say
`SET VARIABLE warehouse = '/new/place'` before reading.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import duckdb

from load.checkout.checkout import Checkout
from load.checkout.opening import checked_out
from load.code_tables import add_code_tables
from load.manifest import Manifest, by_schema_version
from load.published_table import add_publications
from load.view import View, describe
from load.views import derived_views, table_view
from load.warehouse import Warehouse
from stores.address import Address
from transform.schemas import TABLES

_DISTINCT = ("actors", "locations")
_PUBLISHED_FILE = "publications/[^/']+/[^']+"
_SHOWN = """
    SELECT DISTINCT unnest(regexp_extract_all(sql, ?)) FROM duckdb_views() WHERE NOT internal ORDER BY 1
"""


class CatalogError(ValueError):
    """The files of the published dates cannot be shown: the message says which, and the cure."""


def build_catalog(warehouse: Address) -> Address:
    """Build the catalog anew and put it in place in one move.

    Args:
        warehouse: The published tables.

    Returns:
        The DuckDB file.

    Raises:
        ManifestError: If a manifest cannot be read.
        CatalogError: If a published file is missing or cannot be read.
    """
    with checked_out(warehouse.resolve()) as checkout:
        site = Warehouse(checkout.folder)

        def build(path: Path) -> None:
            checkout.fetch(site.undated.name)
            undated = site.undated.name if site.undated.is_file() else None
            with duckdb.connect(path) as connection:
                _fill(connection, checkout, checkout.manifests(), undated)

        checkout.rebuild(site.catalog.name, build)
        return checkout.address / site.catalog.name


def connect_views(
    warehouse: Address, first: date = date.min, last: date = date.max
) -> duckdb.DuckDBPyConnection:
    """Open the catalog of a range of dates in memory; views over dates then see these alone.

    Args:
        warehouse: The published tables.
        first: First publication date to show.
        last: Last publication date to show.

    Raises:
        ManifestError: If a manifest cannot be read.
        CatalogError: If a published file is missing or cannot be read.
    """
    with checked_out(warehouse.resolve()) as checkout:
        manifests = checkout.manifests(first, last)
        connection = duckdb.connect()
        try:
            _fill(connection, checkout, manifests)
        except CatalogError:
            connection.close()
            raise
        return connection


def unpublished_dates(catalog: Path, published: Iterable[date]) -> list[date]:
    """Return the dates that a catalog shows though they are not published."""
    with duckdb.connect(catalog, read_only=True) as connection:
        shown = connection.execute("SELECT publication_date FROM publications").fetchall()
    return sorted({day for (day,) in shown} - set(published))


def shown_files(catalog: Path) -> list[tuple[date, str]]:
    """Return the files of publications in an object store that a catalog shows, with their dates.

    Files of a folder keep their paths, and are not among them.
    """
    with duckdb.connect(catalog, read_only=True) as connection:
        found = connection.execute(_SHOWN, [_PUBLISHED_FILE]).fetchall()
    return [(date.fromisoformat(path.split("/")[1]), path) for (path,) in found]


def _fill(
    connection: duckdb.DuckDBPyConnection,
    checkout: Checkout,
    manifests: list[Manifest],
    undated: str | None = None,
) -> None:
    checkout.attach(connection)
    add_publications(connection, manifests)
    add_code_tables(connection)
    dates = by_schema_version(manifests)
    try:
        for table in TABLES.values():
            name = f"{table.name}_by_date" if table.name in _DISTINCT else table.name
            beside = undated if table.name == "quarantine" else None
            _add_view(connection, name, table_view(table, checkout.root, dates, beside))
    except duckdb.Error as error:
        cause = str(error).splitlines()[0]
        raise CatalogError(
            f"{checkout.address}: {cause}; see what `tass-events verify` says"
        ) from error
    for name, view in derived_views().items():
        _add_view(connection, name, view)


def _add_view(connection: duckdb.DuckDBPyConnection, name: str, view: View) -> None:
    connection.execute(f"CREATE VIEW {name} AS {view.query}")
    describe(connection, "VIEW", name, view.description, view.columns)
