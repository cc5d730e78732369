"""The DAG with raw files and warehouse in an object store: tasks share no disk."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cli.airflow.backfill import wait_for_dag
from cli.pipeline import Site as PipelineSite
from cli.pipeline import run_date
from cli.settings import Settings
from load.manifest import Manifest, parsed_manifest
from load.verify import verify_warehouse
from stores.address import StoreAddress
from stores.objects import Objects
from tests.conftest import S3Server
from tests.dags.conftest import ROOT, Newsroom, open_newsroom

pytestmark = pytest.mark.airflow

DAY = date(2021, 11, 17)
STORY = f" date {DAY} MOSCOW, November 17. /TASS/. Putin met with Merkel on Monday."


@pytest.fixture
def place(s3: S3Server) -> StoreAddress:
    """A bucket with the raw files that ship, and one more, in `raw`."""
    place = StoreAddress(s3.new_bucket(), "tass")
    for path in (ROOT / "seeds" / "articles").glob("*.txt"):
        Objects(place / "raw").write(path.name, path)
    Objects(place / "raw").write("more.txt", STORY.encode())
    return place


@pytest.fixture
def newsroom(s3_server: S3Server, place: StoreAddress, tmp_path: Path) -> Iterator[Newsroom]:
    """An Airflow whose tasks know the store by a connection alone."""
    connection = {
        "conn_type": "aws",
        "login": s3_server.access_key,
        "password": s3_server.secret_key,
        "extra": {"endpoint_url": s3_server.endpoint, "region_name": "us-east-1"},
    }
    settings = {
        "AIRFLOW_CONN_TASS_STORE": json.dumps(connection),
        "TASS_EVENTS_RAW_URI": f"s3://tass_store@{place.bucket}/{place.prefix}/raw",
        "TASS_EVENTS_WAREHOUSE_URI": f"s3://tass_store@{place.bucket}/{place.prefix}/warehouse",
        "TASS_EVENTS_SHARD_SIZE": "1",
        **dict.fromkeys(s3_server.variables, ""),
    }
    with open_newsroom(tmp_path, settings) as opened:
        yield opened


def manifest_in(place: StoreAddress) -> Manifest:
    key = f"_manifests/publication_date={DAY}.json"
    return parsed_manifest(key, Objects(place / "warehouse").read(key))


def test_a_date_is_read_published_rebuilt_and_tidied(
    newsroom: Newsroom, place: StoreAddress, s3_server: S3Server, tmp_path: Path
) -> None:
    newsroom.publish(DAY)
    local = PipelineSite(place / "raw", tmp_path / "local", Settings(shard_size=1), "one")
    expected = run_date(local, DAY, lambda *_: None)
    published = manifest_in(place)
    assert {name: table.sha256 for name, table in published.tables.items()} == {
        name: table.sha256 for name, table in expected.tables.items()
    }
    assert len(published.inputs) == 2
    assert len(published.slowest_shards) == 2

    Objects(place / "raw").write("late.txt", STORY.replace("Merkel", "Macron").encode())
    client = newsroom.airflow.client
    wait_for_dag(client, newsroom.airflow.check, "tass_events_late_files")
    for dag_id in ("tass_events", "tass_events_late_files", "tass_events_catalog"):
        wait_for_dag(client, newsroom.airflow.check, dag_id)
        client.set_paused(dag_id, paused=False)
    morning = client.trigger("tass_events_late_files", None, {})
    run = newsroom.ended("tass_events_late_files", lambda run: run.run_id == morning)
    assert run.state == "success"
    late = newsroom.ended("tass_events", lambda run: run.run_id.startswith("late__"))
    assert late.state == "success"
    assert len(manifest_in(place).inputs) == 3
    newsroom.ended("tass_events_catalog", lambda run: run.state == "success")

    assert verify_warehouse(place / "warehouse") == []
    keys = [entry.key for entry in Objects(place / "warehouse").entries()]
    assert "catalog.duckdb" in keys
    assert not [key for key in keys if key.startswith("_runs/")]
    assert not (tmp_path / "warehouse").exists()
    told = [path for path in newsroom.site.logs.rglob("*") if path.is_file()]
    assert told
    assert not [path for path in told if s3_server.secret_key in path.read_text(errors="replace")]
