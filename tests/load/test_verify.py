"""A damaged warehouse is found out; a good one passes, and nothing is changed in either."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from load.catalog import build_catalog
from load.checksums import sha256_of
from load.files import broken_files
from load.manifest import read_manifest
from load.parquet import write_parquet
from load.strays import interrupted, strays
from load.verify import verify_warehouse
from load.warehouse import Warehouse
from transform.schemas import TABLES

DAY = date(2021, 11, 17)
EVENTS = "events/publication_date=2021-11-17/part-0.parquet"
ACTORS = "actors/publication_date=2021-11-17/part-0.parquet"
MANIFEST = "_manifests/publication_date=2021-11-17.json"


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rewrite(warehouse: Path, table: str, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the first row of a published table, and make file and manifest agree."""
    path = warehouse / table / "publication_date=2021-11-17" / "part-0.parquet"
    rows = pq.ParquetFile(path).read().to_pylist()
    change(rows[0])
    changed = pa.Table.from_pylist(rows, schema=TABLES[table].arrow_schema)
    write_parquet(changed, TABLES[table], DAY, path)
    edit(warehouse, lambda manifest: _describe(manifest["tables"][table], path))


def _describe(entry: dict[str, Any], path: Path) -> None:
    entry.update(sha256=sha256_of(path), size_bytes=path.stat().st_size)


def edit(warehouse: Path, change: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads((warehouse / MANIFEST).read_text())
    change(content)
    (warehouse / MANIFEST).write_text(json.dumps(content))


def test_a_good_warehouse_passes_and_is_not_touched(warehouse: Path) -> None:
    build_catalog(warehouse)
    before = contents(warehouse)
    assert verify_warehouse(warehouse) == []
    assert contents(warehouse) == before


def test_an_empty_warehouse_passes(tmp_path: Path) -> None:
    assert verify_warehouse(tmp_path) == []


def test_no_warehouse_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere: no such warehouse"):
        verify_warehouse(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("table", "values", "place"),
    [
        ("documents", {"text": "Something else."}, "documents.content_sha256"),
        ("mentions", {"trigger_text": "gave aid"}, "mentions.trigger_text"),
        ("events", {"event_mode": "ceasefire"}, "events.event_mode"),
        ("locations", {"latitude": -43.0, "country_code": "UKR"}, "locations.latitude"),
    ],
)
def test_broken_rows_are_named(
    table: str, values: dict[str, Any], place: str, one_date: Path
) -> None:
    rewrite(one_date, table, lambda row: row.update(values))
    broken = verify_warehouse(one_date)
    assert place in {promise.place for promise in broken}
    assert {promise.publication_date for promise in broken} == {DAY}
    assert str(broken[0]).startswith(f"2021-11-17: {table}.")


def test_rows_are_checked_where_the_manifest_is_lost_in_part(one_date: Path) -> None:
    rewrite(one_date, "mentions", lambda row: row.update(trigger_text="gave aid"))
    (one_date / MANIFEST).write_text("{")
    places = [promise.place for promise in verify_warehouse(one_date)]
    assert places == [MANIFEST, "mentions.trigger_text"]


def test_articles_come_from_the_raw_files_of_the_manifest(one_date: Path) -> None:
    edit(one_date, lambda manifest: manifest["inputs"].pop())
    (promise,) = verify_warehouse(one_date)
    assert promise.place == "documents.source_path"
    assert "1 articles come from elsewhere, such as '2021/11/17/2.txt'" in promise.cause


def test_a_missing_file_is_reported_once(one_date: Path) -> None:
    (one_date / EVENTS).unlink()
    assert [str(promise) for promise in verify_warehouse(one_date)] == [
        f"2021-11-17: {EVENTS}: the file is missing; publish the date again"
    ]


@pytest.mark.parametrize(
    ("damage", "place", "cause"),
    [
        (lambda w: (w / EVENTS).write_bytes(b"no"), EVENTS, "not readable as Parquet"),
        (lambda w: shutil.copyfile(w / ACTORS, w / EVENTS), EVENTS, "schema is not that of events"),
        (
            lambda w: shutil.copyfile(
                w / EVENTS.replace("-17", "-18"),
                w / EVENTS,
            ),
            EVENTS,
            "SHA-256 differs",
        ),
        (
            lambda w: pq.write_table(pq.ParquetFile(w / EVENTS).read(), w / EVENTS),
            EVENTS,
            "not compressed with zstd",
        ),
        (
            lambda w: pq.write_table(
                pq.ParquetFile(w / EVENTS).read(), w / EVENTS, write_statistics=False
            ),
            EVENTS,
            "lacks statistics",
        ),
        (
            lambda w: pq.write_table(pq.ParquetFile(w / EVENTS).read()[::-1], w / EVENTS),
            EVENTS,
            "not sorted by event_id",
        ),
        (
            lambda w: edit(w, lambda m: m["tables"]["events"].update(rows=5)),
            EVENTS,
            "has 2 rows, not 5",
        ),
        (
            lambda w: edit(w, lambda m: m["tables"].pop("actors")),
            MANIFEST,
            "does not name the files",
        ),
        (
            lambda w: edit(w, lambda m: m.update(publication_date="2021-11-16")),
            MANIFEST,
            "is of 2021-11-16",
        ),
        (
            lambda w: edit(w, lambda m: m["validation"].update(success=False)),
            MANIFEST,
            "validation failed",
        ),
        (
            lambda w: (w / "_reports/publication_date=2021-11-17/validation.html").write_text(""),
            "_reports/publication_date=2021-11-17/validation.html",
            "SHA-256 differs",
        ),
    ],
)
def test_damaged_files_are_named(
    damage: Callable[[Path], object], place: str, cause: str, warehouse: Path
) -> None:
    damage(warehouse)
    site = Warehouse(warehouse)
    broken = list(broken_files(site, DAY, read_manifest(site.manifest(DAY))))
    assert any(promise.place == place and cause in promise.cause for promise in broken), broken


def test_good_files_have_nothing_to_report(warehouse: Path) -> None:
    site = Warehouse(warehouse)
    assert list(broken_files(site, DAY, read_manifest(site.manifest(DAY)))) == []
    assert list(strays(site)) == []
    assert list(interrupted(site)) == []


def test_what_no_manifest_names_is_reported(warehouse: Path) -> None:
    (warehouse / "events" / "notes.txt").touch()
    (warehouse / EVENTS).with_name("part-1.parquet").touch()
    (warehouse / "actors" / "publication_date=2021-13-45").mkdir()
    (warehouse / "_manifests" / "publication_date=2021-11-18.json").unlink()
    found = {promise.place: promise.cause for promise in strays(Warehouse(warehouse))}
    assert "not a partition" in found.pop("events/notes.txt")
    assert "unknown file" in found.pop("events/publication_date=2021-11-17/part-1.parquet")
    assert "not a partition" in found.pop("actors/publication_date=2021-13-45")
    assert set(found) == {f"{table}/publication_date=2021-11-18" for table in TABLES}
    assert all("without a manifest" in cause for cause in found.values())


def test_an_interrupted_publication_is_reported_with_its_cure(warehouse: Path) -> None:
    site = Warehouse(warehouse)
    shutil.copyfile(site.manifest(DAY), site.journal(DAY))
    site.staging(date(2021, 11, 19)).mkdir(parents=True)
    broken = verify_warehouse(warehouse)
    assert [promise.place for promise in broken] == [
        "_manifests/.publication_date=2021-11-17.json.pending",
        "_staging/publication_date=2021-11-19",
    ]
    assert all("publish any date" in promise.cause for promise in broken)


def test_a_catalog_of_dates_that_are_gone_is_reported(warehouse: Path) -> None:
    catalog = build_catalog(warehouse)
    with duckdb.connect(catalog) as connection:
        connection.execute(
            "UPDATE publications SET publication_date = '2021-11-19' WHERE n_events = 1"
        )
    assert [str(promise) for promise in verify_warehouse(warehouse)] == [
        "2021-11-19: catalog.duckdb: shows a date that is not published; run `tass-events catalog`"
    ]
