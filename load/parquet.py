"""Tables to Parquet files that are byte-identical for the same rows.

Rows are sorted by the table's key, and nothing in a file depends on the clock, the machine or the
order in which rows arrived. Descriptions, units, code lists and the schema version travel in the file.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from transform.schemas import SCHEMA_VERSION, Table

COMPRESSION = "zstd"
ROW_GROUP_ROWS = 100_000


def file_schema(table: Table, publication_date: date | None) -> Any:
    """Return the `pyarrow.Schema` of a file, with what it is in its metadata.

    Args:
        table: The table.
        publication_date: Its date; None for rows that belong to no date.
    """
    metadata = {
        "table": table.name,
        "publication_date": publication_date.isoformat() if publication_date else "",
        "schema_version": str(SCHEMA_VERSION),
    }
    return pa.schema([as_stored(field) for field in table.arrow_schema], metadata)


def as_stored(field: Any) -> Any:
    """Name the items of a list as the Parquet format does."""
    if pa.types.is_list(field.type):
        return field.with_type(pa.list_(pa.field("element", field.type.value_type)))
    return field


def in_file_order(rows: Any, table: Table) -> Any:
    """Sort an Arrow table as its file is sorted."""
    return rows.sort_by([(column, "ascending") for column in table.sort_by])


def write_parquet(rows: Any, table: Table, publication_date: date | None, path: Path) -> None:
    """Write the rows of one table and date.

    Args:
        rows: Arrow table with the columns of `table`, in any order of rows.
        table: Its schema, key and name.
        publication_date: The date, for the metadata; None if they belong to none.
        path: Replaced if it exists.

    Raises:
        pyarrow.ArrowInvalid: If a row does not fit the schema.
    """
    ordered = in_file_order(rows, table).cast(file_schema(table, publication_date))
    write_ordered(ordered, table.sort_by, path)


def write_ordered(rows: Any, sort_by: Sequence[str], path: Path) -> None:
    """Write rows as every file of the warehouse is written.

    Args:
        rows: Arrow table with the schema of the file, in its order.
        sort_by: The columns that order it, for the metadata.
        path: Replaced if it exists.
    """
    pq.write_table(
        rows,
        path,
        compression=COMPRESSION,
        row_group_size=ROW_GROUP_ROWS,
        write_statistics=True,
        write_page_index=True,
        use_dictionary=True,
        sorting_columns=pq.SortingColumn.from_ordering(
            rows.schema, [(column, "ascending") for column in sort_by]
        ),
    )
