"""What the tasks of a run share: its publication date, its folder, and their working times."""

import logging
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

from load.warehouse import Warehouse

log = logging.getLogger(__name__)

NIGHTLY_HOUR = clock(2, tzinfo=UTC)

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


def waits_until(publication_date: date, wait_hours: int) -> datetime:
    """Return when a date without files is taken to be empty.

    Its run is due at 02:00 UTC of the next day, so that dates of the past are not waited for.
    """
    due = datetime.combine(publication_date + timedelta(days=1), NIGHTLY_HOUR)
    return due + timedelta(hours=wait_hours)


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
    return DatedRun(day, Warehouse(warehouse).runs / day.isoformat() / name)


@dataclass
class Work:
    """What a task does for a run, and what its log is to say of it.

    Attributes:
        run: The run.
        went_in: What the task read, in a few words.
        came_out: What it made of that.
        seconds: How long it took; known when the work is done.
    """

    run: DatedRun
    went_in: str = ""
    came_out: str = ""
    seconds: float = 0

    def tell(self, went_in: str, came_out: str) -> None:
        """Say what went in and what came out."""
        self.went_in, self.came_out = went_in, came_out


@contextmanager
def working(context: Mapping[str, Any], warehouse: Path) -> Iterator[Work]:
    """Give the run of a task, log its work in one line, and leave its seconds with Airflow.

    Raises:
        NoPublicationDateError: If the run is for no date.
    """
    begin = time.perf_counter()
    work = Work(dated_run(context, warehouse))
    yield work
    work.seconds = round(time.perf_counter() - begin, 3)
    context["ti"].xcom_push("seconds", work.seconds)
    log.info(
        "%s of %s: in: %s; out: %s; took %.1f s",
        context["ti"].task_id,
        work.run.publication_date,
        work.went_in,
        work.came_out,
        work.seconds,
    )


def timings(context: Mapping[str, Any], tasks: Iterable[str]) -> dict[str, float]:
    """Return what `working` left: seconds by task, over all shards of a mapped one.

    A task that was skipped has left nothing, and is left out.
    """
    pull = context["ti"].xcom_pull
    left = {name: [v for v in pull(task_ids=[name], key="seconds") if v] for name in tasks}
    return {name: round(sum(values), 3) for name, values in left.items() if values}


def shard_seconds(context: Mapping[str, Any]) -> dict[str, float]:
    """Return the seconds that each planned shard left: those of an older plan are passed over."""
    pull = context["ti"].xcom_pull
    planned = {Path(shard).stem for shard in pull(task_ids="plan") or ()}
    left = [found for found in pull(task_ids=["extract"], key="shard_seconds") if found]
    return {name: took for found in left for name, took in found.items() if name in planned}


def results_of(planned: Iterable[str], coded: Iterable[str]) -> list[Path]:
    """Return the results of the shards that are planned, in order.

    Airflow keeps what a mapped task left when a cleared run has fewer shards than before; those
    results are of an older plan.
    """
    stems = {Path(shard).stem for shard in planned}
    return [path for path in map(Path, coded) if path.stem in stems]
