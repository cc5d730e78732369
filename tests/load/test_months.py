"""Copies of months: the rows of their dates, known when they no longer are, and never half there."""

import fcntl
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from load.catalog import build_catalog
from load.checkout.folder import FolderCheckout
from load.checksums import sha256_of
from load.months.compaction import compact_month
from load.months.promises import broken_months
from load.months.rows import ChangedFileError
from load.months.state import MonthState, months_of, old_months
from load.promises import BrokenPromise
from load.verify import verify_warehouse
from load.warehouse import Warehouse
from tests.load.conftest import RunFolder
from tests.load.killed import DAY, compact_and_die
from transform.schemas import SCHEMA_VERSION, TABLES

NEXT = date(2021, 11, 18)
MONTH = "2021-11"


def state_of(warehouse: Path) -> MonthState:
    (state,) = months_of(FolderCheckout(warehouse))
    return state


def compacted(warehouse: Path) -> Path:
    compact_month(Warehouse(warehouse), state_of(warehouse))
    return warehouse


def broken(warehouse: Path) -> list[BrokenPromise]:
    return list(broken_months(Warehouse(warehouse)))


def copies(warehouse: Path) -> dict[str, bytes]:
    """The copies and their manifest."""
    found = [*(warehouse / "months").rglob("*.parquet"), Warehouse(warehouse).month_manifest(MONTH)]
    return {str(path.relative_to(warehouse)): path.read_bytes() for path in found if path.is_file()}


def month_file(warehouse: Path, table: str) -> Path:
    return warehouse / "months" / table / "publication_month=2021-11" / "part-0.parquet"


@pytest.fixture
def republish(other_tables: Path, run_folders: dict[date, RunFolder]) -> Callable[[Path], object]:
    """Publish other tables of the first date."""
    other = replace(
        run_folders[DAY],
        tables=other_tables / "tables",
        validation=other_tables / "validation.json",
    )
    return lambda warehouse: other.publish(DAY, warehouse)


@pytest.mark.parametrize("table", TABLES)
def test_a_copy_has_the_rows_of_its_dates(table: str, warehouse: Path) -> None:
    dates = [
        pq.ParquetFile(Warehouse(warehouse).data_file(table, day)).read() for day in (DAY, NEXT)
    ]
    found = pq.ParquetFile(month_file(compacted(warehouse), table)).read()
    assert found.drop_columns("publication_date").equals(pa.concat_tables(dates))
    days = [DAY] * dates[0].num_rows + [NEXT] * dates[1].num_rows
    assert found["publication_date"].to_pylist() == days


@pytest.mark.parametrize("table", TABLES)
def test_a_copy_is_as_fit_for_use_as_its_dates(table: str, warehouse: Path) -> None:
    with pq.ParquetFile(month_file(compacted(warehouse), table)) as file:
        schema, group = file.schema_arrow, file.metadata.row_group(0)
    of_date = pq.ParquetFile(Warehouse(warehouse).data_file(table, DAY)).schema_arrow
    assert schema.metadata[b"publication_month"] == MONTH.encode()
    assert schema.metadata[b"schema_version"] == str(SCHEMA_VERSION).encode()
    assert schema.field(0).type == pa.date32()
    assert schema.field(0).metadata[b"description"]
    assert list(schema)[1:] == list(of_date)
    days = group.column(0)
    assert (days.statistics.min, days.statistics.max) >= (DAY, DAY)
    assert days.compression == "ZSTD"
    assert days.has_column_index
    assert group.sorting_columns[0].column_index == 0


def test_copying_again_changes_no_byte(warehouse: Path) -> None:
    first = copies(compacted(warehouse))
    assert state_of(warehouse).stale == ""
    assert copies(compacted(warehouse)) == first
    assert len(first) == len(TABLES) + 1


def test_dates_of_an_older_schema_get_the_column_added_since(warehouse: Path) -> None:
    site = Warehouse(warehouse)
    file = site.data_file("actors", DAY)
    older = pq.read_table(file, partitioning=None).drop_columns("wikidata_id")
    metadata = {**older.schema.metadata, b"schema_version": str(SCHEMA_VERSION - 1).encode()}
    pq.write_table(older.replace_schema_metadata(metadata), file)
    manifest = json.loads(site.manifest(DAY).read_text(encoding="utf-8"))
    manifest["schema_version"] = SCHEMA_VERSION - 1
    manifest["tables"]["actors"]["sha256"] = sha256_of(file)
    site.manifest(DAY).write_text(json.dumps(manifest), encoding="utf-8")
    found = pq.read_table(month_file(compacted(warehouse), "actors"), partitioning=None)
    assert found.column_names == ["publication_date", *(c.name for c in TABLES["actors"].columns)]
    lacking = {row["publication_date"] for row in found.to_pylist() if row["wikidata_id"] is None}
    assert lacking == {DAY}


@pytest.mark.slow
def test_copies_keep_every_promise_and_change_no_date(warehouse: Path) -> None:
    dates = {path: path.read_bytes() for path in warehouse.rglob("*.parquet")}
    catalog = build_catalog(compacted(warehouse)).read_bytes()
    assert catalog
    assert verify_warehouse(warehouse) == []
    assert {path: path.read_bytes() for path in dates} == dates
    assert not (warehouse / "_staging").exists()


def test_a_month_knows_its_gaps(warehouse: Path) -> None:
    state = state_of(warehouse)
    assert (state.month, state.published, len(state.gaps)) == (MONTH, (DAY, NEXT), 28)
    assert state.stale == "has no copy"
    assert old_months([state]) == []
    assert old_months([state, replace(state, month="2021-12")]) == [state]


def test_a_date_that_is_published_again_makes_the_copy_stale(
    warehouse: Path, republish: Callable[[Path], object]
) -> None:
    republish(compacted(warehouse))
    assert state_of(warehouse).stale == "does not show what is published of 2021-11-17"
    (found,) = broken(warehouse)
    assert found.cause.endswith("run `tass-events compact --month 2021-11 --accept-gaps`")
    assert broken(compacted(warehouse)) == []


def test_a_date_that_is_gone_makes_the_copy_stale(warehouse: Path) -> None:
    Warehouse(compacted(warehouse)).manifest(NEXT).unlink()
    assert state_of(warehouse).stale == "does not show what is published of 2021-11-18"


@pytest.mark.slow
def test_killed_before_the_change_the_old_copy_stands(
    warehouse: Path, republish: Callable[[Path], object]
) -> None:
    before = copies(compacted(warehouse))
    republish(warehouse)
    compact_and_die(warehouse, "staged")
    assert copies(warehouse) == before
    causes = [promise.cause for promise in broken(warehouse)]
    assert any("begun and not finished" in cause for cause in causes)
    assert broken(compacted(warehouse)) == []


@pytest.mark.parametrize(
    "last_step",
    [
        "withdrawn",
        "replaced months/documents/publication_month=2021-11/part-0.parquet",
        "replaced months/quarantine/publication_month=2021-11/part-0.parquet",
    ],
)
@pytest.mark.slow
def test_killed_after_the_change_copies_count_for_nothing_until_the_next_run(
    last_step: str, warehouse: Path, republish: Callable[[Path], object]
) -> None:
    compacted(warehouse)
    republish(warehouse)
    compact_and_die(warehouse, last_step)
    assert not Warehouse(warehouse).month_manifest(MONTH).exists()
    assert state_of(warehouse).stale == "has no copy"
    places = {promise.place for promise in broken(warehouse)}
    assert "months/events/publication_month=2021-11" in places
    killed = copies(compacted(warehouse))
    shutil.rmtree(warehouse / "months")
    assert copies(compacted(warehouse)) == killed
    assert broken(warehouse) == []


def test_no_date_is_published_while_it_is_copied(warehouse: Path) -> None:
    site, tried = Warehouse(warehouse), []

    def try_to_publish(step: str) -> None:
        tried.append(step)
        with site.lock(DAY).open("ab") as file, pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    compact_month(site, state_of(warehouse), try_to_publish)
    assert tried[:2] == ["staged", "withdrawn"]


def test_a_damaged_date_is_not_copied(warehouse: Path) -> None:
    site = Warehouse(warehouse)
    shutil.copyfile(site.data_file("events", NEXT), site.data_file("events", DAY))
    with pytest.raises(ChangedFileError, match=r"events/.*2021-11-17.*publish the date again"):
        compacted(warehouse)
    assert copies(warehouse) == {}
    assert not (warehouse / "_staging").exists()


@pytest.mark.parametrize(
    ("damage", "cause"),
    [
        (lambda file, _: file.unlink(), "lacks months/events"),
        (lambda file, _: file.write_bytes(b"no"), "SHA-256 differs"),
        (lambda _, manifest: manifest.write_text("{"), "not JSON"),
        (lambda _, manifest: manifest.unlink(), "copies without a manifest"),
    ],
)
def test_damaged_copies_are_named(
    damage: Callable[[Path, Path], object], cause: str, warehouse: Path
) -> None:
    manifest = Warehouse(compacted(warehouse)).month_manifest(MONTH)
    damage(month_file(warehouse, "events"), manifest)
    found = broken(warehouse)
    assert any(cause in promise.cause for promise in found), found
    assert broken(compacted(warehouse)) == []


def test_rows_that_are_not_those_of_the_dates_are_named(warehouse: Path) -> None:
    file = month_file(compacted(warehouse), "events")
    rows = pq.read_table(file, partitioning=None)
    pq.write_table(rows.slice(1), file)
    manifest = Warehouse(warehouse).month_manifest(MONTH)
    content: dict[str, Any] = json.loads(manifest.read_text(encoding="utf-8"))
    content["tables"]["events"]["sha256"] = sha256_of(file)
    manifest.write_text(json.dumps(content), encoding="utf-8")
    (found,) = broken(warehouse)
    assert "its rows are not those of its dates" in found.cause
