"""One real Airflow for all tests that need one: scheduler, LocalExecutor, triggerer and REST API."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli.airflow.backfill import run_dates, wait_for_dag
from cli.airflow.client import DagRun, TaskInstance
from cli.airflow.dag_id import DAG_ID
from cli.airflow.embedded import RunningAirflow, embedded_airflow
from cli.airflow.environment import Site
from cli.airflow.logs import tail, task_log
from cli.airflow.ports import free_port

ROOT = Path(__file__).parent.parent.parent
WAIT_HOURS = 36
"""Long enough for the date of today, of which the tests have no files, to be waited for."""
REVIEW_HOURS = 0.02
"""Long enough for another date to be published while a person is waited for."""


@dataclass(frozen=True)
class Newsroom:
    """An Airflow with the DAGs that ship, its raw folder and its warehouse."""

    airflow: RunningAirflow
    site: Site
    raw: Path
    warehouse: Path

    def publish(self, *dates: date) -> None:
        """Run the dates by backfill, as `make run` does."""
        run_dates(
            self.airflow.client,
            dates,
            max_active_runs=2,
            watch=lambda *_: None,
            check=self.airflow.check,
            logs=self.site.logs,
        )

    def trigger(self, key: str | None, form: dict[str, Any]) -> DagRun:
        """Start a run as the button does, and wait for its end."""
        run_id = self.start(key, form)
        run = self.ended(DAG_ID, lambda run: run.run_id == run_id)
        self.airflow.client.set_paused(DAG_ID, paused=True)
        return run

    def start(self, key: str | None, form: dict[str, Any]) -> str:
        """Start a run as the button does."""
        self.airflow.client.set_paused(DAG_ID, paused=False)
        return self.airflow.client.trigger(DAG_ID, key, form)

    def ended(self, dag_id: str, wanted: Callable[[DagRun], bool]) -> DagRun:
        """Wait for the end of a run that there is, or will be."""
        while True:
            self.airflow.check()
            for run in self.airflow.client.runs(dag_id):
                if wanted(run) and run.ended:
                    return run
            time.sleep(1)

    def task(self, run_id: str, task_id: str, dag_id: str = DAG_ID) -> TaskInstance:
        """Return a task of a run; the first part of a mapped one."""
        tasks = self.airflow.client.tasks(dag_id, run_id)
        return next(task for task in tasks if task.task_id == task_id)

    def reached(self, run_id: str, task_id: str, state: str) -> None:
        """Wait until a task is in a state."""
        while self.task(run_id, task_id).state != state:
            self.airflow.check()
            time.sleep(1)

    def log(self, run_id: str, task_id: str, dag_id: str = DAG_ID) -> str:
        """Return the end of the log of a task's last attempt."""
        task = self.task(run_id, task_id, dag_id)
        return tail(task_log(self.site.logs, dag_id, run_id, task), lines=100)

    def told(self, run: DagRun) -> str:
        """Return the ends of the logs of those tasks of a run that failed."""
        tasks = self.airflow.client.tasks(DAG_ID, run.run_id)
        failed = [task for task in tasks if task.state == "failed"]
        logs = [task_log(self.site.logs, DAG_ID, run.run_id, task) for task in failed]
        return "\n".join(tail(log, lines=30) for log in logs)

    def noticed(self, line: str) -> None:
        """Wait until a person has been told something."""
        notices = self.warehouse.parent / "notices.txt"
        while not notices.is_file() or line not in notices.read_text().splitlines():
            self.airflow.check()
            time.sleep(1)

    def lineage(self, run_id: str) -> dict[str, tuple[set[str], set[str]]]:
        """Return what each task of a run has read and written, as OpenLineage was told."""
        found: dict[str, tuple[set[str], set[str]]] = {}
        for line in (self.warehouse.parent / "lineage.jsonl").read_text().splitlines():
            event = json.loads(line)
            facets = event["run"]["facets"]
            told = facets.get("airflow", {}).get("dagRun", {}).get("run_id")
            if event["eventType"] == "COMPLETE" and told == run_id and "task" in facets["airflow"]:
                read, written = found.setdefault(
                    facets["airflow"]["task"]["task_id"], (set(), set())
                )
                read |= {each["name"] for each in event["inputs"]}
                written |= {each["name"] for each in event["outputs"]}
        return found

    def checksums(self, day: date) -> dict[str, str]:
        """Return the checksum of each table's Parquet file."""
        return {
            path.parent.parent.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.warehouse.glob(f"*/publication_date={day}/part-0.parquet")
        }

    def manifest(self, day: date) -> dict[str, Any]:
        """Return the manifest of a date."""
        path = self.warehouse / "_manifests" / f"publication_date={day}.json"
        content: dict[str, Any] = json.loads(path.read_text())
        return content

    def rows(self, day: date) -> dict[str, int]:
        """Return the rows of each table."""
        return {name: table["rows"] for name, table in self.manifest(day)["tables"].items()}


@contextmanager
def open_newsroom(folder: Path, settings: Mapping[str, str], path: str = "") -> Iterator[Newsroom]:
    """Start an Airflow with the DAGs and the article that ship, and stop it at the end.

    Args:
        folder: Where everything lies.
        settings: Variables of the tasks, beside those that every test needs.
        path: Where Airflow is served below the address of the machine.
    """
    raw = shutil.copytree(ROOT / "seeds" / "articles", folder / "raw")
    dags = shutil.copytree(ROOT / "dags", folder / "dags")
    for example in (ROOT / "examples").glob("*.py"):
        shutil.copy(example, dags)
    site = Site(folder / "airflow", dags, free_port(0), parallelism=2, path=path)
    site.home.mkdir()
    variables = dict(os.environ) | {
        "TASS_EVENTS_RAW_URI": str(raw),
        "TASS_EVENTS_WAREHOUSE_URI": str(folder / "warehouse"),
        "TASS_EVENTS_NIGHTLY_FROM": "2100-01-01",
    }
    with embedded_airflow(site, variables | settings, ROOT, print) as running:
        wait_for_dag(running.client, running.check)
        yield Newsroom(running, site, raw, folder / "warehouse")


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    folder = tmp_path_factory.mktemp("site")
    settings = {
        "TASS_EVENTS_SHARD_SIZE": "15",
        "TASS_EVENTS_WAIT_HOURS": str(WAIT_HOURS),
        "TASS_EVENTS_REVIEW_HOURS": str(REVIEW_HOURS),
        "TASS_EVENTS_DEADLINE_HOURS": "0.005",
        "TASS_EVENTS_NOTIFIER": "tests.dags.file_notifier.FileNotifier",
        "TASS_EVENTS_NOTIFIER_ARGUMENTS": json.dumps(
            {
                "path": str(folder / "notices.txt"),
                "message": "{{ dag_run.run_id or dag_run.dag_run_id }} {{ reason }}",
            }
        ),
        "OPENLINEAGE__TRANSPORT__TYPE": "file",
        "OPENLINEAGE__TRANSPORT__LOG_FILE_PATH": str(folder / "lineage.jsonl"),
        "OPENLINEAGE__TRANSPORT__APPEND": "true",
    }
    with open_newsroom(folder, settings) as opened:
        yield opened
