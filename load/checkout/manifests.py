"""The manifests of a warehouse in an object store, and which version of each was seen."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TypeVar

from load.checkout.publications import Published, send_publication
from load.manifest import Manifest, parsed_manifest
from load.months.manifest import MonthManifest, parsed_month_manifest
from load.publication import AfterStep
from load.warehouse import manifest_date, manifest_name
from stores.objects import Objects

_FOLDER = "_manifests"
_SIDE_BY_SIDE = 16

P = TypeVar("P", Manifest, MonthManifest)


class StoredManifests:
    """Reads manifests, and replaces one on the condition that it is still the one that was read."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._seen: dict[str, str] = {}

    def published_dates(self) -> list[date]:
        """Return the dates that have a manifest, in order."""
        names = (entry.key.rpartition("/")[2] for entry in self._objects.entries(_FOLDER))
        return sorted(day for day in map(manifest_date, names) if day)

    def is_there(self, day: date) -> bool:
        """Say whether a date has a manifest."""
        return self._objects.entry(_key(day.isoformat())) is not None

    def of_date(self, day: date) -> Manifest | None:
        """Read the manifest of a date; None if there is none."""
        return self._read(day.isoformat(), parsed_manifest)

    def of_month(self, month: str) -> MonthManifest | None:
        """Read the manifest of the copy of a month; None if there is none."""
        return self._read(month, lambda place, text: parsed_month_manifest(place, text, month))

    def of_dates(self, first: date, last: date) -> list[Manifest]:
        """Read the manifests of a range of dates, side by side."""
        days = [day for day in self.published_dates() if first <= day <= last]
        with ThreadPoolExecutor(_SIDE_BY_SIDE) as readers:
            return [manifest for manifest in readers.map(self.of_date, days) if manifest]

    def replace(self, name: str, manifest: Published, folder: Path, after_step: AfterStep) -> None:
        """Publish what lies in a folder, in place of what was last read of the date or month.

        Raises:
            OvertakenError: If something else is there now.
        """
        self._seen[name] = send_publication(
            self._objects,
            folder,
            manifest,
            name=name,
            key=_key(name),
            replaces=self._seen.get(name),
            after_step=after_step,
        )

    def _read(self, name: str, parse: Callable[[str, bytes], P]) -> P | None:
        key = _key(name)
        try:
            text, self._seen[name] = self._objects.read_version(key)
        except FileNotFoundError:
            self._seen.pop(name, None)
            return None
        return parse(self._objects.place(key), text)


def _key(name: str) -> str:
    return f"{_FOLDER}/{manifest_name(name)}"
