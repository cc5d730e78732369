"""Files of other schema versions: older dates stay readable, newer ones are refused in words."""

import json
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from load.batch import UnreadableTableError, in_memory, read_table
from load.catalog import build_catalog
from load.manifest import ManifestError, read_manifest
from load.verify import verify_warehouse
from transform.schemas import SCHEMA_VERSION

DAY = date(2021, 11, 17)
NEXT = date(2021, 11, 18)


def data_file(warehouse: Path, table: str, day: date) -> Path:
    return warehouse / table / f"publication_date={day}" / "part-0.parquet"


def rewrite(path: Path, version: int, without: str | None = None) -> None:
    """Give a file another schema version, and take a column out."""
    table = pq.read_table(path, partitioning=None)
    if without:
        table = table.drop_columns([without])
    metadata = {**table.schema.metadata, b"schema_version": str(version).encode()}
    pq.write_table(table.replace_schema_metadata(metadata), path)


def set_manifest_version(warehouse: Path, day: date, version: int) -> Path:
    path = warehouse / "_manifests" / f"publication_date={day}.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["schema_version"] = version
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize("dates", [(DAY,), (DAY, NEXT)], ids=["some", "all"])
def test_dates_that_lack_an_added_column_are_shown_without_its_values(
    dates: tuple[date, ...], warehouse: Path
) -> None:
    for day in dates:
        rewrite(data_file(warehouse, "actors", day), SCHEMA_VERSION - 1, without="wikidata_id")
        set_manifest_version(warehouse, day, SCHEMA_VERSION - 1)
    with duckdb.connect(build_catalog(warehouse), read_only=True) as connection:
        found = connection.execute(
            "SELECT DISTINCT publication_date FROM actors_by_date WHERE wikidata_id IS NULL"
            " ORDER BY ALL"
        ).fetchall()
        assert found == [(day,) for day in dates]
        assert connection.execute("SELECT count(*) FROM actors").fetchone() == (5,)


def test_other_readers_take_old_and_new_dates_together(warehouse: Path) -> None:
    rewrite(data_file(warehouse, "actors", DAY), SCHEMA_VERSION - 1, without="wikidata_id")
    files = [str(data_file(warehouse, "actors", day)) for day in (DAY, NEXT)]
    query = "SELECT count(*), count(wikidata_id) FROM read_parquet(?, union_by_name = true)"
    counted = duckdb.connect().execute(query, [files]).fetchone()
    assert counted is not None
    assert counted[0] > counted[1] > 0


def test_an_older_file_gets_the_added_column(warehouse: Path) -> None:
    path = data_file(warehouse, "actors", DAY)
    names = pq.read_schema(path).names
    rewrite(path, SCHEMA_VERSION - 1, without="wikidata_id")
    rows = in_memory(read_table("actors", path))
    assert rows.column_names == names
    assert rows["wikidata_id"].null_count == rows.num_rows > 0


def test_a_file_of_this_version_that_lacks_a_column_gets_none(warehouse: Path) -> None:
    path = data_file(warehouse, "actors", DAY)
    rewrite(path, SCHEMA_VERSION, without="wikidata_id")
    assert "wikidata_id" not in read_table("actors", path).schema.names


def test_a_newer_file_is_refused(warehouse: Path) -> None:
    path = data_file(warehouse, "actors", DAY)
    rewrite(path, SCHEMA_VERSION + 1)
    with pytest.raises(UnreadableTableError, match="is newer than .*; update tass-events"):
        read_table("actors", path)


def test_a_newer_manifest_is_refused_by_the_catalog(warehouse: Path) -> None:
    before = build_catalog(warehouse).read_bytes()
    path = set_manifest_version(warehouse, DAY, SCHEMA_VERSION + 1)
    with pytest.raises(ManifestError, match="is newer than .*; update tass-events"):
        read_manifest(path)
    with pytest.raises(ManifestError, match="is newer than .*; update tass-events"):
        build_catalog(warehouse)
    assert (warehouse / "catalog.duckdb").read_bytes() == before


def test_verification_says_that_a_date_is_newer(one_date: Path) -> None:
    set_manifest_version(one_date, DAY, SCHEMA_VERSION + 1)
    rewrite(data_file(one_date, "actors", DAY), SCHEMA_VERSION + 1)
    (broken,) = verify_warehouse(one_date)
    assert "is newer than" in broken.cause
    assert "update tass-events" in broken.cause
