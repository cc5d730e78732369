"""Lots part the rows of a table, whatever its keys are, and keep their order."""

from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pytest

from stores.lots import create_in_lots, lots_of, read_in_lots

KEYS = ["b", None, "a", "a", "O'Hara {1}", "c", "a", None, "d"]
IN_ORDER = ["O'Hara {1}", "a", "a", "a", "b", "c", "d", None, None]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.from_arrow(pa.table({"key": pa.array(KEYS, pa.string())})).create("row")
        yield opened


@pytest.mark.parametrize("rows", [1, 2, 3, 8, 9, 100])
def test_every_row_is_of_one_lot_in_order(rows: int, connection: duckdb.DuckDBPyConnection) -> None:
    lots = lots_of(connection, "row", "key", rows)
    in_order = "SELECT key FROM row WHERE {} ORDER BY key"
    read = read_in_lots(connection, in_order.format, lots, 2).read_all()
    assert read["key"].to_pylist() == IN_ORDER
    create_in_lots(connection, "made", "SELECT key FROM row WHERE {lot}", lots)
    made = connection.sql("SELECT key FROM made ORDER BY key").fetchall()
    assert [key for (key,) in made] == IN_ORDER


def test_rows_of_one_key_are_of_one_lot(connection: duckdb.DuckDBPyConnection) -> None:
    counts = [
        connection.execute(f"SELECT count(*) FROM row WHERE {lot} AND key = 'a'").fetchall()
        for lot in lots_of(connection, "row", "key", 1)
    ]
    assert sorted(count for ((count,),) in counts)[-2:] == [0, 3]


def test_a_sorted_table_has_lots_of_the_size_asked_for(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    numbered = pa.table({"key": [f"{number:02}" for number in range(10)]})
    connection.from_arrow(numbered).create("numbered")
    lots = lots_of(connection, "numbered", "key", 4)
    assert lots == ["key < '04'", "key >= '04' AND key < '08'", "(key >= '08' OR key IS NULL)"]


def test_a_table_without_rows_is_one_lot(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE TABLE none (key VARCHAR)")
    assert lots_of(connection, "none", "key", 1) == ["true"]
    read = read_in_lots(connection, "SELECT * FROM none WHERE {}".format, ["true"], 1).read_all()
    assert (read.num_rows, read.schema.names) == (0, ["key"])
