"""What a checkout can do, wherever its warehouse is kept. Names are paths below the warehouse."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from load.manifest import Manifest
from load.months.manifest import MonthManifest
from load.promises import BrokenPromise
from load.publication import AfterStep, no_step
from stores.address import Address

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Checkout(Protocol):
    """A folder to work in, and the way to and from the warehouse that it stands for.

    Attributes:
        address: The warehouse.
        folder: The folder, laid out like a warehouse.
        root: What the paths in `manifests` are relative to, as DuckDB names it.
    """

    address: Address
    folder: Path
    root: str

    def is_there(self) -> bool:
        """Say whether there is a warehouse at the address."""

    def published_dates(self) -> list[date]:
        """Return the dates that are published, in order."""

    def is_published(self, day: date) -> bool:
        """Say whether a date is published."""

    def read_report(self, day: date, name: str) -> str:
        """Return a kept report of a published date.

        Raises:
            FileNotFoundError: If there is none.
        """

    def manifests(self, first: date = date.min, last: date = date.max) -> list[Manifest]:
        """Return the manifests of the dates of a range, which name the files below `root`.

        Raises:
            ManifestError: If one cannot be read.
        """

    def attach(self, connection: "DuckDBPyConnection") -> None:
        """Let a connection read the files below `root`."""

    def fetch_manifests(self, first: date = date.min, last: date = date.max) -> None:
        """Bring the manifests of a range of dates into the folder."""

    def fetch_dates(self, days: Iterable[date]) -> None:
        """Bring published dates into the folder: manifests, tables and reports."""

    def send_date(self, day: date, after_step: AfterStep = no_step) -> None:
        """Publish what has been published in the folder.

        Raises:
            OvertakenError: If another run has published the date since its manifest was fetched.
        """

    def parts(self) -> Iterator[list[date]]:
        """Bring all that is published into the folder, as much at a time as belongs together.

        Yields:
            The dates that are there now; for a folder, all at once.
        """

    def left_over(self) -> Iterable[BrokenPromise]:
        """Yield what belongs to no publication and is not seen in the folder."""

    def sweep(self) -> list[str]:
        """Remove, and return, what belongs to no publication and nobody can be using."""

    def missing(self, paths: Iterable[str]) -> list[str]:
        """Return those of some files of publications that are not there."""

    def month_manifest(self, month: str) -> MonthManifest | None:
        """Return the manifest of the copy of a month, which names the files below `root`; None if none is.

        Raises:
            ManifestError: If it cannot be read.
        """

    def fetch_months(self, months: Iterable[str]) -> None:
        """Bring the copies of months into the folder, where there are any."""

    def send_month(self, month: str, after_step: AfterStep = no_step) -> None:
        """Put the copy of a month that was made in the folder in place."""

    def fetch(self, name: str) -> None:
        """Bring a file, or the files of a folder, into the folder; nothing where there is none."""

    def send(self, name: str) -> None:
        """Put a file in place, whole or not at all."""

    def rebuild(self, name: str, build: Callable[[Path], None]) -> None:
        """Put a file in place that is made of what is published now, and never an older one.

        Args:
            name: The file, directly in the warehouse.
            build: Writes it to a path; it may be asked again.
        """

    def fetch_bundle(self, name: str) -> None:
        """Bring a folder that `send_bundle` has put in place, in place of what is there.

        Raises:
            FileNotFoundError: If there is none.
        """

    def send_bundle(self, name: str) -> None:
        """Put a folder or file of a run in place as a whole, for a task on another machine."""

    def remove(self, name: str) -> None:
        """Remove a folder with all that is in it, there and here."""

    def exchange(self, name: str, decide: Callable[[str], str]) -> str:
        """Replace the text of a small file, unless another process has replaced it meanwhile.

        Args:
            name: The file, which need not exist.
            decide: Gives the new text for the old one; it may be asked again.

        Returns:
            The new text.
        """

    def inventory(self) -> AbstractContextManager[Path]:
        """Give the file that remembers the raw files, and keep what was added to it."""

    def runs(self) -> dict[str, datetime]:
        """Return the folders of runs that are kept, with the time of what was last written there."""
