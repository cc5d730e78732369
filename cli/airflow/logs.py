"""Logs of the embedded Airflow as plain text: where they lie, and how they end."""

import json
import re
from pathlib import Path
from typing import Any

from cli.airflow.client import TaskInstance

_TAIL_BYTES = 64_000
_FOLD = re.compile(r"\w*\s*::(end)?group::")
"""What folds lines in the interface, and means nothing in a terminal."""


def task_log(logs: Path, dag_id: str, run_id: str, task: TaskInstance) -> Path:
    """Return where Airflow writes the log of a task's last attempt."""
    folder = logs / f"dag_id={dag_id}" / f"run_id={run_id}" / f"task_id={task.task_id}"
    if task.map_index >= 0:
        folder /= f"map_index={task.map_index}"
    return folder / f"attempt={task.try_number}.log"


def tail(path: Path, lines: int = 20) -> str:
    """Return the last lines of a log; nothing if there is no such file."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL_BYTES))
        text = file.read().decode("utf-8", errors="replace")
    readable = "\n".join(_readable(line) for line in text.splitlines() if line)
    kept = [line for line in readable.splitlines() if not _FOLD.match(line)]
    return "\n".join(kept[-lines:])


def _readable(line: str) -> str:
    """Turn a line of JSON into what a person reads of it; other lines stay."""
    try:
        entry = json.loads(line)
    except ValueError:
        return line
    if not isinstance(entry, dict):
        return line
    causes = [_cause(error) for error in entry.get("error_detail") or ()]
    return "\n".join([f"{entry.get('level', ''):8} {entry.get('event', '')}", *causes])


def _cause(error: dict[str, Any]) -> str:
    frames = error.get("frames") or [{}]
    place = f"  ({frames[-1].get('filename', '')}:{frames[-1].get('lineno', '')})"
    return f"         {error.get('exc_type', '')}: {error.get('exc_value', '')}{place}"
