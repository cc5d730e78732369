"""A keyed run through a real Airflow: scheduler, LocalExecutor, REST API."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cli.airflow.backfill import DAG_ID, run_dates, wait_for_dag
from cli.airflow.embedded import RunningAirflow, embedded_airflow
from cli.airflow.environment import Site
from cli.airflow.ports import free_port
from load.verify import verify_warehouse

ROOT = Path(__file__).parent.parent.parent
DAY = date(2021, 11, 17)
NEXT = date(2021, 11, 18)

pytestmark = pytest.mark.airflow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "seeds" / "articles", made / "raw")
    return made


@pytest.fixture(scope="module")
def airflow(folder: Path) -> Iterator[RunningAirflow]:
    site = Site(folder / "airflow", ROOT / "dags", free_port(8090), parallelism=2)
    site.home.mkdir()
    variables = dict(os.environ) | {
        "TASS_EVENTS_RAW_URI": str(folder / "raw"),
        "TASS_EVENTS_WAREHOUSE_URI": str(folder / "warehouse"),
        "TASS_EVENTS_NIGHTLY_FROM": "2100-01-01",
    }
    with embedded_airflow(site, variables, ROOT, print) as running:
        wait_for_dag(running.client, running.check)
        yield running


def _publish(airflow: RunningAirflow, folder: Path, *dates: date) -> None:
    run_dates(
        airflow.client,
        dates,
        max_active_runs=2,
        watch=lambda *_: None,
        check=airflow.check,
        logs=folder / "airflow" / "logs",
    )


def _checksums(warehouse: Path) -> dict[str, str]:
    return {
        str(path.relative_to(warehouse)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(warehouse.glob("*/publication_date=2021-11-17/part-0.parquet"))
    }


def _row_counts(warehouse: Path, day: date) -> dict[str, int]:
    manifest = json.loads((warehouse / "_manifests" / f"publication_date={day}.json").read_text())
    return {name: table["rows"] for name, table in manifest["tables"].items()}


def test_backfilled_date_is_published_and_rebuilt_byte_for_byte(
    airflow: RunningAirflow, folder: Path
) -> None:
    warehouse = folder / "warehouse"
    _publish(airflow, folder, DAY)
    first = _checksums(warehouse)
    assert len(first) == 7
    assert _row_counts(warehouse, DAY)["documents"] == 1
    _publish(airflow, folder, DAY)
    assert _checksums(warehouse) == first
    assert list(verify_warehouse(warehouse)) == []


def test_date_without_files_is_published_as_empty(airflow: RunningAirflow, folder: Path) -> None:
    _publish(airflow, folder, NEXT)
    assert set(_row_counts(folder / "warehouse", NEXT).values()) == {0}


def test_asset_event_carries_row_counts(airflow: RunningAirflow, folder: Path) -> None:
    _publish(airflow, folder, DAY)
    newest = next(iter(airflow.client.runs(DAG_ID, run_type="backfill")))
    (event,) = airflow.client.asset_events(newest.run_id)
    assert event["extra"]["row_counts"] == _row_counts(folder / "warehouse", DAY)
