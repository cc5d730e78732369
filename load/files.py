"""The files of a published date against its manifest, and against what a published file must be."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from load.checksums import sha256_of
from load.manifest import Manifest, OutputFile
from load.parquet import COMPRESSION, file_schema, is_in_file_order
from load.promises import BrokenPromise
from load.warehouse import Warehouse
from transform.schemas import TABLES, Table

_LOT_ROWS = 10_000
_REDO = "publish the date again"


def broken_files(site: Warehouse, day: date, manifest: Manifest) -> Iterator[BrokenPromise]:
    """Yield what is wrong with the manifest and the files of a date."""
    for place, cause in _findings(site, day, manifest):
        yield BrokenPromise(day, place, f"{cause}; {_REDO}")


def _findings(site: Warehouse, day: date, manifest: Manifest) -> Iterator[tuple[str, str]]:
    own = site.relative(site.manifest(day))
    if manifest.publication_date != day:
        yield own, f"is of {manifest.publication_date}"
    if not manifest.validation.success:
        yield own, "says that validation failed"
    expected = {name: site.relative(site.data_file(name, day)) for name in TABLES}
    if {name: file.path for name, file in manifest.tables.items()} != expected:
        yield own, f"does not name the files of the tables {', '.join(TABLES)}"
    for output in manifest.outputs():
        yield from ((output.path, cause) for cause in _damage(site, output))
    for name, output in manifest.tables.items():
        if name in TABLES and (site.root / output.path).is_file():
            found = _misfits(site.root / output.path, TABLES[name], day, output.rows)
            yield from ((output.path, cause) for cause in found)


def _damage(site: Warehouse, output: OutputFile) -> Iterator[str]:
    path = site.root / output.path
    if not path.is_file():
        yield "the file is missing"
    elif sha256_of(path) != output.sha256:
        yield "the file is not the one that was published (its SHA-256 differs)"


def _misfits(path: Any, table: Table, day: date, n_rows: int) -> Iterator[str]:
    try:
        with pq.ParquetFile(path) as file:
            metadata = file.metadata
            if not file.schema_arrow.equals(file_schema(table, day), check_metadata=True):
                yield f"the schema is not that of {table.name}"
                return
            lots = (pa.Table.from_batches([lot]) for lot in file.iter_batches(_LOT_ROWS))
            is_sorted = is_in_file_order(lots, table)
    except (OSError, pa.ArrowException) as error:
        yield f"not readable as Parquet: {str(error).splitlines()[0]}"
        return
    if metadata.num_rows != n_rows:
        yield f"has {metadata.num_rows} rows, not {n_rows} as in the manifest"
    if not is_sorted:
        yield f"is not sorted by {', '.join(table.sort_by)}"
    yield from _unlike_published(metadata)


def _unlike_published(metadata: Any) -> Iterator[str]:
    groups = [metadata.row_group(index) for index in range(metadata.num_row_groups)]
    # An empty table has nothing to keep statistics of.
    groups = [group for group in groups if group.num_rows]
    columns = [group.column(index) for group in groups for index in range(group.num_columns)]
    if any(column.compression.lower() != COMPRESSION for column in columns):
        yield f"is not compressed with {COMPRESSION}"
    if not all(column.is_stats_set for column in columns):
        yield "lacks statistics"
