"""What the tasks of a run share: its publication date, its folder, and their working times."""

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

_HOW = (
    "start it for a date: press Trigger and fill in the partition key or the publication date "
    "(YYYY-MM-DD), or run a backfill over a range of dates"
)


class NoPublicationDateError(ValueError):
    """A run does not say which date it is for.

    Attributes:
        partition_key: The run's partition key.
        chosen: The publication date of the run's form.
    """

    def __init__(self, cause: str, partition_key: str | None, chosen: str | None) -> None:
        super().__init__(f"{cause}; {_HOW}")
        self.partition_key = partition_key
        self.chosen = chosen


@dataclass(frozen=True, slots=True)
class DatedRun:
    """One run over one publication date."""

    publication_date: date
    folder: Path


def publication_date_of(partition_key: str | None, chosen: str | None) -> date:
    """Return the date that a run is for.

    Args:
        partition_key: The run's partition key: scheduled and backfill runs always have one.
        chosen: The publication date of the form, for a run started by hand.

    Raises:
        NoPublicationDateError: If there is neither, they differ, or it is not a date.
    """
    if partition_key and chosen and partition_key != chosen:
        cause = f"The partition key {partition_key} and the publication date {chosen} differ"
        raise NoPublicationDateError(cause, partition_key, chosen)
    wanted = partition_key or chosen
    if not wanted:
        cause = "This run has no partition key, so it is for no date"
        raise NoPublicationDateError(cause, partition_key, chosen)
    try:
        return date.fromisoformat(wanted)
    except ValueError as error:
        cause = f"{wanted} is not a date of the form YYYY-MM-DD"
        raise NoPublicationDateError(cause, partition_key, chosen) from error


def dated_run(context: Mapping[str, Any], warehouse: Path) -> DatedRun:
    """Return the run that a task works for.

    Args:
        context: Airflow's context of the task: `partition_key`, `params` and `run_id` are read.
        warehouse: The warehouse, which also holds the folder of each run until it is published.

    Raises:
        NoPublicationDateError: If the run is for no date.
    """
    day = publication_date_of(
        context.get("partition_key"), context["params"].get("publication_date")
    )
    name = re.sub(r"[^A-Za-z0-9_.-]+", "-", context["run_id"])
    return DatedRun(day, warehouse / "_runs" / day.isoformat() / name)


@contextmanager
def working(context: Mapping[str, Any], warehouse: Path) -> Iterator[DatedRun]:
    """Give the run of a task, and leave with Airflow how many seconds the task worked.

    Raises:
        NoPublicationDateError: If the run is for no date.
    """
    begin = time.perf_counter()
    yield dated_run(context, warehouse)
    context["ti"].xcom_push("seconds", round(time.perf_counter() - begin, 3))


def timings(context: Mapping[str, Any], tasks: Iterable[str]) -> dict[str, float]:
    """Return what `working` left: seconds by task, over all shards of a mapped one."""
    pull = context["ti"].xcom_pull
    seconds = {name: pull(task_ids=[name], key="seconds") for name in tasks}
    return {name: round(sum(v for v in values if v), 3) for name, values in seconds.items()}
