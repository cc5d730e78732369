"""Published files: byte-identical for the same rows, sorted, described, and readable by anyone."""

import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from load.batch import Batch
from load.parquet import write_parquet
from transform.schemas import SCHEMA_VERSION, TABLES, Table

Rows = dict[str, list[dict[str, Any]]]
MakeBatch = Callable[[Rows], Batch]
DAY = date(2021, 11, 17)

tables = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)


@tables
def test_the_order_of_rows_changes_no_byte(
    table: Table, tmp_path: Path, batch_of: MakeBatch, rows: Rows
) -> None:
    write_parquet(batch_of(rows).tables[table.name], table, DAY, tmp_path / "a")
    random.Random(4).shuffle(rows[table.name])  # noqa: S311 - not for secrets
    write_parquet(batch_of(rows).tables[table.name], table, DAY, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@tables
def test_files_say_what_they_are(
    table: Table, tmp_path: Path, batch_of: MakeBatch, rows: Rows
) -> None:
    path = tmp_path / "part-0.parquet"
    write_parquet(batch_of(rows).tables[table.name], table, DAY, path)
    with pq.ParquetFile(path) as file:
        schema, metadata = file.schema_arrow, file.metadata
    assert schema.metadata[b"publication_date"] == b"2021-11-17"
    assert schema.metadata[b"schema_version"] == str(SCHEMA_VERSION).encode()
    for column, field in zip(table.columns, schema, strict=True):
        assert field.metadata[b"description"] == column.description.encode()
        assert field.metadata[b"unit"] == (column.unit or "").encode()
        assert json.loads(field.metadata[b"codes"] or "null") == column.codes
    group = metadata.row_group(0)
    ordered = [schema.names[sorting.column_index] for sorting in group.sorting_columns]
    assert tuple(ordered) == table.sort_by


@tables
def test_every_column_is_fit_for_use(
    table: Table, tmp_path: Path, batch_of: MakeBatch, rows: Rows
) -> None:
    path = tmp_path / "part-0.parquet"
    write_parquet(batch_of(rows).tables[table.name], table, DAY, path)
    with pq.ParquetFile(path) as file:
        parquet, group = file.schema, file.metadata.row_group(0)
    for index, column in enumerate(table.columns):
        chunk = group.column(index)
        assert chunk.compression == "ZSTD", column.name
        assert chunk.has_column_index, column.name
        assert chunk.has_offset_index, column.name
        assert chunk.statistics is not None, column.name
        # The format has no dictionaries of truth values, which are single bits.
        assert chunk.has_dictionary_page == (column.type != "bool"), column.name
        stored = parquet.column(index)
        assert stored.path == f"{column.name}{'.list.element' * (column.type == 'strings')}"
        assert (stored.logical_type.type == "DATE") == (column.type == "date"), column.name


@tables
def test_empty_tables_keep_their_schema(
    table: Table, tmp_path: Path, batch_of: MakeBatch, rows: Rows
) -> None:
    path = tmp_path / "part-0.parquet"
    write_parquet(batch_of({name: [] for name in rows}).tables[table.name], table, DAY, path)
    assert pq.read_table(path).num_rows == 0
    assert pl.read_parquet(path).columns == [column.name for column in table.columns]
    assert duckdb.read_parquet(str(path)).columns == [column.name for column in table.columns]


def test_rows_are_sorted_by_key(tmp_path: Path, batch_of: MakeBatch, rows: Rows) -> None:
    rows["participants"].reverse()
    path = tmp_path / "part-0.parquet"
    write_parquet(batch_of(rows).tables["participants"], TABLES["participants"], DAY, path)
    found = pq.read_table(path).select(["mention_id", "role", "ordinal"]).to_pylist()
    assert found == sorted(found, key=lambda row: tuple(row.values()))


def test_a_missing_value_where_none_may_be_is_refused(
    tmp_path: Path, batch_of: MakeBatch, rows: Rows
) -> None:
    rows["actors"][0]["name"] = None
    with pytest.raises((pa.ArrowInvalid, ValueError), match="null"):
        write_parquet(
            batch_of(rows).tables["actors"], TABLES["actors"], DAY, tmp_path / "part-0.parquet"
        )
