"""DuckDB within a limit of memory: what does not fit goes to files, which are removed in the end."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

DEFAULT_MEMORY_MB = 100
# Each thread holds parts of every join and sort at hand, and a large date needs all of the limit for one.
_THREADS = 1


@contextmanager
def spilling(memory_mb: int, beside: Path | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an empty database in memory.

    Args:
        memory_mb: So much memory may be taken before files are used instead.
        beside: Folder for these files; None for that of the system.
    """
    _give_back()
    with TemporaryDirectory(dir=beside) as folder:
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{memory_mb}MB",
            "temp_directory": folder,
            "threads": _THREADS,
            # Every result is sorted by a key, so that the order of arrival is of no use.
            "preserve_insertion_order": False,
        }
        with duckdb.connect(config=config) as connection:
            yield connection


def _give_back() -> None:
    """Give the system what earlier steps have freed: else it stands beside what the next one takes."""
    pa.default_memory_pool().release_unused()
    # Of the C library of GNU; others have nothing of the kind.
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
