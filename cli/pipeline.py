"""The stages of one publication date in order, without a scheduler.

The DAG calls the same stage functions one by one. Intermediate files lie in a run folder inside the
warehouse, or on this machine where the warehouse is in an object store; it is removed after publishing and
kept, with its place named, after a failure.
"""

import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event

from cli.errors import CommandError, one_line
from cli.interrupts import noticed_interrupt
from cli.reviews import reviews_of
from cli.settings import Settings
from cli.shard_reading import read_shard_of
from cli.versions import software_versions
from cli.workers import meanwhile, side_by_side, timed
from extract.run import plan_date
from load.checkout.checkout import Checkout
from load.checkout.opening import checked_out
from load.durable import remove_folder
from load.manifest import Manifest
from load.run import prepare_checks, publish_date, validate_date
from load.warehouse import Warehouse
from stores.address import Address
from transform.run import applied_reviews, transform_date

Progress = Callable[[str, int, int], None]
"""Told the step under way, how many of its parts are done, and how many it has."""


class RunError(CommandError):
    """A date could not be published; what was published of it before is untouched.

    Attributes:
        publication_date: The date.
        step: The step that failed.
        folder: Where the intermediate files and the traceback are kept.
    """

    def __init__(self, publication_date: date, step: str, cause: str, folder: Path) -> None:
        super().__init__(
            f"{publication_date}: {step} failed: {cause}; files and traceback are kept in {folder}",
            exit_code=1,
        )
        self.publication_date = publication_date
        self.step = step
        self.folder = folder


@dataclass(frozen=True, slots=True)
class Site:
    """What all dates of one command share.

    Attributes:
        raw: The raw files.
        warehouse: The published tables.
        settings: Model and limits.
        run_id: Name of the run, for its folder.
        workers: Processes that read shards side by side; few shards are read in this process by one.
    """

    raw: Address
    warehouse: Address
    settings: Settings
    run_id: str
    workers: int = 1


def run_date(site: Site, publication_date: date, progress: Progress) -> Manifest:
    """Extract, transform, validate and publish one publication date.

    Args:
        site: Folders, settings and workers.
        publication_date: The date to publish; what is published of it is replaced.
        progress: Told how far the run is.

    Returns:
        The manifest that was published.

    Raises:
        RunError: If a step fails.
    """
    with checked_out(site.warehouse, keeps_runs=True) as checkout:
        folder = Warehouse(checkout.folder).runs / publication_date.isoformat() / site.run_id
        folder.mkdir(parents=True)
        with noticed_interrupt() as interrupted:
            run = _Run(site, checkout, publication_date, folder, progress, interrupted)
            manifest = _publish(run)
        remove_folder(folder, up_to=checkout.folder)
    return manifest


def _publish(run: "_Run") -> Manifest:
    folder = run.folder
    try:
        return run.publish(run.transform(run.extract(run.plan())))
    except (Exception, KeyboardInterrupt) as error:
        if run.interrupted.is_set() or isinstance(error, KeyboardInterrupt):
            remove_folder(folder, up_to=run.checkout.folder)
            raise KeyboardInterrupt from error
        with suppress(OSError):  # a full disk has no room for it either
            (folder / "error.txt").write_text(traceback.format_exc(), encoding="utf-8")
        raise RunError(run.day, run.step, one_line(error), folder) from error


@dataclass
class _Run:
    """The steps of one date, each timed."""

    site: Site
    checkout: Checkout
    day: date
    folder: Path
    progress: Progress
    interrupted: Event
    step: str = ""
    seconds: dict[str, float] = field(default_factory=dict)
    shard_seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def _timed(self, step: str, parts: int = 1) -> Iterator[None]:
        self.step = step
        # A library that was loading may have swallowed the interrupt of the step before.
        if self.interrupted.is_set():
            raise KeyboardInterrupt
        self.progress(step, 0, parts)
        begin = time.perf_counter()
        yield
        self.seconds[step] = round(time.perf_counter() - begin, 3)

    def plan(self) -> list[Path]:
        settings = self.site.settings
        with self._timed("plan"), self.checkout.inventory() as inventory:
            return plan_date(
                self.site.raw,
                self.day,
                self.folder / "plan",
                shard_size=settings.shard_size,
                max_file_bytes=settings.max_file_bytes,
                inventory=inventory,
            )

    def extract(self, planned: Sequence[Path]) -> list[Path]:
        read = partial(read_shard_of, self.folder, self.site.settings)
        shards = []
        workers = min(self.site.workers, len(planned))
        with (
            self._timed("extract", len(planned)),
            meanwhile(prepare_checks, idle=workers > 1),
            side_by_side(workers) as run_all,
        ):
            for shard, seconds in run_all(partial(timed, read), planned):
                shards.append(shard)
                self.shard_seconds[shard.stem] = seconds
                self.progress("extract", len(shards), len(planned))
        return shards

    def transform(self, shards: Sequence[Path]) -> Path:
        settings = self.site.settings
        with self._timed("transform"):
            return transform_date(
                shards,
                self.day,
                self.folder / "tables",
                min_confidence=settings.min_confidence,
                reviews=reviews_of(self.site.warehouse, self.day),
                memory_mb=settings.memory_mb,
            )

    def publish(self, tables: Path) -> Manifest:
        with self._timed("validate"):
            validate_date(
                tables,
                self.day,
                self.folder,
                warehouse=self.site.warehouse,
                accept_unusual=self.site.settings.accept_unusual,
                memory_mb=self.site.settings.memory_mb,
            )
        timings = dict(self.seconds)
        with self._timed("publish"):
            return publish_date(
                tables,
                self.day,
                self.site.warehouse,
                inputs=self.folder / "plan" / "inputs.json",
                validation=self.folder / "validation.json",
                timings=timings,
                shard_seconds=self.shard_seconds,
                memory_mb=self.site.settings.memory_mb,
                reviews=applied_reviews(tables),
                versions=software_versions(self.site.settings.model, self.site.settings.own_actors),
            )
