"""What is known of raw files, in a SQLite file that several tasks may use at once.

It only remembers what reading the raw files gives, and may be removed at any time.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extract.shards import InputFile
from stores.address import Address

# To be raised when other dates are read from the same bytes, so that files are read anew.
_VERSION = 1
_PATIENCE_SECONDS = 600
_TABLES = """
CREATE TABLE root (path TEXT NOT NULL);
CREATE TABLE files (
    source_path TEXT PRIMARY KEY, folder_date TEXT, size_bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL, stamp TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE dates (
    publication_date TEXT, source_path TEXT, PRIMARY KEY (publication_date, source_path)
) WITHOUT ROWID;
CREATE INDEX dates_by_file ON dates (source_path);
"""
_EMPTY = "DROP TABLE IF EXISTS root; DROP TABLE IF EXISTS files; DROP TABLE IF EXISTS dates;"


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as it was when it was read.

    Attributes:
        file: Path, size and checksum.
        stamp: What the file system said of it: it is read anew when that has changed.
        folder_date: Date of the dated folder that it lies in.
        dates: Publication dates of its stories.
    """

    file: InputFile
    stamp: str
    folder_date: date | None
    dates: frozenset[date]


class InventoryError(OSError):
    """The inventory cannot be read or written.

    Attributes:
        path: Its file.
    """

    def __init__(self, path: Path, cause: sqlite3.Error) -> None:
        cure = (
            "see to it that its folder can be written to and the disk has room, or remove the file"
        )
        super().__init__(f"{path}: the inventory of raw files: {cause}; {cure}")
        self.path = path


class InventoryStore:
    """The tables of an inventory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Be the only one to change the inventory; all changes of the block are kept, or none."""
        self._connection.execute("BEGIN IMMEDIATE")
        with self._connection:
            yield

    def stamps(self, after: str, upto: str | None, only: date | None) -> dict[str, str]:
        """Return the stamps of the files between two paths, by path.

        Args:
            after: Path before the first.
            upto: The last path, or None for all that follow.
            only: Files in dated folders of other dates are left out; None takes all.
        """
        query = "SELECT source_path, stamp FROM files WHERE source_path > ?"
        arguments = [after]
        if upto is not None:
            query += " AND source_path <= ?"
            arguments.append(upto)
        if only is not None:
            query += " AND (folder_date IS NULL OR folder_date = ?)"
            arguments.append(only.isoformat())
        return dict(self._connection.execute(query, arguments))

    def keep(self, known: Iterable[KnownFile]) -> None:
        """Remember files, in place of what was known of them."""
        for one in known:
            self._forget(one.file.source_path)
            folder = one.folder_date and one.folder_date.isoformat()
            row = (one.file.source_path, folder, one.file.size_bytes, one.file.sha256, one.stamp)
            self._connection.execute("INSERT INTO files VALUES (?, ?, ?, ?, ?)", row)
            days = [(day.isoformat(), one.file.source_path) for day in one.dates]
            self._connection.executemany("INSERT INTO dates VALUES (?, ?)", days)

    def forget(self, source_paths: Iterable[str]) -> None:
        """Forget files that are gone."""
        for source_path in source_paths:
            self._forget(source_path)

    def files_of(self, publication_date: date) -> list[InputFile]:
        """Return the files of a date, sorted by path."""
        rows = self._connection.execute(
            "SELECT source_path, size_bytes, sha256 FROM dates JOIN files USING (source_path)"
            " WHERE publication_date = ? ORDER BY source_path",
            [publication_date.isoformat()],
        )
        return [InputFile(*row) for row in rows]

    def undated(self) -> list[str]:
        """Return the paths of the files that belong to no date, sorted."""
        rows = self._connection.execute(
            "SELECT source_path FROM files LEFT JOIN dates USING (source_path)"
            " WHERE publication_date IS NULL ORDER BY 1"
        )
        return [path for (path,) in rows]

    def dates(self) -> list[date]:
        """Return all publication dates, sorted."""
        rows = self._connection.execute("SELECT DISTINCT publication_date FROM dates ORDER BY 1")
        return [date.fromisoformat(day) for (day,) in rows]

    def _forget(self, source_path: str) -> None:
        for table in ("files", "dates"):
            self._connection.execute(
                f"DELETE FROM {table} WHERE source_path = ?",  # noqa: S608 - one of two names
                [source_path],
            )


@contextmanager
def opened_store(path: Path | None, root: Address) -> Iterator[InventoryStore]:
    """Open the inventory of a raw folder; one of another folder, or another version, is begun anew.

    Args:
        path: The SQLite file, made if it is not there; None keeps the inventory in memory.
        root: The raw folder.

    Raises:
        InventoryError: If the file cannot be read or written.
    """
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(_connected(path)) as connection:
            _prepare(connection, str(root.resolve()))
            yield InventoryStore(connection)
    except sqlite3.Error as error:
        raise InventoryError(path or Path(":memory:"), error) from error


def _connected(path: Path | None) -> sqlite3.Connection:
    return sqlite3.connect(path or ":memory:", _PATIENCE_SECONDS, isolation_level=None)


def _prepare(connection: sqlite3.Connection, root: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        if not _is_of(connection, root):
            for statement in (_EMPTY + _TABLES).split(";"):
                connection.execute(statement)
            connection.execute("INSERT INTO root VALUES (?)", [root])
            connection.execute(f"PRAGMA user_version = {_VERSION}")


def _is_of(connection: sqlite3.Connection, root: str) -> bool:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != _VERSION:
        return False
    (known,) = connection.execute("SELECT path FROM root").fetchone()
    return bool(known == root)
