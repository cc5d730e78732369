"""The tellings of a date, streaming from its resolved shards: those that may be one event side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import duckdb
import pyarrow.compute as pc

from transform.dates import EventDate
from transform.tellings import Known, Telling, Who

_ROWS = 2_000
_MOST = 75_000
"""Tellings that are sorted at once, unless a single kind has more."""

_SIDES = ("actors", "recipients")
_KNOWN = tuple(field.name for field in fields(Who))
_KIND = itemgetter("event_type", "reality")
_KINDS = "SELECT event_type || ' ' || reality, count(*) FROM wanted GROUP BY ALL ORDER BY ALL"
# By article, as the rows lie in the shards.
_IN_ORDER = """
    SELECT * FROM wanted WHERE list_contains(getvariable('kinds'), event_type || ' ' || reality)
    ORDER BY event_type, reality, document_id, mention_id
"""


def told(connection: duckdb.DuckDBPyConnection) -> Iterator[Iterator[Telling]]:
    """Yield the tellings that are to be published, those of one type and reality after the other.

    Args:
        connection: What `staged_date` gives.
    """
    for _, rows in groupby(_rows(connection), key=_KIND):
        yield map(_Sharing().telling, rows)


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    for kinds in _together(connection.execute(_KINDS).fetchall()):
        connection.execute("SET VARIABLE kinds = $kinds", {"kinds": kinds})
        for batch in connection.sql(_IN_ORDER).to_arrow_reader(_ROWS):
            yield from _rows_of(batch)


def _rows_of(batch: Any) -> Iterator[dict[str, Any]]:
    columns = {
        name: _sides(batch[name]) if name in _SIDES else batch[name].to_pylist()
        for name in batch.schema.names
    }
    for row in zip(*columns.values(), strict=True):
        yield dict(zip(columns, row, strict=True))


def _sides(column: Any) -> Iterator[tuple[Known, ...]]:
    """Yield what is known of the parties of each row, by columns: Arrow would make a mapping of each."""
    parties = column.flatten()
    known = zip(*(parties.field(name).to_pylist() for name in _KNOWN), strict=True)
    for length in pc.list_value_length(column).to_pylist():
        yield tuple(islice(known, length))


def _together(counts: Iterable[tuple[str, int]]) -> Iterator[list[str]]:
    """Yield the kinds that are sorted at once, in order."""
    kinds: list[str] = []
    room = _MOST
    for kind, tellings in counts:
        if kinds and tellings > room:
            yield kinds
            kinds, room = [], _MOST
        kinds.append(kind)
        room -= tellings
    if kinds:
        yield kinds


class _Sharing:
    """Makes tellings of rows. Many are of the same parties, days and places: each of these is kept once."""

    def __init__(self) -> None:
        self._values: dict[Any, Any] = {}
        self._parties: dict[Known, Who] = {}
        self._sides: dict[tuple[Known, ...], tuple[Who, ...]] = {}
        self._days: dict[tuple[Any, ...], EventDate] = {}

    def telling(self, row: dict[str, Any]) -> Telling:
        shared = self._shared
        return Telling(
            mention_id=row["mention_id"],
            document_id=shared(row["document_id"]),
            event_type=shared(row["event_type"]),
            event_mode=shared(row["event_mode"]),
            modality=shared(row["modality"]),
            contexts=shared(tuple(row["contexts"])),
            is_background=row["is_background"],
            actors=self._side(row["actors"]),
            recipients=self._side(row["recipients"]),
            when=self._when(row),
            location_id=shared(row["location_id"]),
            location_precision=shared(row["location_precision"]),
            location_method=shared(row["location_method"]),
            sentence_key=row["sentence_key"],
            confidence=shared(row["confidence"]),
        )

    def _shared(self, value: Any) -> Any:
        return self._values.setdefault(value, value)

    def _side(self, known: tuple[Known, ...]) -> tuple[Who, ...]:
        side = self._sides.get(known)
        if side is None:
            side = self._sides[known] = tuple(map(self._party, known))
        return side

    def _party(self, known: Known) -> Who:
        party = self._parties.get(known)
        if party is None:
            party = self._parties[known] = Who(*map(self._shared, known))
        return party

    def _when(self, row: dict[str, Any]) -> EventDate:
        when = (row["first_day"], row["last_day"], row["date_precision"], row["date_method"])
        days = self._days.get(when)
        if days is None:
            days = self._days[when] = EventDate(*when)
        return days
