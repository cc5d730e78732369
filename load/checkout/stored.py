"""The checkout of a warehouse in an object store: a temporary folder, filled and emptied as needed."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from load.checkout.bundles import fetch_bundle, send_bundle
from load.checkout.manifests import StoredManifests
from load.checkout.publications import Published, fetch_files, folder_of, local_path
from load.checkout.sharing import borrowed, exchange, rebuild
from load.checkout.sweeping import left_over, publication_of, sweep
from load.durable import remove_folder
from load.manifest import Manifest, read_manifest
from load.months.manifest import MonthManifest, read_month_manifest
from load.months.state import month_of
from load.promises import BrokenPromise
from load.publication import AfterStep, no_step
from load.warehouse import Warehouse
from stores.address import Address, StoreAddress
from stores.objects import Objects

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CURE = "publish the date again, or let `tidy` of the DAG tass_events_late_files remove it"


class StoreCheckout:
    """A folder that stands for a warehouse in an object store."""

    def __init__(self, address: StoreAddress, folder: Path) -> None:
        self.address: Address = address
        self.folder = folder
        self.root = address.as_uri()
        self.objects = Objects(address)
        self._site = Warehouse(folder)
        self._manifests = StoredManifests(self.objects)

    def is_there(self) -> bool:
        """Say whether there is any object."""
        return self.objects.has_any()

    def published_dates(self) -> list[date]:
        """Return the dates that have a manifest."""
        return self._manifests.published_dates()

    def is_published(self, day: date) -> bool:
        """Say whether a date has a manifest."""
        return self._manifests.is_there(day)

    def read_report(self, day: date, name: str) -> str:
        """Return a kept report."""
        path = self._site.relative(self._site.report(day, name))
        manifest = self._manifests.of_date(day)
        for output in manifest.reports if manifest else ():
            if local_path(output.path) == path:
                return self.objects.read(output.path).decode()
        raise FileNotFoundError(f"{self.objects.place(path)}: no such report")

    def manifests(self, first: date = date.min, last: date = date.max) -> list[Manifest]:
        """Read the manifests of a range of dates."""
        return self._manifests.of_dates(first, last)

    def month_manifest(self, month: str) -> MonthManifest | None:
        """Read the manifest of the copy of a month."""
        return self._manifests.of_month(month)

    def attach(self, connection: "DuckDBPyConnection") -> None:
        """Let DuckDB read the store."""
        from load.checkout.reading import attach_store  # here, because DuckDB takes its time

        attach_store(connection, self.objects.address)

    def fetch_manifests(self, first: date = date.min, last: date = date.max) -> None:
        """Bring manifests into the folder, with the paths that their files have there."""
        for manifest in self.manifests(first, last):
            self._keep(self._site.manifest(manifest.publication_date), manifest)

    def fetch_dates(self, days: Iterable[date]) -> None:
        """Bring published dates into the folder, each as one manifest names it."""
        for day in days:
            if manifest := self._manifests.of_date(day):
                fetch_files(self.objects, self.folder, manifest.outputs())
                self._keep(self._site.manifest(day), manifest)

    def send_date(self, day: date, after_step: AfterStep = no_step) -> None:
        """Publish the date that has been published in the folder."""
        manifest = read_manifest(self._site.manifest(day))
        sweep(self.objects, day.isoformat())
        self._manifests.replace(day.isoformat(), manifest, self.folder, after_step)

    def parts(self) -> Iterator[list[date]]:
        """Give what belongs to no date, and then month after month; each is removed for the next."""
        for name in (self._site.undated.name, self._site.catalog.name):
            self.fetch(name)
        yield []
        for month, days in groupby(self.published_dates(), month_of):
            shutil.rmtree(self.folder)
            dates = list(days)
            self.fetch_dates(dates)
            self.fetch_months([month])
            yield dates

    def left_over(self) -> Iterable[BrokenPromise]:
        """Yield the objects that a publication which was replaced or broken off has left."""
        for publication in sorted({publication_of(entry) for entry in left_over(self.objects)}):
            cause = f"was replaced, or begun and not committed; {_CURE}"
            yield BrokenPromise(None, publication, cause)

    def sweep(self) -> list[str]:
        """Remove the objects that are left over."""
        return sweep(self.objects)

    def missing(self, paths: Iterable[str]) -> list[str]:
        """Return the keys of which there is no object."""
        wanted = set(paths)
        folders = {path.rpartition("/")[0].split("/", 2)[1] for path in wanted}
        known = {entry.key for name in folders for entry in self.objects.entries(folder_of(name))}
        return sorted(wanted - known)

    def fetch_months(self, months: Iterable[str]) -> None:
        """Bring the copies of months into the folder."""
        for month in months:
            if manifest := self.month_manifest(month):
                fetch_files(self.objects, self.folder, manifest.outputs())
                self._keep(self._site.month_manifest(month), manifest)

    def send_month(self, month: str, after_step: AfterStep = no_step) -> None:
        """Put the copy of a month in place of whatever is there: any copy can be made again."""
        manifest = read_month_manifest(self._site.month_manifest(month), month)
        sweep(self.objects, month)
        self._manifests.of_month(month)
        self._manifests.replace(month, manifest, self.folder, after_step)

    def fetch(self, name: str) -> None:
        """Bring an object, or those below a folder, into the folder."""
        entry = self.objects.entry(name)
        found = [entry] if entry else list(self.objects.entries(name))
        for one in found:
            self.objects.download(one.key, self.folder / one.key)

    def send(self, name: str) -> None:
        """Write an object."""
        self.objects.write(name, self.folder / name)

    def rebuild(self, name: str, build: Callable[[Path], None]) -> None:
        """Write an object, anew if another process has written its own meanwhile."""
        rebuild(self.objects, name, self.folder / f".{name}.tmp", build)

    def fetch_bundle(self, name: str) -> None:
        """Bring a folder of a run, which is one object in the store."""
        fetch_bundle(self.objects, name, self.folder)

    def send_bundle(self, name: str) -> None:
        """Write a folder of a run as one object."""
        send_bundle(self.objects, name, self.folder)

    def remove(self, name: str) -> None:
        """Remove all objects below a folder, and the folder here."""
        self.objects.remove([entry.key for entry in self.objects.entries(name)])
        remove_folder(self.folder / name, up_to=self.folder)

    def exchange(self, name: str, decide: Callable[[str], str]) -> str:
        """Replace the text of an object on the condition that it is the one decided about."""
        return exchange(self.objects, name, decide)

    @contextmanager
    def inventory(self) -> Iterator[Path]:
        """Give a copy of the inventory, and keep it unless another task has kept its own meanwhile.

        What is lost then is read again from the raw files: the inventory only remembers.
        """
        path = self._site.inventory
        with borrowed(self.objects, self._site.relative(path), path):
            yield path

    def runs(self) -> dict[str, datetime]:
        """Return the folders of runs, with the newest time of their objects."""
        found: dict[str, datetime] = {}
        for entry in self.objects.entries("_runs"):
            run = "/".join(entry.key.split("/")[:3])
            found[run] = max(entry.modified, found.get(run, entry.modified))
        return found

    def _keep(self, path: Path, manifest: Published) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(manifest.renamed(local_path).to_json(), encoding="utf-8")
