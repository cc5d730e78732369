"""The rows of a table in lots, each a range of its key: no sort or join is then of a whole date."""

from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from typing import Any

import duckdb
import pyarrow as pa

from stores.sql import listed

_BOUNDS = """
    SELECT DISTINCT {column}
    FROM (SELECT {column}, row_number() OVER () - 1 AS place FROM {table})
    WHERE place > 0 AND place % {rows} = 0 AND {column} IS NOT NULL
    ORDER BY {column}
"""


def lots_of(connection: duckdb.DuckDBPyConnection, table: str, column: str, rows: int) -> list[str]:
    """Return SQL conditions, of which every row meets one: the lots in the order of a key.

    Rows that share a value are of one lot. Of a table that is sorted by the column, a lot is a stretch of the
    file, and the only one that is read for it.

    Args:
        connection: Where the table is.
        table: Its name.
        column: A text column.
        rows: About so many rows are to be in a lot.
    """
    found = connection.execute(_BOUNDS.format(table=table, column=column, rows=rows)).fetchall()
    bounds = [listed(row) for row in found]
    if not bounds:
        return ["true"]
    between = (f"{column} >= {first} AND {column} < {last}" for first, last in pairwise(bounds))
    # What has no key comes last, as in every sort here.
    rest = f"({column} >= {bounds[-1]} OR {column} IS NULL)"
    return [f"{column} < {bounds[0]}", *between, rest]


def read_in_lots(
    connection: duckdb.DuckDBPyConnection,
    query_of: Callable[[str], str],
    lots: list[str],
    batch_rows: int,
) -> Any:
    """Return a `pyarrow.RecordBatchReader` of the rows of one lot after the other.

    Args:
        connection: Where the tables are.
        query_of: Gives the query of a lot by its condition.
        lots: What `lots_of` has returned.
        batch_rows: Rows of a batch.
    """
    readers: Iterator[Any] = (
        connection.sql(query_of(lot)).to_arrow_reader(batch_rows) for lot in lots
    )
    first = next(readers)
    batches = chain(first, chain.from_iterable(readers))
    return pa.RecordBatchReader.from_batches(first.schema, batches)


def create_in_lots(
    connection: duckdb.DuckDBPyConnection, name: str, query: str, lots: list[str]
) -> None:
    """Make a table of what a query finds, a lot at a time.

    Args:
        connection: Where the tables are.
        name: Name of the new table.
        query: The query, with `{lot}` where the condition of the lot goes.
        lots: What `lots_of` has returned.
    """
    begin = f"CREATE TABLE {name} AS"
    for lot in lots:
        connection.execute(f"{begin} {query.format(lot=lot)}")
        begin = f"INSERT INTO {name}"
