"""Driving the DAG over publication dates by backfills, and following each run to its end."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from cli.airflow.client import AirflowClient, DagRun, TaskInstance
from cli.airflow.dag_id import DAG_ID
from cli.airflow.logs import tail, task_log
from cli.errors import CommandError

_POLL_SECONDS = 1.0
_KNOWN_SECONDS = 300
_DONE = frozenset({"success", "skipped", "failed", "upstream_failed", "removed"})


@dataclass(frozen=True, slots=True)
class Step:
    """How far one task of a run is; a mapped task has several parts."""

    done: int
    total: int
    states: frozenset[str]


Steps = Mapping[str, Step]
Watch = Callable[[date, DagRun, Steps], None]
"""Told the state of a run each time that it is looked at."""


class RunsFailedError(CommandError):
    """At least one date could not be published; what was published of it before is untouched.

    Attributes:
        dates: The dates.
    """

    def __init__(self, reasons: Mapping[date, str]) -> None:
        super().__init__("\n\n".join(reasons.values()), exit_code=1)
        self.dates = tuple(reasons)


def ranges(dates: Iterable[date], most_days: int = 90) -> list[tuple[date, date]]:
    """Return the first and last dates of stretches of days without a gap, in order.

    Args:
        dates: Dates in any order.
        most_days: Longer stretches are divided, so that all runs of one fit one answer of the API.
    """
    found: list[tuple[date, date]] = []
    for day in sorted(set(dates)):
        first, last = found[-1] if found else (date.min, date.min)
        if day - last == timedelta(days=1) and day - first < timedelta(days=most_days):
            found[-1] = (first, day)
        else:
            found.append((day, day))
    return found


def steps(tasks: Iterable[TaskInstance]) -> dict[str, Step]:
    """Return how far each task of a run is."""
    states: dict[str, list[str]] = {}
    for task in tasks:
        states.setdefault(task.task_id, []).append(task.state or "waiting")
    return {
        name: Step(sum(state in _DONE for state in found), len(found), frozenset(found))
        for name, found in states.items()
    }


def wait_for_dag(client: AirflowClient, check: Callable[[], None], dag_id: str = DAG_ID) -> None:
    """Wait until Airflow has read a DAG.

    Raises:
        CommandError: If the DAG file does not load, or is not there in time.
    """
    end = time.monotonic() + _KNOWN_SECONDS
    while not client.has_dag(dag_id):
        check()
        if errors := client.import_errors():
            raise CommandError(f"The DAG does not load: {'; '.join(errors)}", exit_code=1)
        if time.monotonic() > end:
            raise CommandError(f"Airflow did not find the DAG {dag_id} in {_KNOWN_SECONDS} s", 1)
        time.sleep(_POLL_SECONDS)


def run_dates(
    client: AirflowClient,
    dates: Sequence[date],
    *,
    max_active_runs: int,
    watch: Watch,
    check: Callable[[], None],
    logs: Path,
) -> None:
    """Run the DAG for each date, published before or not, and wait until all runs have ended.

    Args:
        client: A logged-in client.
        dates: Publication dates; stretches without a gap make one backfill each.
        max_active_runs: Dates processed side by side.
        watch: Told of each run under way, about once a second.
        check: Raises if Airflow itself has failed.
        logs: Airflow's folder of logs.

    Raises:
        RunsFailedError: If a run failed; the others have ended by then.
    """
    _end_leftovers(client)
    was_paused = client.set_paused(DAG_ID, paused=False)
    try:
        reasons: dict[date, str] = {}
        for first, last in ranges(dates):
            client.cancel_backfills(DAG_ID)
            client.create_backfill(DAG_ID, first, last, max_active_runs)
            ended = _follow(client, first, last, watch, check)
            failed = {day: run for day, run in ended.items() if run.state == "failed"}
            reasons |= {day: _reason(client, day, run, logs) for day, run in failed.items()}
    finally:
        client.set_paused(DAG_ID, paused=was_paused)
    if reasons:
        raise RunsFailedError(reasons)


def _end_leftovers(client: AirflowClient) -> None:
    """End what an interrupted start left open: it would hold up the new runs of the same dates."""
    client.cancel_backfills(DAG_ID)
    for run in list(client.runs(DAG_ID, state=["queued", "running"])):
        client.fail_run(DAG_ID, run.run_id)


def _follow(
    client: AirflowClient, first: date, last: date, watch: Watch, check: Callable[[], None]
) -> dict[date, DagRun]:
    ended: dict[date, DagRun] = {}
    while True:
        runs = _newest(client, first, last)
        for day, run in runs.items():
            if day not in ended and run.state != "queued":
                watch(day, run, steps(client.tasks(DAG_ID, run.run_id)))
        ended |= {day: run for day, run in runs.items() if run.ended}
        if len(ended) == (last - first).days + 1:
            return ended
        check()
        time.sleep(_POLL_SECONDS)


def _newest(client: AirflowClient, first: date, last: date) -> dict[date, DagRun]:
    found: dict[date, DagRun] = {}
    between = {"partition_date_gte": first.isoformat(), "partition_date_lte": last.isoformat()}
    for run in client.runs(DAG_ID, run_type="backfill", **between):
        found.setdefault(date.fromisoformat(run.partition_key or ""), run)
    return dict(sorted(found.items()))


def _reason(client: AirflowClient, day: date, run: DagRun, logs: Path) -> str:
    failed = [task for task in client.tasks(DAG_ID, run.run_id) if task.state == "failed"]
    if not failed:
        return f"{day}: run {run.run_id} failed before any task did; see {logs}"
    log = task_log(logs, DAG_ID, run.run_id, failed[0])
    return f"{day}: {failed[0].task_id} failed; the end of {log}:\n{tail(log)}"
