"""Taking condemned rows out of a batch, so that what is left fits together.

Events that lose some of their mentions are counted anew, places that are refused leave their events
without a place, and actors and places that nothing names any more are dropped.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from load.batch import Batch, in_memory, values
from load.quarantine import quarantine_rows
from load.querying import querying
from transform.schemas import TABLES
from transform.schemas.counts import COUNTS, counts_of

Key = tuple[Any, ...]
Condemned = dict[str, dict[Key, str]]
"""Why a row has to go, by table and primary key."""

_ACTORS_ARE_NAMED_IN = (("participants", "actor_id"), ("mentions", "attributed_to_actor_id"))
_PLACES_ARE_NAMED_IN = (("events", "location_id"),)


def keys(batch: Batch, table: str) -> list[Key]:
    """Return the primary keys of a table's rows, in order."""
    columns = (values(batch, table, column) for column in TABLES[table].primary_key)
    return list(zip(*columns, strict=True))


def without(batch: Batch, condemned: Condemned) -> Batch:
    """Return a batch without the condemned rows, which stand in its quarantine table instead."""
    batch = Batch(batch.publication_date, {n: in_memory(rows) for n, rows in batch.tables.items()})
    tables = dict(batch.tables)
    for table, reasons in condemned.items():
        gone = {key: row for key, row in _rows(batch, table) if key in reasons}
        rows = quarantine_rows(batch, table, gone, reasons)
        tables["quarantine"] = _with_rows(tables["quarantine"], rows)
        tables[table] = _kept(batch.tables[table], [k not in reasons for k in keys(batch, table)])
    lost = [event_id for key, event_id in _told(batch) if key in condemned.get("mentions", {})]
    places = {key[0] for key in condemned.get("locations", {})}
    tables["events"] = _placed(_counted(tables, set(lost)), places)
    _drop_unnamed(batch, tables)
    return Batch(batch.publication_date, tables)


def _told(batch: Batch) -> Iterator[tuple[Key, Any]]:
    return zip(keys(batch, "mentions"), values(batch, "mentions", "event_id"), strict=True)


def _counted(tables: dict[str, Any], changed: set[Any]) -> Any:
    """Count anew for the events that lost mentions."""
    with querying({"mentions": tables["mentions"]}) as connection:
        found = connection.execute(counts_of("mentions")).fetchall()
    events = tables["events"]
    for number, column in enumerate(COUNTS, start=1):
        counted = {row[0]: row[number] for row in found}
        stored = _cells(events, "event_id", column)
        cells = [counted.get(event, 0) if event in changed else n for event, n in stored]
        events = _with_column(events, column, cells)
    return events


def _placed(events: Any, refused: set[Any]) -> Any:
    """Take refused places out of events."""
    rows = list(_cells(events, "location_id", "location_method"))
    places = [None if place in refused else place for place, _ in rows]
    methods = ["none" if place in refused else method for place, method in rows]
    events = _with_column(events, "location_id", places)
    return _with_column(events, "location_method", methods)


def _drop_unnamed(before: Batch, tables: dict[str, Any]) -> None:
    """Drop actors and places that were named before, and are not named now."""
    for table, named_in in (("actors", _ACTORS_ARE_NAMED_IN), ("locations", _PLACES_ARE_NAMED_IN)):
        lost = _named(before.tables, named_in) - _named(tables, named_in)
        ids = tables[table].column(TABLES[table].primary_key[0]).to_pylist()
        tables[table] = _kept(tables[table], [key not in lost for key in ids])


def _named(tables: Any, columns: Iterable[tuple[str, str]]) -> set[Any]:
    return {cell for table, column in columns for cell in tables[table].column(column).to_pylist()}


def _rows(batch: Batch, table: str) -> Iterator[tuple[Key, dict[str, Any]]]:
    return zip(keys(batch, table), batch.tables[table].to_pylist(), strict=True)


def _cells(table: Any, *columns: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(table.column(column).to_pylist() for column in columns), strict=True)


def _kept(table: Any, keep: list[bool]) -> Any:
    return table.filter(pa.array(keep, pa.bool_()))


def _with_rows(table: Any, rows: list[dict[str, Any]]) -> Any:
    return pa.concat_tables([table, pa.Table.from_pylist(rows, schema=table.schema)])


def _with_column(table: Any, column: str, cells: list[Any]) -> Any:
    index = table.schema.get_field_index(column)
    field = table.schema.field(index)
    return table.set_column(index, field, pa.array(cells, field.type))
