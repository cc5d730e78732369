"""Lays out the tables of a publication date from its resolved shards, one file for each of `schemas.TABLES`.

Columns, types and order of the rows are those of the schema. Actors and locations are those that other
tables name, and no more. Rows stream from sorted queries into files: no table is ever held as a whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from extract.records import Refusal
from seeds.ontology import read_ontology
from transform.events import Event, merge_tellings
from transform.resolved_rows import Row, refusal_row
from transform.schemas import TABLES, Table
from transform.table_queries import queries_of
from transform.told import told

_ROWS = 20_000
_LOT = 5_000
_ASSIGNED = pa.schema([("mention_id", pa.string()), ("event_id", pa.string())])


def write_tables(connection: duckdb.DuckDBPyConnection, publication_date: date, out: Path) -> None:
    """Write `<table>.parquet` for every table.

    Args:
        connection: What `staged_date` gives.
        publication_date: The date.
        out: Folder of the files.
    """
    _merge(connection, publication_date)
    for name, table in TABLES.items():
        _write(connection, table, out / f"{name}.parquet")


def quarantine_table(refusals: Iterable[Refusal]) -> Any:
    """Return refusals as the rows of an Arrow table."""
    table = TABLES["quarantine"]
    filled = pa.Table.from_pylist(list(map(refusal_row, refusals)), schema=table.arrow_schema)
    return filled.sort_by([(name, "ascending") for name in table.sort_by])


def _merge(connection: duckdb.DuckDBPyConnection, publication_date: date) -> None:
    """Make the tables `events` and `assigned`: which mention tells which event."""
    connection.from_arrow(TABLES["events"].arrow_schema.empty_table()).create("events")
    connection.from_arrow(_ASSIGNED.empty_table()).create("assigned")
    # The tellings still stream from the first connection while the second takes the events.
    with connection.cursor() as writing:
        events = _Lots(writing, "events", TABLES["events"].arrow_schema)
        assigned = _Lots(writing, "assigned", _ASSIGNED)
        for _, tellings in groupby(told(connection), key=lambda each: each.kind):
            # In a call of its own, so that no kind is still held while the next one is read.
            _add_kind(merge_tellings(tellings, publication_date), events, assigned)
        events.insert()
        assigned.insert()


class _Lots:
    """Rows on their way into a table, a lot at a time: small ones of many kinds go in together."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, name: str, schema: Any) -> None:
        self._connection = connection
        self._name = name
        self._schema = schema
        self._rows: list[Row] = []

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._rows.append(row)
            if len(self._rows) == _LOT:
                self.insert()

    def insert(self) -> None:
        lot = pa.Table.from_pylist(self._rows, schema=self._schema)
        self._connection.from_arrow(lot).insert_into(self._name)
        self._rows.clear()


def _add_kind(of_kind: Sequence[Event], events: _Lots, assigned: _Lots) -> None:
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
