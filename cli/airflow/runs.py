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
from typing import TYPE_CHECKING, Any

from stores.address import Address

if TYPE_CHECKING:
    from load.checkout.checkout import Checkout

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
    """One run over one publication date.

    Attributes:
        publication_date: The date.
        name: Path of its folder in the warehouse.
    """

    publication_date: date
    name: str


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


def dated_run(context: Mapping[str, Any]) -> DatedRun:
    """Return the run that a task works for.

    Args:
        context: Airflow's context of the task: `partition_key`, `params` and `run_id` are read.

    Raises:
        NoPublicationDateError: If the run is for no date.
    """
    day = publication_date_of(
        context.get("partition_key"), context["params"].get("publication_date")
    )
    name = re.sub(r"[^A-Za-z0-9_.-]+", "-", context["run_id"])
    return DatedRun(day, f"_runs/{day}/{name}")


@dataclass
class Work:
    """What a task does for a run, and what its log is to say of it.

    Tasks of a run may be at work on different machines: what a task needs of another it takes, and what it
    has made it hands over. Names are paths below the folder of the run, and are what tasks tell one another.

    Attributes:
        run: The run.
        checkout: The warehouse, which holds the folder of each run until it is published.
        went_in: What the task read, in a few words.
        came_out: What it made of that.
        seconds: How long it took; known when the work is done.
    """

    run: DatedRun
    checkout: "Checkout"
    went_in: str = ""
    came_out: str = ""
    seconds: float = 0

    def tell(self, went_in: str, came_out: str) -> None:
        """Say what went in and what came out."""
        self.went_in, self.came_out = went_in, came_out

    @property
    def folder(self) -> Path:
        """The folder of the run on this machine."""
        return self.checkout.folder / self.run.name

    def address(self, name: str) -> Address:
        """Return where a file or folder of the run is kept."""
        return self.checkout.address / self.run.name / name

    def take_file(self, name: str) -> Path:
        """Return a file that another task has handed over."""
        self.checkout.fetch(f"{self.run.name}/{name}")
        return self.folder / name

    def take_folder(self, name: str) -> Path:
        """Return a folder that another task has handed over."""
        self.checkout.fetch_bundle(f"{self.run.name}/{name}")
        return self.folder / name

    def hand_over(self, *paths: Path) -> list[str]:
        """Let other tasks take files and folders of the run, each as a whole; return their names."""
        for path in paths:
            put = self.checkout.send_bundle if path.is_dir() else self.checkout.send
            put(path.relative_to(self.checkout.folder).as_posix())
        return [path.relative_to(self.folder).as_posix() for path in paths]


@contextmanager
def working(context: Mapping[str, Any], warehouse: Address) -> Iterator[Work]:
    """Give the run of a task, log its work in one line, and leave its seconds with Airflow.

    Raises:
        NoPublicationDateError: If the run is for no date.
    """
    from load.checkout.opening import checked_out  # here, because parsing a DAG must be quick

    begin = time.perf_counter()
    with checked_out(warehouse) as checkout:
        work = Work(dated_run(context), checkout)
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


def results_of(planned: Iterable[str], coded: Iterable[str]) -> list[str]:
    """Return the names of the results of the shards that are planned, in order.

    Airflow keeps what a mapped task left when a cleared run has fewer shards than before; those
    results are of an older plan.
    """
    stems = {Path(shard).stem for shard in planned}
    return [name for name in coded if Path(name).stem in stems]
