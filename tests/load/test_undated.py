"""Refusals of files of no date are kept beside the tables, shown by the catalog and verified."""

from pathlib import Path

import duckdb

from extract.records import Refusal
from load.catalog import build_catalog, connect_views
from load.undated import keep_undated, read_undated
from load.verify import verify_warehouse
from load.warehouse import Warehouse
from transform.tables import quarantine_table

REFUSALS = [
    Refusal("article", path, 0, "no_date", "no date: pass --date", "Zero.")
    for path in ("b.txt", "a.txt")
]
SHOWN = "SELECT source_path, reason_code FROM quarantine WHERE publication_date IS NULL ORDER BY 1"


def shown(catalog: Path) -> list[tuple[str, str]]:
    with duckdb.connect(catalog, read_only=True) as connection:
        found: list[tuple[str, str]] = connection.execute(SHOWN).fetchall()
    return found


def test_nothing_is_written_where_there_never_was_any(warehouse: Path) -> None:
    keep_undated(warehouse, quarantine_table([]))
    assert not Warehouse(warehouse).undated.exists()
    assert read_undated(warehouse) == []
    assert shown(build_catalog(warehouse)) == []


def test_they_are_kept_sorted_and_verified(warehouse: Path) -> None:
    keep_undated(warehouse, quarantine_table(REFUSALS))
    assert [row["source_path"] for row in read_undated(warehouse)] == ["a.txt", "b.txt"]
    assert verify_warehouse(warehouse) == []


def test_the_catalog_shows_them_until_they_are_mended(warehouse: Path) -> None:
    keep_undated(warehouse, quarantine_table(REFUSALS))
    catalog = build_catalog(warehouse)
    assert shown(catalog) == [("a.txt", "no_date"), ("b.txt", "no_date")]
    keep_undated(warehouse, quarantine_table([]))
    assert shown(catalog) == []
    assert read_undated(warehouse) == []


def test_the_views_of_a_range_of_dates_leave_them_out(warehouse: Path) -> None:
    keep_undated(warehouse, quarantine_table(REFUSALS))
    first, *_, last = Warehouse(warehouse).published_dates()
    with connect_views(warehouse, first, last) as connection:
        assert connection.execute(SHOWN).fetchall() == []


def test_a_damaged_file_is_a_broken_promise(warehouse: Path) -> None:
    path = Warehouse(warehouse).undated
    path.write_text("no Parquet")
    (broken,) = verify_warehouse(warehouse)
    assert (broken.place, broken.publication_date) == ("_undated.parquet", None)
    assert "run `tass-events changed`" in broken.cause
    duckdb.sql("SELECT 1 AS one").write_parquet(str(path))
    (broken,) = verify_warehouse(warehouse)
    assert "the schema is not that of quarantine" in broken.cause
