"""Logs are found where Airflow writes them, and read as a person would."""

import json
from pathlib import Path

from cli.airflow.client import TaskInstance
from cli.airflow.logs import tail, task_log


def test_log_of_a_mapped_task_has_its_index() -> None:
    task = TaskInstance("extract", 3, 2, "failed")
    log = task_log(Path("logs"), "tass_events", "run", task)
    assert log.as_posix() == (
        "logs/dag_id=tass_events/run_id=run/task_id=extract/map_index=3/attempt=2.log"
    )


def test_log_of_a_plain_task_has_none() -> None:
    task = TaskInstance("plan", -1, 1, "failed")
    assert "map_index" not in str(task_log(Path("logs"), "tass_events", "run", task))


def test_tail_tells_the_error_and_its_place(tmp_path: Path) -> None:
    error = {"exc_type": "OSError", "exc_value": "disk full", "frames": [{"filename": "a.py"}]}
    error["frames"].append({"filename": "b.py", "lineno": 7})  # type: ignore[attr-defined]
    log = tmp_path / "attempt=1.log"
    log.write_text(
        json.dumps({"level": "info", "event": "::group::Pre Execute"})
        + "\n"
        + json.dumps({"level": "info", "event": "begin"})
        + "\nnot JSON\n[1]\n"
        + json.dumps({"level": "error", "event": "Task failed", "error_detail": [error]})
        + "\n"
    )
    assert tail(log).splitlines() == [
        "info     begin",
        "not JSON",
        "[1]",
        "error    Task failed",
        "         OSError: disk full  (b.py:7)",
    ]


def test_tail_is_the_last_lines(tmp_path: Path) -> None:
    log = tmp_path / "long.log"
    log.write_text("\n".join(f"line {n}" for n in range(100_000)))
    assert tail(log, lines=2) == "line 99998\nline 99999"


def test_missing_log_has_no_tail(tmp_path: Path) -> None:
    assert tail(tmp_path / "none.log") == ""
