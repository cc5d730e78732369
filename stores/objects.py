"""Objects below one place of an S3-compatible store: read, list, write, replace on a condition, remove."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import obstore
from obstore.store import S3Store

from stores.address import StoreAddress
from stores.connection import connection_of
from stores.errors import StoreError, told_at

if TYPE_CHECKING:
    from obstore.store import RetryConfig

_CHUNK_BYTES = 8_000_000
_RETRIES: "RetryConfig" = {"max_retries": 5, "retry_timeout": timedelta(seconds=60)}
# The process that has begun to use the library, whose threads a forked child lacks and would wait for.
_users: set[int] = set()


@dataclass(frozen=True, slots=True)
class Entry:
    """An object as a listing tells of it.

    Attributes:
        key: Its key below the place.
        size_bytes: Its size.
        version: What changes whenever its content does.
        modified: When it was written, by the clock of the store.
    """

    key: str
    size_bytes: int
    version: str
    modified: datetime


class Objects:
    """The objects below one place; keys are relative to it."""

    def __init__(self, address: StoreAddress) -> None:
        self.address = address

    @cached_property
    def _store(self) -> S3Store:
        _users.add(os.getpid())
        options = connection_of(self.address).options()
        prefix = self.address.prefix or None
        with told_at(str(self.address)):
            return S3Store(self.address.bucket, prefix=prefix, retry_config=_RETRIES, **options)

    @property
    def _ready(self) -> S3Store:
        if _users and os.getpid() not in _users:
            raise StoreError(f"{self.address}: used before the process was forked; start it anew")
        return self._store

    def place(self, key: str) -> str:
        """Return the address of an object, for messages."""
        return str(self.address / key) if key else str(self.address)

    def entries(self, prefix: str = "") -> Iterator[Entry]:
        """Yield all objects whose keys begin with a folder.

        Args:
            prefix: The folder, without a slash at its end; empty for all.
        """
        with told_at(self.place(prefix)):
            for page in obstore.list(self._ready, prefix or None):
                yield from map(_entry, page)

    def has_any(self) -> bool:
        """Say whether there is any object below the place."""
        return next(self.entries(), None) is not None

    def level(self, prefix: str = "") -> tuple[list[str], list[Entry]]:
        """Return the folders directly below a folder, as keys, and the objects in it."""
        with told_at(self.place(prefix)):
            found = obstore.list_with_delimiter(self._ready, prefix or None)
        return sorted(found["common_prefixes"]), [_entry(meta) for meta in found["objects"]]

    def entry(self, key: str) -> Entry | None:
        """Return what the store tells of an object; None if there is none."""
        try:
            with told_at(self.place(key)):
                return _entry(obstore.head(self._ready, key))
        except FileNotFoundError:
            return None

    def read(self, key: str) -> bytes:
        """Return the content of an object.

        Raises:
            FileNotFoundError: If there is none.
        """
        return self.read_version(key)[0]

    def read_version(self, key: str) -> tuple[bytes, str]:
        """Return the content of an object, and its version.

        Raises:
            FileNotFoundError: If there is none.
        """
        with told_at(self.place(key)):
            found = obstore.get(self._ready, key)
            return bytes(found.bytes()), found.meta["e_tag"] or ""

    def read_at_most(self, key: str, most_bytes: int) -> bytes | None:
        """Return the content of an object; None, and nothing is read, if it is larger.

        Raises:
            FileNotFoundError: If there is no such object.
        """
        with told_at(self.place(key)):
            found = obstore.get(self._ready, key)
            return None if found.meta["size"] > most_bytes else bytes(found.bytes())

    def download(self, key: str, path: Path) -> str:
        """Write the content of an object to a file, and return its version.

        Raises:
            FileNotFoundError: If there is no such object.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        with told_at(self.place(key)):
            found = obstore.get(self._ready, key)
            with path.open("wb") as file:
                for chunk in found.stream(min_chunk_size=_CHUNK_BYTES):
                    file.write(chunk)
            return found.meta["e_tag"] or ""

    def write(self, key: str, content: bytes | Path) -> None:
        """Write an object, whole or not at all, in place of what has the key."""
        with told_at(self.place(key)):
            obstore.put(self._ready, key, content, chunk_size=_CHUNK_BYTES)

    def write_if(self, key: str, content: bytes | Path, version: str | None) -> str:
        """Write an object if nobody has changed it since; return its new version.

        A request whose answer was lost is sent again, and finds its own object there: who must know that
        from a change by another writer writes what no other writes, and looks.

        Args:
            key: Its key.
            content: Its content.
            version: The version that is replaced; None if there must be no such object.

        Raises:
            ChangedMeanwhileError: If there is another version.
        """
        mode: Any = "create" if version is None else {"e_tag": version}
        with told_at(self.place(key)):
            return obstore.put(self._ready, key, content, mode=mode)["e_tag"] or ""

    def remove(self, keys: Iterable[str]) -> None:
        """Remove objects; those that are not there are passed over."""
        if doomed := list(keys):
            with told_at(str(self.address)):
                obstore.delete(self._ready, doomed)


@lru_cache(maxsize=4)
def objects_at(address: StoreAddress) -> Objects:
    """Return the objects below a place, with connections that are kept for the next call."""
    return Objects(address)


def _entry(meta: Any) -> Entry:
    return Entry(meta["path"], meta["size"], meta["e_tag"] or "", meta["last_modified"])
