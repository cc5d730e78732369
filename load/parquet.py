"""Tables to Parquet files that are byte-identical for the same rows.

Rows stream into it sorted by the table's key, and nothing in a file depends on the clock, the machine or the
order in which rows arrived. Descriptions, units, code lists and the schema version travel in the file.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from load.querying import querying
from stores.lots import lots_of, read_in_lots
from stores.spilling import DEFAULT_MEMORY_MB
from transform.schemas import SCHEMA_VERSION, Table

COMPRESSION = "zstd"
ROW_GROUP_ROWS = 100_000
_BATCH_ROWS = 10_000


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


def is_in_file_order(rows: Iterable[Any], table: Table) -> bool:
    """Say whether lots of rows, Arrow tables one after another, are sorted as a file is."""
    order = [(column, "ascending") for column in table.sort_by]
    last = None
    for lot in rows:
        keys = lot.select(table.sort_by)
        ends = keys if last is None else pa.concat_tables([last, keys.slice(0, 1)])
        if not (keys.sort_by(order).equals(keys) and ends.sort_by(order).equals(ends)):
            return False
        last = keys.slice(max(0, keys.num_rows - 1))
    return True


def write_parquet(
    rows: Any,
    table: Table,
    publication_date: date | None,
    path: Path,
    *,
    memory_mb: int = DEFAULT_MEMORY_MB,
    beside: Path | None = None,
) -> None:
    """Write the rows of one table and date.

    Args:
        rows: Arrow table or data set with the columns of `table`, in any order of rows.
        table: Its schema, key and name.
        publication_date: The date, for the metadata; None if they belong to none.
        path: Replaced if it exists.
        memory_mb: So much memory sorting may take before files are used instead.
        beside: Folder for these files; None for that of the system.

    Raises:
        pyarrow.ArrowInvalid: If a row does not fit the schema.
    """
    with querying({table.name: rows}, memory_mb=memory_mb, beside=beside) as connection:
        write_queried(connection, table, publication_date, path)


def write_queried(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    publication_date: date | None,
    path: Path,
) -> None:
    """Write the rows that a connection has under the name of their table, as `write_parquet` does."""
    schema = file_schema(table, publication_date)
    with _writer(path, schema, table.sort_by) as writer:
        for group in _row_groups(_sorted(connection, table), row_group_rows(table)):
            writer.write_table(group.cast(schema), row_group_size=row_group_rows(table))


def write_ordered(rows: Any, sort_by: Sequence[str], path: Path) -> None:
    """Write rows as every file of the warehouse is written.

    Args:
        rows: Arrow table with the schema of the file, in its order.
        sort_by: The columns that order it, for the metadata.
        path: Replaced if it exists.
    """
    with _writer(path, rows.schema, sort_by) as writer:
        writer.write_table(rows, row_group_size=ROW_GROUP_ROWS)


def _writer(path: Path, schema: Any, sort_by: Sequence[str]) -> Any:
    order = [(column, "ascending") for column in sort_by]
    return pq.ParquetWriter(
        path,
        schema,
        compression=COMPRESSION,
        write_statistics=True,
        write_page_index=True,
        use_dictionary=True,
        sorting_columns=pq.SortingColumn.from_ordering(schema, order),
    )


def row_group_rows(table: Table) -> int:
    """Return the rows of a row group: few where a row holds a whole text."""
    return 10_000 if table.name == "documents" else ROW_GROUP_ROWS


def _sorted(connection: duckdb.DuckDBPyConnection, table: Table) -> Any:
    columns, order = ", ".join(column.name for column in table.columns), ", ".join(table.sort_by)
    query = f"SELECT {columns} FROM {table.name} WHERE {{}} ORDER BY {order}"  # noqa: S608 - names of schemas
    lots = lots_of(connection, table.name, table.sort_by[0], row_group_rows(table))
    return read_in_lots(connection, query.format, lots, _BATCH_ROWS)


def _row_groups(reader: Any, size: int) -> Iterator[Any]:
    """Yield tables of so many rows, and one of what is left; one without rows if there are none."""
    held = reader.schema.empty_table()
    for batch in reader:
        held = pa.concat_tables([held, pa.Table.from_batches([batch])])
        while held.num_rows > size:
            yield held.slice(0, size).combine_chunks()
            held = held.slice(size)
    yield held.combine_chunks()
