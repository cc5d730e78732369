"""Find raw files in a folder or object store, by name alone: what they hold is for `extract.raw_bytes`.

A file whose path below the raw folder holds a date (`2021/11/17/` or `2021-11-17/`) has that folder's
date; any other is dated by its own records. Names that begin with a full stop are passed over.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extract.dateline import day_or_none
from stores.address import Address, StoreAddress
from stores.objects import Entry, Objects, objects_at

_SUFFIX = ".txt"
_DATED = re.compile(r"(?:^|/)(\d{4})(?:/(\d\d)/|-(\d\d)-)(\d\d)(?=/)")


class RawFolderError(ValueError):
    """A raw folder, or the file or folder to read, is not there.

    Attributes:
        path: The path.
        cause: What is wrong with it.
    """

    def __init__(self, path: Address, cause: str) -> None:
        super().__init__(f"{path}: {cause}")
        self.path = path
        self.cause = cause


@dataclass(frozen=True, slots=True)
class RawFile:
    """An entry of a raw folder that is named like a raw file; nothing is known of its content.

    Attributes:
        root: The raw folder.
        relative: Path relative to the raw folder, with forward slashes.
        source_path: The same, printable.
        folder_date: Date of the dated folder that it lies in.
        version: What changes whenever its content does, where listing the folder tells it.
    """

    root: Address
    relative: str
    source_path: str
    folder_date: date | None
    version: str = ""


def raw_file(root: Address, relative: str, version: str = "") -> RawFile:
    """Return the raw file at a path relative to the raw folder."""
    printable = name_bytes(relative).decode("utf-8", "backslashreplace")
    return RawFile(root, relative, printable, folder_date(relative), version)


def name_bytes(relative: str) -> bytes:
    """Return the bytes of a name: UTF-8, whatever the locale says, in which Python would write it."""
    return relative.encode("utf-8", "surrogateescape")


def folder_date(relative: str) -> date | None:
    """Return the date that the folders of a relative path name, None if they name none."""
    found = None
    for match in _DATED.finditer(relative):
        year, month, month_dashed, day = match.groups()
        found = day_or_none(int(year), int(month or month_dashed), int(day)) or found
    return found


def find_raw_files(root: Address, only: date | None = None) -> list[RawFile]:
    """List the raw files below a folder, sorted by relative path.

    Args:
        root: Raw folder.
        only: Dated folders of other dates are not looked into; None lists all.

    Raises:
        RawFolderError: If the folder, or one inside it, cannot be listed.
    """
    found = _in_folder(root, only) if isinstance(root, Path) else _in_store(root, only)
    return sorted(found, key=lambda file: file.source_path)


def _in_folder(root: Path, only: date | None) -> Iterator[RawFile]:
    if not root.is_dir():
        raise RawFolderError(root, "no such folder; name the folder of raw files")
    for relative in _walk(root, only):
        yield raw_file(root, relative)


def _in_store(root: StoreAddress, only: date | None) -> Iterator[RawFile]:
    objects = objects_at(root)
    # A listing of all tells a thousand objects at a time, that of a folder only those in it.
    for entry in objects.entries() if only is None else _entries_for(objects, only):
        if entry.key.lower().endswith(_SUFFIX) and not _is_hidden(entry.key):
            yield raw_file(root, entry.key, f"{entry.size_bytes} {entry.version}")
    if not objects.has_any():
        raise RawFolderError(root, "no such folder; name the folder of raw files")


def _entries_for(objects: Objects, day: date) -> Iterator[Entry]:
    folders = [""]
    while folders:
        below, entries = objects.level(folders.pop())
        folders += [key for key in below if _may_hold(f"{key}/", day)]
        yield from entries


def _is_hidden(key: str) -> bool:
    return any(name.startswith(".") for name in key.split("/"))


def _may_hold(folder: str, only: date | None) -> bool:
    """Say whether files of a date may lie in a folder: another date's dated folder holds none."""
    return only is None or folder_date(folder) in {None, only}


def _walk(root: Path, only: date | None) -> Iterator[str]:
    # Not by recursion: folders may lie in each other deeper than Python's stack.
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        for entry in _entries(root / prefix):
            relative = prefix + entry.name
            if entry.name.startswith("."):
                continue
            if entry.name.lower().endswith(_SUFFIX) or _leads_out(root, entry):
                yield relative
            elif entry.is_dir(follow_symlinks=False) and _may_hold(f"{relative}/", only):
                waiting.append(f"{relative}/")


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        raise RawFolderError(folder, f"cannot be listed: {error.strerror or error}") from error


def _leads_out(root: Path, entry: os.DirEntry[str]) -> bool:
    """Say whether an entry is a link to a folder outside the raw folder."""
    if not entry.is_symlink() or not Path(entry.path).is_dir():
        return False
    return not Path(entry.path).resolve().is_relative_to(root.resolve())
