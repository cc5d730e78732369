"""Read the bytes of raw files, without ever leaving the raw folder or waiting for a pipe.

What cannot be read is refused with a reason, and stops nothing else.
"""

import os
import stat
from pathlib import Path

from extract.raw_files import RawFile, name_bytes
from extract.records import Refusal
from stores.address import StoreAddress
from stores.objects import objects_at

# A pipe must not be waited for, and a link that is put in the file's place not be followed.
_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC


class FileRefusedError(ValueError):
    """A raw file cannot be read.

    Attributes:
        source_path: Its path relative to the raw folder.
        reason_code: One of the codes of the quarantine table.
        reason: Cause and cure in one sentence.
    """

    def __init__(self, source_path: str, reason_code: str, reason: str) -> None:
        super().__init__(f"{source_path}: {reason}")
        self.source_path = source_path
        self.reason_code = reason_code
        self.reason = reason

    def refusal(self) -> Refusal:
        """Return the quarantine row of the file."""
        return Refusal("file", self.source_path, 0, self.reason_code, self.reason, "")


def read_raw_file(file: RawFile, max_bytes: int) -> bytes:
    """Read a raw file.

    Raises:
        FileRefusedError: If it is no regular file inside the raw folder, is larger than `max_bytes`,
            or cannot be read.
        StoreError: If the object store that holds it fails: another attempt may read it.
    """
    if isinstance(file.root, StoreAddress):
        return _read_object(file, file.root, max_bytes)
    return _read_local(file, file.root, max_bytes)


def _read_object(file: RawFile, root: StoreAddress, max_bytes: int) -> bytes:
    try:
        data = objects_at(root).read_at_most(file.relative, max_bytes)
    except FileNotFoundError as error:
        raise FileRefusedError(file.source_path, "unreadable", "is gone: run again") from error
    if data is None:
        raise _too_large(file, max_bytes)
    return data


def _read_local(file: RawFile, root: Path, max_bytes: int) -> bytes:
    try:
        handle = os.open(_path_inside(file, root), _FLAGS)
        try:
            _check(file, os.fstat(handle), max_bytes)
            with os.fdopen(handle, "rb", closefd=False) as stream:
                data = stream.read(max_bytes + 1)
        finally:
            os.close(handle)
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        raise FileRefusedError(file.source_path, "unreadable", reason) from error
    _check_size(file, len(data), max_bytes)
    return data


def _path_inside(file: RawFile, root: Path) -> Path:
    """Return where the file lies, all links followed, which must be inside the raw folder."""
    lies_at = root / os.fsdecode(name_bytes(file.relative))
    if not _is_utf8(lies_at):
        raise FileRefusedError(file.source_path, "unreadable", "its name is not UTF-8: rename it")
    try:
        path = lies_at.resolve(strict=True)
    except RuntimeError as error:
        raise FileRefusedError(file.source_path, "unreadable", "is a link to itself") from error
    if not path.is_relative_to(root.resolve()):
        reason = "is a link that leads out of the raw folder: put the file itself there"
        raise FileRefusedError(file.source_path, "unreadable", reason)
    return path


def _is_utf8(path: Path) -> bool:
    try:
        os.fsencode(path).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _check(file: RawFile, status: os.stat_result, max_bytes: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        reason = "is a folder or a device, not a file: remove it"
        raise FileRefusedError(file.source_path, "unreadable", reason)
    _check_size(file, status.st_size, max_bytes)


def _check_size(file: RawFile, size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise _too_large(file, max_bytes)


def _too_large(file: RawFile, max_bytes: int) -> FileRefusedError:
    reason = (
        f"more than the {max_bytes:,} bytes that are allowed: split the file or raise the limit"
    )
    return FileRefusedError(file.source_path, "too_large", reason)
