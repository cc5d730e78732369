"""The tables of a date in DuckDB: sorted and joined within a limit of memory.

What does not fit into the limit goes to files, which are removed in the end.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from load.batch import Tables

DEFAULT_MEMORY_MB = 2000
_THREADS = 2


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
                connection.from_arrow(rows).create_view(name)
            yield connection
