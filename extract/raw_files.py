"""Find raw files in a folder, by name alone: what they hold is for `extract.raw_bytes`.

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

_SUFFIX = ".txt"
_DATED = re.compile(r"(?:^|/)(\d{4})(?:/(\d\d)/|-(\d\d)-)(\d\d)(?=/)")


class RawFolderError(ValueError):
    """A raw folder, or the file or folder to read, is not there.

    Attributes:
        path: The path.
        cause: What is wrong with it.
    """

    def __init__(self, path: Path, cause: str) -> None:
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
    """

    root: Path
    relative: str
    source_path: str
    folder_date: date | None

    @property
    def path(self) -> Path:
        """Where it lies; made when it is asked for, because a folder may hold a million files."""
        return self.root / os.fsdecode(_name_bytes(self.relative))


def raw_file(root: Path, relative: str) -> RawFile:
    """Return the raw file at a path relative to the raw folder."""
    printable = _name_bytes(relative).decode("utf-8", "backslashreplace")
    return RawFile(root, relative, printable, folder_date(relative))


def _name_bytes(relative: str) -> bytes:
    """Return the bytes of a name: UTF-8, whatever the locale says, in which Python would write it."""
    return relative.encode("utf-8", "surrogateescape")


def folder_date(relative: str) -> date | None:
    """Return the date that the folders of a relative path name, None if they name none."""
    found = None
    for match in _DATED.finditer(relative):
        year, month, month_dashed, day = match.groups()
        found = day_or_none(int(year), int(month or month_dashed), int(day)) or found
    return found


def find_raw_files(root: Path, only: date | None = None) -> list[RawFile]:
    """List the raw files below a folder, sorted by relative path.

    Args:
        root: Raw folder.
        only: Dated folders of other dates are not looked into; None lists all.

    Raises:
        RawFolderError: If the folder, or one inside it, cannot be listed.
    """
    if not root.is_dir():
        raise RawFolderError(root, "no such folder; name the folder of raw files")
    files = [raw_file(root, relative) for relative in _walk(root, only)]
    return sorted(files, key=lambda file: file.source_path)


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
            elif entry.is_dir(follow_symlinks=False):
                day = folder_date(relative + "/")
                if only is None or day in {None, only}:
                    waiting.append(relative + "/")


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
