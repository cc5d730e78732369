"""Large tables are cut into chunks, and what is checked and written is the same as in one piece."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from load import checking, judging, parquet, span_texts
from load.batch import Batch
from load.checking import Checker
from load.chunks import chunks_of
from load.daily import day
from load.daily.page import daily_page
from load.results import ValidationReport
from transform.schemas import TABLES

Rows = dict[str, list[dict[str, Any]]]
BatchOf = Callable[[Rows], Batch]
DAY = date(2021, 11, 17)


@pytest.mark.parametrize("size", [1, 2, 3, 9])
def test_rows_of_one_key_stay_together(size: int) -> None:
    rows = pa.table({"key": [1, 2, 2, 2, 3, 4, 4], "other": list(range(7))})
    chunks = list(chunks_of(rows.to_reader(max_chunksize=size), ["key"]))
    assert pa.concat_tables(chunks).equals(rows)
    keys = [set(chunk["key"].to_pylist()) for chunk in chunks]
    assert sum(map(len, keys)) == 4


def test_no_rows_are_one_chunk() -> None:
    (chunk,) = chunks_of(pa.table({"key": pa.array([], pa.int64())}).to_reader(), ["key"])
    assert chunk.num_rows == 0


def test_checks_of_chunks_are_those_of_the_whole(
    monkeypatch: pytest.MonkeyPatch, checker: Checker, batch_of: BatchOf, rows: Rows
) -> None:
    rows["participants"][0]["link_confidence"] = 2.0
    rows["participants"][4]["link_confidence"] = 2.0
    rows["mentions"].append(dict(rows["mentions"][2]))
    whole = checker.check_batch(batch_of(rows))
    monkeypatch.setattr(checking, "_CHUNK_ROWS", 1)
    assert checker.check_batch(batch_of(rows)) == whole
    for module in (judging, span_texts):
        monkeypatch.setattr(module, "row_group_rows", lambda _: 1)
    assert checker.check_batch(batch_of(rows)) == whole


def test_files_of_many_row_groups_are_read_in_order(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, batch_of: BatchOf, rows: Rows
) -> None:
    monkeypatch.setattr(parquet, "row_group_rows", lambda _: 2)
    table = TABLES["participants"]
    for lot in (1, 9):
        monkeypatch.setattr(parquet, "_BATCH_ROWS", lot)
        rows["participants"].reverse()
        parquet.write_parquet(batch_of(rows).tables[table.name], table, DAY, tmp_path / f"{lot}")
    assert (tmp_path / "1").read_bytes() == (tmp_path / "9").read_bytes()
    with pq.ParquetFile(tmp_path / "1") as file:
        assert file.num_row_groups == 3
        lots = [pa.Table.from_batches([lot]) for lot in file.iter_batches(1)]
    assert parquet.is_in_file_order(lots, table)
    assert not parquet.is_in_file_order([*lots[2:], *lots[:2]], table)


def test_events_counted_in_lots_give_the_same_page(
    monkeypatch: pytest.MonkeyPatch, checker: Checker, batch_of: BatchOf, rows: Rows
) -> None:
    batch = batch_of(rows)
    report = ValidationReport(
        publication_date=DAY,
        great_expectations=checker.version,
        row_counts={name: len(found) for name, found in rows.items()},
        refused_rows={},
        checksums={},
        checks=checker.check_batch(batch),
    )
    kept = daily_page(batch, report, validation=None)
    monkeypatch.setattr(day, "_LOT", 1)
    assert daily_page(batch, report, validation=None) == kept
