"""The few calls of Airflow's REST API that are needed, with patience for a busy SQLite."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from datetime import time as clock
from http import HTTPStatus
from typing import Any, Self

import httpx

from cli.airflow.environment import USER
from cli.errors import CommandError

_ATTEMPTS = 8
_PAGE = 100
_BUSY = frozenset({500, 502, 503, 504})
ENDED = frozenset({"success", "failed"})


class ApiError(CommandError):
    """Airflow refused a call.

    Attributes:
        status: HTTP status, or None if no answer came.
    """

    def __init__(self, call: str, cause: str, status: int | None = None) -> None:
        super().__init__(f"Airflow refused {call}: {cause}", exit_code=1)
        self.status = status


@dataclass(frozen=True, slots=True)
class DagRun:
    """A run of a DAG."""

    run_id: str
    partition_key: str | None
    state: str

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ENDED


@dataclass(frozen=True, slots=True)
class TaskInstance:
    """A task of a run; `map_index` is -1 for a task that is not mapped.

    `pid` and `began` are of its last attempt, once a worker has begun it.
    """

    task_id: str
    map_index: int
    try_number: int
    state: str | None
    pid: int | None = None
    began: datetime | None = None


class AirflowClient:
    """A logged-in user of one Airflow."""

    def __init__(self, url: str, password: str) -> None:
        self._password = password
        self._http = httpx.Client(base_url=url, timeout=60, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def health(self) -> dict[str, str | None]:
        """Return the state of each component by name; empty while nothing answers."""
        try:
            answer = self._http.get("/api/v2/monitor/health", timeout=10)
            return {name: part["status"] for name, part in answer.raise_for_status().json().items()}
        except httpx.HTTPError:
            return {}

    def log_in(self) -> None:
        """Get a token for all later calls."""
        body = {"username": USER, "password": self._password}
        token = self._call("POST", "/auth/token", json=body)["access_token"]
        self._http.headers["Authorization"] = f"Bearer {token}"

    def has_dag(self, dag_id: str) -> bool:
        """Return whether Airflow knows the DAG yet."""
        try:
            self._call("GET", f"/api/v2/dags/{dag_id}")
        except ApiError as error:
            if error.status == HTTPStatus.NOT_FOUND:
                return False
            raise
        return True

    def import_errors(self) -> list[str]:
        """Return the last line of each error that kept a DAG file from loading."""
        found = self._call("GET", "/api/v2/importErrors")["import_errors"]
        return [f"{e['filename']}: {e['stack_trace'].strip().splitlines()[-1]}" for e in found]

    def set_paused(self, dag_id: str, *, paused: bool) -> bool:
        """Pause or unpause a DAG, and return whether it was paused before."""
        before = self._call("GET", f"/api/v2/dags/{dag_id}")["is_paused"]
        self._call("PATCH", f"/api/v2/dags/{dag_id}", json={"is_paused": paused})
        return bool(before)

    def set_pool(self, name: str, slots: int, description: str) -> None:
        """Create a pool, or change the one of that name."""
        body = {"name": name, "slots": slots, "description": description, "include_deferred": False}
        try:
            self._call("POST", "/api/v2/pools", json=body)
        except ApiError as error:
            if error.status != HTTPStatus.CONFLICT:
                raise
            self._call("PATCH", f"/api/v2/pools/{name}", json=body)

    def create_backfill(self, dag_id: str, first: date, last: date, max_active_runs: int) -> None:
        """Start a new run for every date from `first` to `last`, whatever ran before.

        No backfill may be open: `cancel_backfills` sees to that.
        """
        body = {
            "dag_id": dag_id,
            "from_date": datetime.combine(first, clock.min, UTC).isoformat(),
            "to_date": datetime.combine(last, clock.max, UTC).isoformat(),
            "reprocess_behavior": "completed",
            "max_active_runs": max_active_runs,
        }
        try:
            self._call("POST", "/api/v2/backfills", json=body)
        except ApiError as error:
            # An attempt whose answer was lost has made the backfill that stands in the way now.
            if error.status != HTTPStatus.CONFLICT:
                raise

    def open_backfills(self, dag_id: str) -> list[int]:
        """Return the backfills that have not ended."""
        found = self._call("GET", "/api/v2/backfills", params={"dag_id": dag_id})["backfills"]
        return [backfill["id"] for backfill in found if backfill["completed_at"] is None]

    def cancel_backfills(self, dag_id: str) -> None:
        """End the backfills that an earlier, interrupted start left open."""
        for backfill in self.open_backfills(dag_id):
            self._call("PUT", f"/api/v2/backfills/{backfill}/cancel")

    def trigger(self, dag_id: str, partition_key: str | None, conf: dict[str, Any]) -> str:
        """Start one run and return its id."""
        body = {"logical_date": None, "partition_key": partition_key, "conf": conf}
        run_id: str = self._call("POST", f"/api/v2/dags/{dag_id}/dagRuns", json=body)["dag_run_id"]
        return run_id

    def clear(self, dag_id: str, run_id: str) -> None:
        """Run all tasks of a run again, as the button does."""
        body = {"dry_run": False}
        self._call("POST", f"/api/v2/dags/{dag_id}/dagRuns/{run_id}/clear", json=body)

    def fail_run(self, dag_id: str, run_id: str) -> None:
        """Mark a run as failed."""
        self._call("PATCH", f"/api/v2/dags/{dag_id}/dagRuns/{run_id}", json={"state": "failed"})

    def runs(self, dag_id: str, **filters: str | list[str]) -> Iterator[DagRun]:
        """Yield the runs of a DAG, the newest first."""
        path = f"/api/v2/dags/{dag_id}/dagRuns"
        for run in self._pages(path, "dag_runs", filters | {"order_by": "-id"}):
            yield DagRun(run["dag_run_id"], run["partition_key"], run["state"])

    def run(self, dag_id: str, run_id: str) -> dict[str, Any]:
        """Return all that Airflow tells of a run."""
        return self._call("GET", f"/api/v2/dags/{dag_id}/dagRuns/{run_id}")

    def tasks(self, dag_id: str, run_id: str) -> list[TaskInstance]:
        """Return the task instances of a run."""
        path = f"/api/v2/dags/{dag_id}/dagRuns/{run_id}/taskInstances"
        return [_task(told) for told in self._pages(path, "task_instances", {})]

    def asset_events(self, run_id: str) -> list[dict[str, Any]]:
        """Return the asset events that a run emitted."""
        query = {"source_run_id": run_id}
        return list(self._pages("/api/v2/assets/events", "asset_events", query))

    def _pages(self, path: str, name: str, query: dict[str, Any]) -> Iterator[dict[str, Any]]:
        offset = 0
        while True:
            page = self._call("GET", path, params=query | {"limit": _PAGE, "offset": offset})[name]
            yield from page
            offset += _PAGE
            if len(page) < _PAGE:
                return

    def _call(self, method: str, path: str, **content: Any) -> dict[str, Any]:
        call, cause, status = f"{method} {path}", "", None
        for attempt in range(_ATTEMPTS):
            time.sleep(min(attempt, 5))
            try:
                answer = self._http.request(method, path, **content)
            except httpx.HTTPError as error:
                cause, status = f"no answer ({error})", None
                continue
            if answer.is_success:
                return dict(answer.json())
            cause, status = _detail(answer), answer.status_code
            if status not in _BUSY:
                break
        raise ApiError(call, cause, status)


def _task(told: Mapping[str, Any]) -> TaskInstance:
    began = told["start_date"] and datetime.fromisoformat(told["start_date"])
    names = ("task_id", "map_index", "try_number", "state", "pid")
    return TaskInstance(**{name: told[name] for name in names}, began=began)


def _detail(answer: httpx.Response) -> str:
    try:
        return f"{answer.status_code} {answer.json()['detail']}"
    except (ValueError, KeyError, TypeError):
        return f"{answer.status_code} {answer.reason_phrase}"
