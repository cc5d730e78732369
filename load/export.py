"""Tables and views of the catalog as files for other programs: CSV, GeoJSON, Parquet, or as published.

Files are written under a temporary name and put in place in one move. DuckDB reads and writes row by
row, so that size is no matter. In CSV, text that a spreadsheet would run as a formula gets an
apostrophe before it; lists are joined by semicolons.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

import duckdb

from load.catalog import connect_views
from load.geojson import coordinate_columns, write_geojson
from stores.address import Address
from stores.sql import literal

ExportFormat = Literal["csv", "geojson", "parquet", "original"]
SUFFIXES: dict[ExportFormat, str] = {
    "csv": "csv",
    "geojson": "geojson",
    "parquet": "parquet",
    "original": "tsv",
}
# GDELT publishes no header and leaves missing values empty, POLECAT writes the word.
_ORIGINALS = {
    "events_polecat": "HEADER true, NULLSTR 'None'",
    "events_gdelt": "HEADER false, NULLSTR ''",
}


class ExportError(ValueError):
    """What is asked for cannot be exported: the message says why and what can."""


@dataclass(frozen=True)
class Exported:
    """A file that was written, and its rows."""

    path: Path
    rows: int


def export_table(
    warehouse: Address,
    table: str,
    to: Path,
    file_format: ExportFormat,
    first: date = date.min,
    last: date = date.max,
) -> Exported:
    """Write a table or view of the catalog, over a range of publication dates.

    Args:
        warehouse: The published tables.
        table: Name of a table or view of the catalog.
        to: File with a suffix, or an existing folder, where the file is named after the table.
        file_format: `original` is the form in which the dataset's own files are published.
        first: First publication date.
        last: Last publication date.

    Raises:
        ExportError: If there is no such table, or it does not fit the format, or its files cannot be read.
        ManifestError: If a manifest cannot be read.
        CatalogError: If a published file is missing or cannot be read.
    """
    is_folder = to.is_dir() or not to.suffix
    path = to / f"{table}.{SUFFIXES[file_format]}" if is_folder else to
    if not path.parent.is_dir():
        raise ExportError(f"{path.parent}: no such folder; make it first")
    with connect_views(warehouse, first, last) as connection:
        types = _column_types(connection, table)
        unfinished = path.with_name(f".{path.name}.tmp")
        try:
            rows = _WRITERS[file_format](connection, table, types, unfinished)
            unfinished.replace(path)
        except duckdb.Error as error:
            cause = str(error).splitlines()[0]
            cure = "see what `tass-events verify` says"
            raise ExportError(
                f"{warehouse}: {table} cannot be exported: {cause}; {cure}"
            ) from error
        finally:
            unfinished.unlink(missing_ok=True)
    return Exported(path, rows)


def _column_types(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    found = connection.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? AND NOT internal"
        " ORDER BY column_index",
        [table],
    ).fetchall()
    if not found:
        names = connection.execute(
            "SELECT view_name FROM duckdb_views() WHERE NOT internal"
            " UNION ALL SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY 1"
        ).fetchall()
        known = ", ".join(name for (name,) in names)
        raise ExportError(f"no table {table} in the catalog; there are {known}")
    return dict(found)


def _copy(connection: duckdb.DuckDBPyConnection, query: str, path: Path, options: str) -> int:
    copied = connection.execute(f"COPY ({query}) TO {literal(str(path))} ({options})").fetchone()
    return int(copied[0]) if copied else 0


def _write_csv(
    connection: duckdb.DuckDBPyConnection, table: str, types: dict[str, str], path: Path
) -> int:
    columns = ", ".join(f'{_harmless(name, of)} AS "{name}"' for name, of in types.items())
    query = f'SELECT {columns} FROM "{table}" ORDER BY ALL'  # noqa: S608 - a table that exists
    return _copy(connection, query, path, "FORMAT csv, HEADER true")


def _harmless(name: str, of_type: str) -> str:
    """Return SQL for a cell that no spreadsheet takes for a formula; numbers stay as they are."""
    cell = f'"{name}"'
    if of_type.endswith("[]"):
        cell = f"array_to_string({cell}, '; ')"
    elif of_type != "VARCHAR":
        return cell
    return f"if(regexp_matches({cell}, '^[=+\\-@\\t\\r\\n]'), '''' || {cell}, {cell})"


def _write_original(
    connection: duckdb.DuckDBPyConnection, table: str, types: dict[str, str], path: Path
) -> int:
    if table not in _ORIGINALS:
        raise ExportError(
            f"{table} is of no other dataset; format original is for {', '.join(_ORIGINALS)}"
        )
    # These files know no quoting: a tab or line end inside a value would break the row.
    columns = ", ".join(
        f"regexp_replace(\"{name}\", '[\\t\\r\\n]+', ' ', 'g') AS \"{name}\""
        if of == "VARCHAR"
        else f'"{name}"'
        for name, of in types.items()
    )
    query = f'SELECT {columns} FROM "{table}" ORDER BY ALL'  # noqa: S608 - a table that exists
    options = f"FORMAT csv, DELIMITER '\\t', QUOTE '', ESCAPE '', {_ORIGINALS[table]}"
    return _copy(connection, query, path, options)


def _write_parquet(
    connection: duckdb.DuckDBPyConnection, table: str, types: dict[str, str], path: Path
) -> int:
    del types  # Parquet keeps every type
    query = f'SELECT * FROM "{table}" ORDER BY ALL'  # noqa: S608 - a table that exists
    return _copy(connection, query, path, "FORMAT parquet, COMPRESSION zstd")


def _write_geojson(
    connection: duckdb.DuckDBPyConnection, table: str, types: dict[str, str], path: Path
) -> int:
    coordinates = coordinate_columns(types)
    if coordinates is None:
        raise ExportError(
            f"{table} has no coordinates; GeoJSON is for events_flat, locations, events_polecat"
            " and events_gdelt"
        )
    rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY ALL')  # noqa: S608 - it exists
    return write_geojson(rows, coordinates, path)


_Writer = Callable[[duckdb.DuckDBPyConnection, str, dict[str, str], Path], int]
_WRITERS: dict[ExportFormat, _Writer] = {
    "csv": _write_csv,
    "geojson": _write_geojson,
    "parquet": _write_parquet,
    "original": _write_original,
}
FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)
