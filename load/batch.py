"""The tables of one publication date, by name: files that are read as far as they are needed.

A date may be larger than memory. Reading is here; what the rows must be is in `load.expectations` and
`load.rules`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from transform.schemas import SCHEMA_VERSION, TABLES

Tables = Mapping[str, Any]
"""Rows by table name: a `pyarrow.dataset.Dataset` of a file, or a `pyarrow.Table` in memory."""


@dataclass(frozen=True)
class Batch:
    """All tables of one publication date."""

    publication_date: date
    tables: Tables


class UnreadableTableError(ValueError):
    """A table of a date is missing, or is not a Parquet file.

    Attributes:
        path: The file.
        table: Name of the table.
        cause: What is wrong.
    """

    def __init__(self, path: Path, table: str, cause: str) -> None:
        super().__init__(
            f"{path}: table {table} cannot be read: {cause}; run the date again to write it anew"
        )
        self.path = path
        self.table = table
        self.cause = cause


def read_batch(publication_date: date, path_of: Callable[[str], Path]) -> Batch:
    """Read every table of the schemas.

    Args:
        publication_date: The date that the tables belong to.
        path_of: Gives the Parquet file of a table by its name.

    Raises:
        UnreadableTableError: If a file is missing or is not Parquet.
    """
    return Batch(publication_date, {name: read_table(name, path_of(name)) for name in TABLES})


def staged_batch(folder: Path, publication_date: date) -> Batch:
    """Read the tables that transform has staged as `folder/<table>.parquet`.

    Raises:
        UnreadableTableError: If a file is missing or is not Parquet.
    """
    return read_batch(publication_date, lambda table: folder / f"{table}.parquet")


def read_table(table: str, path: Path) -> Any:
    """Open one Parquet file as a `pyarrow.dataset.Dataset`, without columns from its path.

    A file of an older schema version gets the columns added since, without values.

    Raises:
        UnreadableTableError: If the file is missing, is not Parquet, or is of a newer schema version.
    """
    try:
        schema = pq.read_schema(path)
        version = _schema_version(schema)
        if version > SCHEMA_VERSION:
            raise UnreadableTableError(path, table, _newer(version))
        wanted = _with_added_columns(schema, table) if version < SCHEMA_VERSION else schema
        return ds.dataset(path, schema=wanted, format="parquet")
    except FileNotFoundError as error:
        raise UnreadableTableError(path, table, "the file is missing") from error
    except (OSError, pa.ArrowException) as error:
        raise UnreadableTableError(path, table, str(error).splitlines()[0]) from error


def n_rows(rows: Any) -> int:
    """Return how many rows there are."""
    return int(rows.num_rows if isinstance(rows, pa.Table) else rows.count_rows())


def in_memory(rows: Any) -> Any:
    """Return rows as a `pyarrow.Table`."""
    return rows if isinstance(rows, pa.Table) else rows.to_table()


def values(batch: Batch, table: str, column: str) -> list[Any]:
    """Return a column as Python values, None where a value is missing."""
    rows = batch.tables[table]
    cells = rows if isinstance(rows, pa.Table) else rows.to_table(columns=[column])
    found: list[Any] = cells.column(column).to_pylist()
    return found


def _schema_version(schema: Any) -> int:
    """Return the schema version of a file; staged files name none, being of this one."""
    return int((schema.metadata or {}).get(b"schema_version", SCHEMA_VERSION))


def _newer(version: int) -> str:
    return f"its schema version {version} is newer than {SCHEMA_VERSION}; update tass-events"


def _with_added_columns(schema: Any, table: str) -> Any:
    stored = {field.name: field for field in schema}
    return pa.schema([stored.get(field.name, field) for field in TABLES[table].arrow_schema])
