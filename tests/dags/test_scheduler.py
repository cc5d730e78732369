"""Runs through a real Airflow: scheduler, LocalExecutor and REST API."""

import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli.airflow.backfill import DAG_ID, RunsFailedError, run_dates, wait_for_dag
from cli.airflow.client import ApiError, DagRun
from cli.airflow.embedded import RunningAirflow, embedded_airflow
from cli.airflow.environment import Site
from cli.airflow.logs import tail, task_log
from cli.airflow.ports import free_port
from cli.errors import CommandError
from load.verify import verify_warehouse

ROOT = Path(__file__).parent.parent.parent
DAY = date(2021, 11, 17)
EMPTY_DAY = date(2021, 11, 18)
EXAMPLE = "my_report"

pytestmark = pytest.mark.airflow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "seeds" / "articles", made / "raw")
    return made


@pytest.fixture(scope="module")
def dags(folder: Path) -> Path:
    """The DAGs that ship, and the one that the operations guide shows."""
    made = shutil.copytree(ROOT / "dags", folder / "dags")
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    (made / "example.py").write_text(example, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def site(folder: Path, dags: Path) -> Site:
    made = Site(folder / "airflow", dags, free_port(0), parallelism=2)
    made.home.mkdir()
    return made


@pytest.fixture(scope="module")
def airflow(folder: Path, site: Site) -> Iterator[RunningAirflow]:
    variables = dict(os.environ) | {
        "TASS_EVENTS_RAW_URI": str(folder / "raw"),
        "TASS_EVENTS_WAREHOUSE_URI": str(folder / "warehouse"),
        "TASS_EVENTS_NIGHTLY_FROM": "2100-01-01",
        "TASS_EVENTS_SHARD_SIZE": "15",
    }
    with embedded_airflow(site, variables, ROOT, print) as running:
        wait_for_dag(running.client, running.check)
        wait_for_dag(running.client, running.check, EXAMPLE)
        running.client.set_paused(EXAMPLE, paused=False)
        yield running


def _publish(airflow: RunningAirflow, site: Site, *dates: date) -> None:
    run_dates(
        airflow.client,
        dates,
        max_active_runs=2,
        watch=lambda *_: None,
        check=airflow.check,
        logs=site.logs,
    )


def _trigger(airflow: RunningAirflow, key: str | None, form: dict[str, Any]) -> DagRun:
    airflow.client.set_paused(DAG_ID, paused=False)
    run_id = airflow.client.trigger(DAG_ID, key, form)
    run = _ended(airflow, DAG_ID, lambda run: run.run_id == run_id)
    airflow.client.set_paused(DAG_ID, paused=True)
    return run


def _ended(airflow: RunningAirflow, dag_id: str, wanted: Callable[[DagRun], bool]) -> DagRun:
    """Wait for the end of a run that there is, or will be."""
    while True:
        airflow.check()
        for run in airflow.client.runs(dag_id):
            if wanted(run) and run.ended:
                return run
        time.sleep(1)


def _checksums(warehouse: Path, day: date) -> dict[str, str]:
    return {
        path.parent.parent.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in warehouse.glob(f"*/publication_date={day}/part-0.parquet")
    }


def _manifest(warehouse: Path, day: date) -> dict[str, Any]:
    path = warehouse / "_manifests" / f"publication_date={day}.json"
    content: dict[str, Any] = json.loads(path.read_text())
    return content


def _rows(warehouse: Path, day: date) -> dict[str, int]:
    return {name: table["rows"] for name, table in _manifest(warehouse, day)["tables"].items()}


@dataclass(frozen=True)
class Rebuilt:
    """A date and the empty one after it were published, and the date once more.

    Attributes:
        first: Checksums of the date's Parquet after the first run.
        empty: The run of the date without files.
        last: The last run of the date.
    """

    first: dict[str, str]
    empty: DagRun
    last: DagRun


@pytest.fixture(scope="module")
def rebuilt(airflow: RunningAirflow, site: Site, folder: Path) -> Rebuilt:
    _publish(airflow, site, DAY, EMPTY_DAY)
    (empty,) = (run for run in airflow.client.runs(DAG_ID) if run.partition_key == str(EMPTY_DAY))
    first = _checksums(folder / "warehouse", DAY)
    _publish(airflow, site, DAY)
    return Rebuilt(first, empty, next(iter(airflow.client.runs(DAG_ID))))


def test_date_is_published_and_rebuilt_byte_for_byte(folder: Path, rebuilt: Rebuilt) -> None:
    warehouse = folder / "warehouse"
    assert len(rebuilt.first) == 7
    assert _checksums(warehouse, DAY) == rebuilt.first
    assert _rows(warehouse, DAY)["documents"] == 1
    assert set(_manifest(warehouse, DAY)["timings"]) == {"plan", "extract", "transform", "validate"}
    assert verify_warehouse(warehouse) == []


@pytest.mark.usefixtures("rebuilt")
def test_run_leaves_nothing_but_what_it_publishes(folder: Path) -> None:
    left = {path.name for path in (folder / "warehouse").iterdir() if path.name.startswith("_")}
    assert left == {"_manifests", "_reports"}


def test_asset_event_carries_date_and_row_counts(
    airflow: RunningAirflow, folder: Path, rebuilt: Rebuilt
) -> None:
    (event,) = airflow.client.asset_events(rebuilt.last.run_id)
    assert event["partition_key"] == event["extra"]["publication_date"] == str(DAY)
    assert event["extra"]["row_counts"] == _rows(folder / "warehouse", DAY)


def test_dag_that_waits_for_a_date_runs_for_it(airflow: RunningAirflow, rebuilt: Rebuilt) -> None:
    key = rebuilt.last.partition_key
    run = _ended(airflow, EXAMPLE, lambda run: run.partition_key == key)
    assert run.state == "success"


def test_date_without_files_is_published_as_empty_and_says_so(
    airflow: RunningAirflow, site: Site, folder: Path, rebuilt: Rebuilt
) -> None:
    assert rebuilt.empty.state == "success"
    assert set(_rows(folder / "warehouse", EMPTY_DAY).values()) == {0}
    assert _manifest(folder / "warehouse", EMPTY_DAY)["inputs"] == []
    assert f"No files of {EMPTY_DAY}" in _log(airflow, site, rebuilt.empty, "plan")


def test_run_from_the_form_is_for_its_date(airflow: RunningAirflow) -> None:
    run = _trigger(airflow, None, {"publication_date": str(DAY)})
    assert run.state == "success"
    (event,) = airflow.client.asset_events(run.run_id)
    assert event["partition_key"] == str(DAY)


def test_run_for_no_date_fails_at_once_and_says_how_to_start_one(
    airflow: RunningAirflow, site: Site
) -> None:
    run = _trigger(airflow, None, {})
    assert run.state == "failed"
    plan = next(task for task in airflow.client.tasks(DAG_ID, run.run_id) if task.task_id == "plan")
    assert (plan.state, plan.try_number) == ("failed", 1)
    assert "press Trigger and fill in the partition key" in _log(airflow, site, run, "plan")


def test_malformed_key_is_refused(airflow: RunningAirflow) -> None:
    with pytest.raises(ApiError, match="17 November") as caught:
        airflow.client.trigger(DAG_ID, "17 November", {})
    assert caught.value.status in {400, 422}


def test_failed_date_says_why_and_keeps_what_was_published(
    airflow: RunningAirflow, site: Site, folder: Path, rebuilt: Rebuilt
) -> None:
    unreadable = folder / "raw" / f"{DAY:%Y/%m/%d}"
    unreadable.mkdir(parents=True)
    for number in range(20):
        (unreadable / f"{number}.txt").write_bytes(bytes(range(256)) * 4)
    with pytest.raises(RunsFailedError) as caught:
        _publish(airflow, site, DAY)
    message = str(caught.value)
    assert caught.value.dates == (DAY,)
    assert f"{DAY}: validate failed; the end of {site.logs}" in message
    assert "refused_records" in message
    assert _checksums(folder / "warehouse", DAY) == rebuilt.first


def test_second_airflow_in_the_same_folder_is_refused(airflow: RunningAirflow, site: Site) -> None:
    with (
        pytest.raises(CommandError, match="runs from .* already; stop it first"),
        embedded_airflow(site, os.environ, ROOT, print),
    ):
        pytest.fail("a second Airflow started")


def _log(airflow: RunningAirflow, site: Site, run: DagRun, task_id: str) -> str:
    tasks = airflow.client.tasks(DAG_ID, run.run_id)
    task = next(task for task in tasks if task.task_id == task_id)
    return tail(task_log(site.logs, DAG_ID, run.run_id, task), lines=100)
