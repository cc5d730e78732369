"""The checkout of a warehouse that is a folder of this machine: the folder itself."""

import fcntl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from load.durable import remove_folder
from load.manifest import Manifest, read_manifest
from load.months.manifest import MonthManifest, read_month_manifest
from load.promises import BrokenPromise
from load.publication import AfterStep, no_step
from load.warehouse import Warehouse
from stores.address import Address

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class FolderCheckout:
    """A warehouse in its own place: nothing is fetched or sent."""

    def __init__(self, folder: Path) -> None:
        self.address: Address = folder
        self.folder = folder
        self.root = str(folder.resolve())
        self._site = Warehouse(folder)

    def is_there(self) -> bool:
        """Say whether there is such a folder."""
        return self.folder.is_dir()

    def published_dates(self) -> list[date]:
        """Return the dates that have a manifest."""
        return self._site.published_dates()

    def is_published(self, day: date) -> bool:
        """Say whether a date has a manifest."""
        return self._site.manifest(day).is_file()

    def read_report(self, day: date, name: str) -> str:
        """Return a kept report."""
        return self._site.report(day, name).read_text(encoding="utf-8")

    def manifests(self, first: date = date.min, last: date = date.max) -> list[Manifest]:
        """Read the manifests of a range of dates."""
        days = [day for day in self.published_dates() if first <= day <= last]
        return [read_manifest(self._site.manifest(day)) for day in days]

    def attach(self, connection: "DuckDBPyConnection") -> None:
        """Do nothing: DuckDB reads folders."""

    def fetch_manifests(self, first: date = date.min, last: date = date.max) -> None:
        """Do nothing."""

    def fetch_dates(self, days: Iterable[date]) -> None:
        """Do nothing."""

    def send_date(self, day: date, after_step: AfterStep = no_step) -> None:
        """Do nothing: what is published in the folder is published."""

    def parts(self) -> Iterator[list[date]]:
        """Give all dates at once."""
        yield self.published_dates()

    def left_over(self) -> Iterable[BrokenPromise]:
        """Yield nothing: all that there is lies in the folder."""
        return ()

    def sweep(self) -> list[str]:
        """Remove nothing: the next publication settles what an interrupted one has left."""
        return []

    def missing(self, paths: Iterable[str]) -> list[str]:
        """Return the paths of which there is no file."""
        return [path for path in paths if not (self.folder / path).is_file()]

    def month_manifest(self, month: str) -> MonthManifest | None:
        """Read the manifest of the copy of a month."""
        path = self._site.month_manifest(month)
        return read_month_manifest(path, month) if path.is_file() else None

    def fetch_months(self, months: Iterable[str]) -> None:
        """Do nothing."""

    def send_month(self, month: str, after_step: AfterStep = no_step) -> None:
        """Do nothing."""

    def fetch(self, name: str) -> None:
        """Do nothing."""

    def send(self, name: str) -> None:
        """Do nothing."""

    def rebuild(self, name: str, build: Callable[[Path], None]) -> None:
        """Write a file while nobody else does, and put it in place in one move."""
        self._site.manifests.mkdir(parents=True, exist_ok=True)
        with (self._site.manifests / f".{name}.lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            unfinished = self.folder / f".{name}.tmp"
            unfinished.unlink(missing_ok=True)
            build(unfinished)
            unfinished.replace(self.folder / name)

    def fetch_bundle(self, name: str) -> None:
        """Do nothing."""

    def send_bundle(self, name: str) -> None:
        """Do nothing."""

    def remove(self, name: str) -> None:
        """Remove a folder, and those above it that are then empty."""
        remove_folder(self.folder / name, up_to=self.folder)

    def exchange(self, name: str, decide: Callable[[str], str]) -> str:
        """Replace the text of a file while nobody else does."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            text = decide(file.read())
            file.seek(0)
            file.truncate()
            file.write(text)
        return text

    @contextmanager
    def inventory(self) -> Iterator[Path]:
        """Give the file; SQLite keeps those apart who use it at once."""
        yield self._site.inventory

    def runs(self) -> dict[str, datetime]:
        """Return the folders of runs, with the newest time of their files."""
        folders = self._site.runs.glob("*/*/")
        return {self._site.relative(folder): _last_written(folder) for folder in folders}


def _last_written(folder: Path) -> datetime:
    newest = max(path.lstat().st_mtime for path in (folder, *folder.rglob("*")))
    return datetime.fromtimestamp(newest, UTC)
