"""Lays out the tables of a publication date from its resolved shards, one file for each of `schemas.TABLES`.

Columns, types and order of the rows are those of the schema. Actors and locations are those that other
tables name, and no more. Rows stream from sorted queries into files: no table is ever held as a whole.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from extract.records import Refusal
from seeds.ontology import read_ontology
from transform.events import Event, merge_tellings
from transform.resolved_rows import refusal_row
from transform.row_files import Row, RowFile, row_file
from transform.schemas import TABLES, Table
from transform.schemas.counts import COUNTS
from transform.table_queries import queries_of
from transform.told import told

_ROWS = 20_000
_LOT = 5_000
_MANY = 50_000
"""Mentions of a date that is large enough to ask for its memory back."""
# What the tellings of an event say together; `transform.table_queries` counts them.
_EVENTS = pa.schema([field for field in TABLES["events"].arrow_schema if field.name not in COUNTS])
_ASSIGNED = pa.schema([("mention_id", pa.string()), ("event_id", pa.string())])


def write_tables(connection: duckdb.DuckDBPyConnection, publication_date: date, out: Path) -> None:
    """Write `<table>.parquet` for every table.

    Args:
        connection: What `staged_date` gives.
        publication_date: The date.
        out: Folder of the files.
    """
    with TemporaryDirectory(dir=out, prefix=".merged-") as folder:
        mentions = _merge(connection, publication_date, Path(folder))
        for name, table in TABLES.items():
            _write(connection, table, out / f"{name}.parquet")
    if mentions > _MANY:
        # Python keeps some of the freed objects for new ones. They lie scattered where the tellings were, and
        # until they are dropped, in a fifth of a second, none of that goes back to the system.
        gc.collect()


def quarantine_table(refusals: Iterable[Refusal]) -> Any:
    """Return refusals as the rows of an Arrow table."""
    table = TABLES["quarantine"]
    filled = pa.Table.from_pylist(list(map(refusal_row, refusals)), schema=table.arrow_schema)
    return filled.sort_by([(name, "ascending") for name in table.sort_by])


def _merge(connection: duckdb.DuckDBPyConnection, publication_date: date, folder: Path) -> int:
    """Make the views `events` and `assigned`, which mention tells which event, of files in a folder.

    Returns:
        How many mentions tell an event.
    """
    files = {name: folder / f"{name}.parquet" for name in ("events", "assigned")}
    with (
        row_file(files["events"], _EVENTS, _LOT) as events,
        row_file(files["assigned"], _ASSIGNED, _LOT) as assigned,
    ):
        for tellings in told(connection):
            # In a call of its own, so that no kind is still held while the next one is read.
            _add_kind(merge_tellings(tellings, publication_date), events, assigned)
    for name, path in files.items():
        connection.read_parquet(str(path)).create_view(name)
    return int(pq.read_metadata(files["assigned"]).num_rows)


def _add_kind(of_kind: Sequence[Event], events: RowFile, assigned: RowFile) -> None:
    events.add(map(_event, of_kind))
    assigned.add(_assigned(of_kind))


def _assigned(events: Iterable[Event]) -> Iterator[Row]:
    for event in events:
        for each in event.tellings:
            yield {"mention_id": each.mention_id, "event_id": event.event_id}


def _write(connection: duckdb.DuckDBPyConnection, table: Table, path: Path) -> None:
    schema = table.arrow_schema
    # An attempt that was given up may still be writing, on a machine that hung for a while.
    partial = path.with_name(f".{path.stem}.{uuid4().hex}.partial")
    with pq.ParquetWriter(partial, schema) as writer:
        for query in queries_of(connection, table.name):
            for batch in connection.sql(query).to_arrow_reader(_ROWS):
                writer.write_table(pa.Table.from_batches([batch]).cast(schema))
    partial.replace(path)


def _event(event: Event) -> Row:
    """Return what the tellings say together; `transform.table_queries` counts them."""
    scores = read_ontology().scores(event.event_type, event.event_mode)
    return {
        "event_id": event.event_id,
        "event_type": event.event_type,
        "event_mode": event.event_mode,
        "contexts": event.contexts,
        "quad_class": read_ontology().types[event.event_type].quad_class,
        "plover_intensity": scores.intensity,
        "cameo_code": scores.cameo_code,
        "goldstein": scores.goldstein,
        "event_date": event.when.first,
        "event_date_end": event.when.last,
        "date_precision": event.when.precision,
        "date_method": event.when.method,
        "modality": event.modality,
        "location_id": event.location_id,
        "location_method": event.location_method,
        "confidence": event.confidence,
        "is_background": event.is_background,
    }
