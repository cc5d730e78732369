"""The catalog shows what is published, described, and nothing else."""

import dataclasses
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from load.catalog import build_catalog, unpublished_dates
from load.views import derived_views
from tests.load.conftest import fetch
from transform.schemas import TABLES

DAY = date(2021, 11, 17)
NEXT = date(2021, 11, 18)


def test_tables_are_shown_over_all_dates(connection: duckdb.DuckDBPyConnection) -> None:
    found = fetch(connection, "SELECT publication_date, count(*) FROM events GROUP BY 1 ORDER BY 1")
    assert found == [(DAY, 2), (NEXT, 1)]
    for table in ("documents", "mentions", "participants", "quarantine", "actors_by_date"):
        assert fetch(connection, f"SELECT count(*) > 0 FROM {table}") == [(True,)]


def test_actors_and_places_are_distinct(connection: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT actor_id, sectors, first_seen, last_seen FROM actors ORDER BY actor_id"
    actors = fetch(connection, query)
    assert len(actors) == 5
    assert actors[0] == ("name:alpha", ["GOV", "MIL"], DAY, NEXT)
    assert fetch(connection, "SELECT count(*) FROM locations") == [(2,)]


def test_flat_events_have_their_parties_place_and_sentence(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    query = (
        "SELECT event_type, actors, recipients, actor_countries, location_name, location_country,"
        " sentence, source_path FROM events_flat WHERE publication_date = '2021-11-17'"
        " ORDER BY event_id"
    )
    aid, meeting = fetch(connection, query)
    assert aid == (
        "AID",
        ["Alpha"],
        ["Beta"],
        ["RUS"],
        "Minsk",
        "BLR",
        "Alpha sent aid to Beta on Monday.",
        "2021/11/17/1.txt",
    )
    assert meeting[4:6] == ("Black Sea", None)


def test_flat_events_are_as_many_as_events(connection: duckdb.DuckDBPyConnection) -> None:
    assert fetch(connection, "SELECT count(*) FROM events_flat") == [(3,)]


def test_an_event_of_two_dates_counts_once(connection: duckdb.DuckDBPyConnection) -> None:
    query = (
        "SELECT event_type, n_mentions, n_documents, len(event_ids), first_seen, last_seen"
        " FROM events_distinct ORDER BY event_type"
    )
    assert fetch(connection, query) == [
        ("AID", 4, 4, 2, DAY, NEXT),
        ("CONSULT", 1, 1, 1, DAY, DAY),
    ]


def test_publications_come_from_the_manifests(connection: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT publication_date, n_events, versions['code'] FROM publications ORDER BY 1"
    assert fetch(connection, query) == [(DAY, 2, "1.0"), (NEXT, 1, "1.0")]


def test_views_and_columns_are_described(connection: duckdb.DuckDBPyConnection) -> None:
    views = fetch(connection, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal")
    assert len(views) == len(TABLES) + len(derived_views())
    assert all(comment for _, comment in views)
    tables = fetch(connection, "SELECT comment FROM duckdb_tables()")
    assert len(tables) == 3
    assert all(comment for (comment,) in tables)
    columns = fetch(connection, "SELECT comment FROM duckdb_columns() WHERE NOT internal")
    assert len(columns) > 300
    assert all(comment for (comment,) in columns)


def test_only_dates_with_a_manifest_are_visible(warehouse: Path) -> None:
    (warehouse / "_manifests" / "publication_date=2021-11-18.json").unlink()
    with duckdb.connect(build_catalog(warehouse), read_only=True) as connection:
        assert fetch(connection, "SELECT DISTINCT publication_date FROM events") == [(DAY,)]


def test_an_empty_warehouse_has_empty_views(tmp_path: Path) -> None:
    with duckdb.connect(build_catalog(tmp_path / "empty"), read_only=True) as connection:
        for name in ("events", "actors", "events_flat", "events_distinct"):
            assert fetch(connection, f"SELECT count(*) FROM {name}") == [(0,)]


def test_a_moved_warehouse_is_named_by_a_variable(warehouse: Path, tmp_path: Path) -> None:
    build_catalog(warehouse)
    moved = tmp_path / "it's moved"
    shutil.move(warehouse, moved)
    with duckdb.connect(moved / "catalog.duckdb", read_only=True) as connection:
        with pytest.raises(duckdb.IOException):
            connection.execute("SELECT count(*) FROM events_flat")
        connection.execute("SET VARIABLE warehouse = ?", [str(moved)])
        assert fetch(connection, "SELECT count(*) FROM events_flat") == [(3,)]


def test_a_reader_does_not_stop_a_new_catalog(warehouse: Path) -> None:
    with duckdb.connect(build_catalog(warehouse), read_only=True) as reader:
        (warehouse / "_manifests" / "publication_date=2021-11-18.json").unlink()
        catalog = build_catalog(warehouse)
        assert fetch(reader, "SELECT count(*) FROM publications") == [(2,)]
    assert unpublished_dates(catalog, [DAY]) == []
    assert unpublished_dates(catalog, []) == [DAY]
    assert not list(warehouse.glob(".catalog*"))


@pytest.mark.slow
def test_a_reader_goes_on_while_a_run_publishes(
    warehouse: Path, other_tables: Path, run_folders: dict[date, Any]
) -> None:
    with duckdb.connect(build_catalog(warehouse), read_only=True) as reader:
        assert fetch(reader, "SELECT count(*) FROM events") == [(3,)]
        other = dataclasses.replace(
            run_folders[DAY],
            tables=other_tables / "tables",
            validation=other_tables / "validation.json",
        )
        other.publish(DAY, warehouse)
        # Its views name the files by date, and so find the new ones.
        assert fetch(reader, "SELECT count(*) FROM events") == [(2,)]
        catalog = build_catalog(warehouse)
        assert fetch(reader, "SELECT count(*) FROM events_distinct") == [(1,)]
    # DuckDB shares one open file within a process: the new catalog is seen when the old is closed.
    with duckdb.connect(catalog, read_only=True) as second:
        assert fetch(second, "SELECT n_events FROM publications") == [(1,), (1,)]
