"""Which raw files belong to which publication date, remembered from one look to the next.

A dated folder tells the date of its files. Any other file is read whole, because several records may
stand in it; it is read again only when the file system says that it has changed. So a flat folder of a
million files costs a look at their names for each date, and not a million readings.
"""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path

from extract.articles import ArticleReader
from extract.examination import examine, read_text
from extract.inventory_store import InventoryStore, KnownFile, opened_store
from extract.limits import ReadingLimits
from extract.publication import Dating
from extract.raw_bytes import FileRefusedError, read_raw_file
from extract.raw_files import RawFile, find_raw_files, raw_file
from extract.records import Refusal
from extract.shards import InputFile
from stores.address import Address

_CHUNK = 1_000
# A file that changes twice within a tick of the clock has the same stamp before and after.
_TICK_NS = 2_000_000_000
_UNSURE = ""


@dataclass
class Inventory:
    """The raw files below a folder, by publication date, as of the last `refresh`."""

    raw: Address
    max_file_bytes: int
    store: InventoryStore
    _refused: dict[date | None, list[Refusal]] = field(default_factory=dict)

    def refresh(self, only: date | None = None) -> None:
        """Look at all raw files, and read the new and the changed ones.

        Args:
            only: Dated folders of other dates are not looked into; None looks at all.

        Raises:
            extract.raw_files.RawFolderError: If the folder cannot be listed.
        """
        self._refused = {}
        files = find_raw_files(self.raw, only)
        ends = [file.source_path for file in files[_CHUNK - 1 : -1 : _CHUNK]]
        for number, (after, upto) in enumerate(pairwise(["", *ends, None])):
            chunk = files[number * _CHUNK : (number + 1) * _CHUNK]
            with self.store.changing():
                known = self.store.stamps(after or "", upto, only)
                self.store.keep(self._examined(chunk, known))
                self.store.forget(known.keys() - {file.source_path for file in chunk})

    def dates(self) -> list[date]:
        """Return the publication dates of all files, sorted.

        A date of which nothing but a dated folder with unreadable files is there counts too.
        """
        return sorted({*self.store.dates(), *(day for day in self._refused if day)})

    def inputs_of(self, publication_date: date) -> list[InputFile | Refusal]:
        """Return the files of a date and the refusals of those in its folder, sorted by path.

        What a refused file elsewhere would have belonged to is unknown.
        """
        refused = self._refused.get(publication_date, [])
        files = self.files_of(publication_date)
        return sorted([*files, *refused], key=lambda one: one.source_path)

    def files_of(self, publication_date: date) -> list[InputFile]:
        """Return the files of a date that can be read, sorted by path."""
        return self.store.files_of(publication_date)

    def undated_refusals(self) -> list[Refusal]:
        """Return why files belong to no date, sorted by path, after a `refresh` of all.

        What cannot be dated in a file that belongs to a date is refused with that date.
        """
        refused = list(self._refused.get(None, []))
        for source_path in self.store.undated():
            refused += _refusals_in(raw_file(self.raw, source_path), self.max_file_bytes)
        return sorted(refused, key=lambda one: (one.source_path, one.source_offset))

    def _examined(self, files: Sequence[RawFile], known: dict[str, str]) -> Iterator[KnownFile]:
        for file in files:
            stamp = _stamp(file, self.max_file_bytes)
            if stamp == _UNSURE or known.get(file.source_path) != stamp:
                try:
                    found = examine(file, self.max_file_bytes)
                except FileRefusedError as error:
                    self._refused.setdefault(file.folder_date, []).append(error.refusal())
                    self.store.forget([file.source_path])
                else:
                    yield KnownFile(found.file, stamp, file.folder_date, found.dates)


@contextmanager
def opened_inventory(raw: Address, path: Path | None, max_file_bytes: int) -> Iterator[Inventory]:
    """Open the inventory of a raw folder.

    Args:
        raw: Raw folder.
        path: The file that keeps the inventory; None remembers nothing.
        max_file_bytes: Larger files are refused.
    """
    with opened_store(path, raw) as store:
        yield Inventory(raw, max_file_bytes, store)


def _refusals_in(file: RawFile, max_file_bytes: int) -> Iterator[Refusal]:
    """Yield why a file that can be read belongs to no date."""
    try:
        text = read_text(file, read_raw_file(file, max_file_bytes))
    except FileRefusedError as error:
        yield error.refusal()
        return
    for result in ArticleReader(file.source_path, Dating(), ReadingLimits()).read(text):
        if isinstance(result, Refusal):
            yield result


def _stamp(file: RawFile, max_file_bytes: int) -> str:
    """Return what changes whenever the file does; nothing if that cannot be told."""
    if file.version:
        return file.version
    try:
        # Not by way of `Path`: there may be a million of them.
        found = os.stat(f"{file.root}/{file.relative}")  # noqa: PTH116
    except OSError:
        return _UNSURE
    changed = max(found.st_mtime_ns, found.st_ctime_ns)
    if found.st_size > max_file_bytes or changed > time.time_ns() - _TICK_NS:
        return _UNSURE
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
