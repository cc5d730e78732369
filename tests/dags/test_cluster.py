"""Two Celery workers on PostgreSQL and Redis: a backfill of ten dates, in which one worker is killed."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psutil
import pytest

from benchmarks.cluster.site import ROOT, Cluster, open_cluster
from benchmarks.stories import make_stories
from cli.airflow.client import TaskInstance
from cli.airflow.dag_id import DAG_ID
from cli.airflow.processes import Component, kill_sessions
from load.verify import verify_warehouse
from load.warehouse import Warehouse

DAYS = [date(2021, 3, 1) + timedelta(days=number) for number in range(10)]
LONG = DAYS[3]
"""The date with so many stories that its coding can be broken off."""
_PATIENCE_SECONDS = 900

pytestmark = pytest.mark.airflow


Name = tuple[str, str, int]
"""Date, task and shard of a task."""


@dataclass(frozen=True)
class Backfilled:
    """What a backfill left, in which a worker was killed.

    Attributes:
        tables: Folder of tables that were published without any scheduler.
        killed: The tasks that were broken off, as they were then.
        at: When.
    """

    cluster: Cluster
    tables: Path
    killed: dict[Name, TaskInstance]
    at: datetime


@pytest.fixture(scope="module")
def backfilled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backfilled]:
    folder = tmp_path_factory.mktemp("cluster")
    raw = folder / "raw"
    raw.mkdir()
    for day in DAYS:
        count = 120 if day == LONG else 6
        for number, story in enumerate(make_stories(count, seed=day.toordinal(), day=day)):
            (raw / f"{day}-{number}.txt").write_text(story, encoding="utf-8")
    alone = folder / "alone"
    command = [sys.executable, "-m", "cli", "run", "--raw", raw, "--warehouse", alone]
    subprocess.run([*command, "--workers", "2"], check=True, capture_output=True, cwd=ROOT)
    with open_cluster(folder, raw) as cluster:
        _start(cluster)
        worker = _frozen(cluster)
        killed = {name: task for name, task in _tasks(cluster).items() if _is_on(worker, task)}
        kill_sessions([worker.session])
        at = datetime.now(UTC)
        _wait_for_end(cluster)
        yield Backfilled(cluster, alone, killed, at)


def _start(cluster: Cluster) -> None:
    cluster.airflow.client.set_paused(DAG_ID, paused=False)
    dates = ["--from-date", f"{DAYS[0]}T00:00:00", "--to-date", f"{DAYS[-1]}T23:59:59"]
    cluster.command("backfill", "create", "--dag-id", DAG_ID, *dates, "--max-active-runs", "4")


def _frozen(cluster: Cluster) -> Component:
    """Wait until a worker codes the long date, and halt it in the midst of that."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end:
        for worker in cluster.workers:
            if not _codes(cluster, worker):
                continue
            _signal(worker, signal.SIGSTOP)
            # Now it cannot end any more; had it ended before?
            if _codes(cluster, worker):
                return worker
            _signal(worker, signal.SIGCONT)
        time.sleep(0.2)
    pytest.fail(f"no worker has begun to code {LONG}")


def _codes(cluster: Cluster, worker: Component) -> bool:
    tasks = _tasks(cluster, [LONG])
    return any(name[1] == "extract" and _is_on(worker, task) for name, task in tasks.items())


def _tasks(cluster: Cluster, days: Sequence[date] = DAYS) -> dict[Name, TaskInstance]:
    client, wanted = cluster.airflow.client, [str(day) for day in days]
    return {
        (run.partition_key or "", task.task_id, task.map_index): task
        for run in client.runs(DAG_ID)
        if run.partition_key in wanted
        for task in client.tasks(DAG_ID, run.run_id)
    }


def _is_on(worker: Component, task: TaskInstance) -> bool:
    with suppress(ProcessLookupError):
        if task.state == "running" and task.pid is not None:
            return os.getsid(task.pid) == worker.session.id
    return False


def _signal(worker: Component, number: signal.Signals) -> None:
    for process in psutil.process_iter():
        with suppress(ProcessLookupError, psutil.NoSuchProcess):
            if os.getsid(process.pid) == worker.session.id:
                process.send_signal(number)


def _wait_for_end(cluster: Cluster) -> None:
    airflow, end = cluster.airflow, time.monotonic() + _PATIENCE_SECONDS
    while airflow.client.open_backfills(DAG_ID):
        airflow.check()
        assert time.monotonic() < end, "the backfill does not end"
        time.sleep(1)


def _checksums(warehouse: Path) -> dict[str, str]:
    return {
        str(path.relative_to(warehouse)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in warehouse.glob("*/publication_date=*/part-0.parquet")
    }


def test_every_date_is_published_once(backfilled: Backfilled) -> None:
    client = backfilled.cluster.airflow.client
    runs = list(client.runs(DAG_ID))
    assert sorted(run.partition_key or "" for run in runs) == [str(day) for day in DAYS]
    assert {run.state for run in runs} == {"success"}
    told = [event["partition_key"] for run in runs for event in client.asset_events(run.run_id)]
    assert sorted(told) == [str(day) for day in DAYS]
    assert Warehouse(backfilled.cluster.warehouse).published_dates() == DAYS


def test_what_is_published_is_whole_and_what_one_machine_alone_publishes(
    backfilled: Backfilled,
) -> None:
    warehouse = backfilled.cluster.warehouse
    assert verify_warehouse(warehouse) == []
    found = _checksums(warehouse)
    assert len(found) == 7 * len(DAYS)
    assert found == _checksums(backfilled.tables)


def test_nothing_is_left_of_the_attempt_that_was_killed(backfilled: Backfilled) -> None:
    left = {path.name for path in backfilled.cluster.warehouse.glob("_*")}
    assert left == {"_inventory.sqlite", "_manifests", "_reports"}


def test_what_the_killed_worker_had_begun_and_nothing_else_is_tried_again(
    backfilled: Backfilled, capsys: pytest.CaptureFixture[str]
) -> None:
    tasks = _tasks(backfilled.cluster)
    again = {name: task for name, task in tasks.items() if task.try_number > 1}
    assert again.keys() == backfilled.killed.keys()
    assert {(task.state, task.try_number) for task in again.values()} == {("success", 2)}
    delays = [(task.began - backfilled.at).total_seconds() for task in again.values() if task.began]
    assert min(delays) > 0
    with capsys.disabled():
        print(f"\nTasks of the killed worker began again after {max(delays):.0f} s")  # noqa: T201
