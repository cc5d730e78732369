"""The tables of a date in DuckDB: sorted and joined within a limit of memory.

What does not fit into the limit goes to files, which are removed in the end.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from load.batch import Tables

DEFAULT_MEMORY_MB = 150
# Each thread holds parts of every join and sort at hand, and a large date needs all of the limit for one.
_THREADS = 1


@contextmanager
def querying(
    tables: Tables, *, memory_mb: int = DEFAULT_MEMORY_MB, beside: Path | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open tables under their names.

    Args:
        tables: The tables.
        memory_mb: So much memory may be taken before files are used instead.
        beside: Folder for these files; None for that of the system.
    """
    with TemporaryDirectory(dir=beside) as spill:
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{memory_mb}MB",
            "temp_directory": spill,
            "threads": _THREADS,
            # Every result is sorted by a key, so that the order of arrival is of no use.
            "preserve_insertion_order": False,
        }
        with duckdb.connect(config=config) as connection:
            for name, rows in tables.items():
                _relation(connection, rows).create_view(name)
            yield connection


def _relation(connection: duckdb.DuckDBPyConnection, rows: Any) -> duckdb.DuckDBPyRelation:
    """Open rows; a file is read by DuckDB itself, for what Arrow reads ahead is outside of the limit."""
    if not isinstance(rows, ds.FileSystemDataset) or not _is_as_stored(rows):
        return connection.from_arrow(rows)
    return connection.read_parquet(list(rows.files))


def _is_as_stored(rows: Any) -> bool:
    """Say whether files have all columns of a data set: those of an older schema version lack some."""
    return all(pq.read_schema(file).equals(rows.schema) for file in rows.files)
