"""The rows of a month: those of its dates, one after another, each with its date."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from load.batch import in_memory, read_table
from load.checksums import sha256_of
from load.parquet import as_stored
from load.warehouse import Warehouse
from transform.schemas import SCHEMA_VERSION, Table

PUBLICATION_DATE = pa.field(
    "publication_date",
    pa.date32(),
    nullable=False,
    metadata={"description": "Date of the articles.", "unit": "", "codes": ""},
)


class ChangedFileError(ValueError):
    """A file is not the one that its date's manifest names.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: not the file that was published; publish the date again")
        self.path = path


def month_order(table: Table) -> tuple[str, ...]:
    """Return the columns that order the rows of a month."""
    return (PUBLICATION_DATE.name, *table.sort_by)


def month_schema(table: Table, month: str) -> Any:
    """Return the `pyarrow.Schema` of the copy of a month: that of its dates, and the date before it."""
    metadata = {
        "table": table.name,
        "publication_month": month,
        "schema_version": str(SCHEMA_VERSION),
    }
    fields = [as_stored(field) for field in table.arrow_schema]
    return pa.schema([PUBLICATION_DATE, *fields], metadata)


def month_rows(
    site: Warehouse, table: Table, month: str, checksums: Iterable[tuple[date, str]]
) -> Any:
    """Read a table over dates of a month, sorted by date and key.

    Args:
        site: The warehouse.
        table: The table.
        month: The month.
        checksums: The dates with the SHA-256 of their files.

    Raises:
        ChangedFileError: If a file is another one.
        UnreadableTableError: If a file cannot be read.
    """
    schema = month_schema(table, month)
    read = [_dated(site, table, day, sha256).cast(schema) for day, sha256 in sorted(checksums)]
    return pa.concat_tables(read) if read else schema.empty_table()


def _dated(site: Warehouse, table: Table, day: date, sha256: str) -> Any:
    path = site.data_file(table.name, day)
    rows = in_memory(read_table(table.name, path))
    if sha256_of(path) != sha256:
        raise ChangedFileError(path)
    days = pa.array([day] * rows.num_rows, pa.date32())
    return rows.add_column(0, PUBLICATION_DATE, days)
