"""Rows on their way into a Parquet file, a lot at a time: small ones of many kinds go in together."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

Row = dict[str, Any]


class RowFile:
    """A file that is being written; `row_file` opens it."""

    def __init__(self, writer: Any, lot: int) -> None:
        """Begin without rows.

        Args:
            writer: A `pyarrow.parquet.ParquetWriter`.
            lot: Rows that are held before they are written.
        """
        self._writer = writer
        self._lot = lot
        self._rows: list[Row] = []

    def add(self, rows: Iterable[Row]) -> None:
        """Take in rows."""
        for row in rows:
            self._rows.append(row)
            if len(self._rows) == self._lot:
                self.flush()

    def flush(self) -> None:
        """Write the rows that are held."""
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._writer.schema))
            self._rows.clear()


@contextmanager
def row_file(path: Path, schema: Any, lot: int) -> Iterator[RowFile]:
    """Write a file; what is still held goes into it in the end, unless there is an error.

    Args:
        path: The file.
        schema: `pyarrow.Schema` of its rows.
        lot: Rows that are held before they are written.
    """
    with pq.ParquetWriter(path, schema) as writer:
        rows = RowFile(writer, lot)
        yield rows
        rows.flush()
