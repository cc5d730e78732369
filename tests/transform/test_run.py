"""The transform stage over staged shards: duplicates, thresholds, refusals, files that never differ."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extract.records import Extraction, Refusal, ShardResult
from transform import table_queries, told
from transform.run import resolve_shard, transform_date
from transform.schemas import TABLES

DAY = date(2021, 11, 17)


def at(extraction: Extraction, path: str, offset: int = 0) -> Extraction:
    article = replace(extraction.article, source_path=path, source_offset=offset)
    return replace(extraction, article=article)


def shard(path: Path, *results: Extraction | Refusal) -> Path:
    lines = (
        ShardResult(None, each) if isinstance(each, Refusal) else ShardResult(each, None)
        for each in results
    )
    return resolve_shard(lines, path.name, path.parent / "resolved")


def read(folder: Path, table: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = pq.read_table(folder / f"{table}.parquet").to_pylist()
    return rows


def test_a_shard_that_breaks_off_leaves_no_result(tmp_path: Path, extraction: Extraction) -> None:
    def broken() -> Iterator[ShardResult]:
        yield ShardResult(extraction, None)
        raise MemoryError

    with pytest.raises(MemoryError):
        resolve_shard(broken(), "s", tmp_path / "resolved")
    assert not (tmp_path / "resolved" / "s").exists()


def test_a_date_without_files_has_empty_tables(tmp_path: Path) -> None:
    out = transform_date([], DAY, tmp_path / "tables", min_confidence=0.5)
    assert {path.name for path in out.iterdir()} == {f"{name}.parquet" for name in TABLES}
    assert all(read(out, name) == [] for name in TABLES)


def test_the_phone_talk_told_twice_is_one_event(tmp_path: Path, extraction: Extraction) -> None:
    out = transform_date(
        [shard(tmp_path / "s", extraction)], DAY, tmp_path / "tables", min_confidence=0.5
    )
    talks = [row for row in read(out, "events") if row["event_mode"] == "phone"]
    on_monday = [row for row in talks if row["event_date"] == date(2021, 11, 15)]
    assert [row["n_mentions"] for row in on_monday] == [2]
    actors = {
        row["actor_id"]
        for row in read(out, "participants")
        if row["event_id"] == on_monday[0]["event_id"]
    }
    assert actors == {"person:alexander-lukashenko", "person:angela-merkel"}


def test_the_talk_of_tuesday_is_another_event(tmp_path: Path, extraction: Extraction) -> None:
    out = transform_date(
        [shard(tmp_path / "s", extraction)], DAY, tmp_path / "tables", min_confidence=0.5
    )
    (event,) = [
        row
        for row in read(out, "events")
        if (row["event_type"], row["event_date"]) == ("CONSULT", date(2021, 11, 16))
    ]
    actors = {
        row["actor_id"] for row in read(out, "participants") if row["event_id"] == event["event_id"]
    }
    assert actors == {"person:vladimir-putin", "person:alexander-lukashenko"}


def test_the_second_of_two_equal_articles_is_refused(
    tmp_path: Path, extraction: Extraction
) -> None:
    first = shard(tmp_path / "1", at(extraction, "b.txt"))
    second = shard(tmp_path / "2", at(extraction, "a.txt", 7), at(extraction, "a.txt"))
    out = transform_date([first, second], DAY, tmp_path / "tables", min_confidence=0.5)
    assert [row["source_path"] for row in read(out, "documents")] == ["a.txt"]
    assert [
        (row["source_path"], row["source_offset"], row["reason_code"])
        for row in read(out, "quarantine")
    ] == [("a.txt", 7, "duplicate"), ("b.txt", 0, "duplicate")]
    alone = transform_date(
        [shard(tmp_path / "3", at(extraction, "a.txt"))],
        DAY,
        tmp_path / "alone",
        min_confidence=0.5,
    )
    assert read(out, "mentions") == read(alone, "mentions")


def test_mentions_below_the_threshold_are_left_out(tmp_path: Path, extraction: Extraction) -> None:
    path = shard(tmp_path / "s", extraction)
    every = transform_date([path], DAY, tmp_path / "every", min_confidence=0)
    some = transform_date([path], DAY, tmp_path / "some", min_confidence=0.75)
    beliefs = [float(str(row["confidence"])) for row in read(every, "mentions")]
    assert min(beliefs) < 0.75
    assert len(read(some, "mentions")) == sum(belief >= 0.75 for belief in beliefs)
    assert len(read(some, "documents")) == 1
    none = transform_date([path], DAY, tmp_path / "none", min_confidence=1)
    assert [len(read(none, name)) for name in ("events", "actors", "documents")] == [0, 0, 1]


def test_refusals_reach_quarantine(tmp_path: Path) -> None:
    refusal = Refusal("file", "c.txt", 0, "empty", "the file has no text", "")
    out = transform_date(
        [shard(tmp_path / "s", refusal)], DAY, tmp_path / "tables", min_confidence=0.5
    )
    assert [row["reason_code"] for row in read(out, "quarantine")] == ["empty"]


def test_files_are_the_same_for_any_order_of_shards(tmp_path: Path, extraction: Extraction) -> None:
    one = shard(tmp_path / "1", extraction)
    other = shard(tmp_path / "2", at(extraction, "z.txt"))
    first = transform_date([one, other], DAY, tmp_path / "first", min_confidence=0.5)
    second = transform_date([other, one], DAY, tmp_path / "second", min_confidence=0.5)
    for name in TABLES:
        file = f"{name}.parquet"
        assert (first / file).read_bytes() == (second / file).read_bytes()


def test_files_are_the_same_for_any_number_of_shards_and_little_memory(
    tmp_path: Path, extraction: Extraction
) -> None:
    refusal = Refusal("file", "c.txt", 0, "empty", "the file has no text", "")
    results = [at(extraction, "a.txt"), refusal, at(extraction, "z.txt")]
    apart = [shard(tmp_path / f"{number}", each) for number, each in enumerate(results)]
    whole = [shard(tmp_path / "whole", *results)]
    first = transform_date(apart, DAY, tmp_path / "first", min_confidence=0.5)
    second = transform_date(whole, DAY, tmp_path / "second", min_confidence=0.5, memory_mb=100)
    for name in TABLES:
        file = f"{name}.parquet"
        assert (first / file).read_bytes() == (second / file).read_bytes()


def test_tables_are_the_same_in_one_lot_and_in_many(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, extraction: Extraction
) -> None:
    results = [at(extraction, "a.txt"), at(extraction, "z.txt")]
    shards = [shard(tmp_path / "s", *results)]
    whole = transform_date(shards, DAY, tmp_path / "whole", min_confidence=0.5)
    one_row = dict.fromkeys(table_queries._LOT_ROWS, 1)
    monkeypatch.setattr(table_queries, "_LOT_ROWS", one_row)
    monkeypatch.setattr(told, "_MOST", 0)
    parted = transform_date(shards, DAY, tmp_path / "parted", min_confidence=0.5)
    assert len(read(whole, "mentions")) > 1
    for name in TABLES:
        assert read(parted, name) == read(whole, name)


def test_a_shard_that_is_resolved_again_is_replaced(tmp_path: Path, extraction: Extraction) -> None:
    once = shard(tmp_path / "s", extraction)
    again = shard(tmp_path / "s", at(extraction, "b.txt"))
    assert again == once
    out = transform_date([again], DAY, tmp_path / "tables", min_confidence=0.5)
    assert [row["source_path"] for row in read(out, "documents")] == ["b.txt"]
