"""The rows of one date, joined as the parts of the daily report need them.

Rows come in the order of the published files, so that staged and published tables give one page. Events
stream, because a date may be larger than memory; of its stories only those that are shown are read.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import duckdb

from load.batch import Batch
from load.lots import create_in_lots, lots_of, read_in_lots
from load.querying import DEFAULT_MEMORY_MB, querying
from transform.schemas import TABLES

Record = Mapping[str, Any]
"""One row of a table, its cells by column."""

_HAPPENED = ("asserted", "historical")
_LEAST_CONFLICT = 3
"""Of the four classes of PLOVER, 3 and 4 are verbal and material conflict."""

_ROWS = 5_000
_FEW = 20_000
"""So many events are read once and kept; of more, each part of the page reads them anew."""

_LOT = 50_000
"""Events whose parties are listed, and which are sorted, at once."""

_EVENTS = """
    WITH party AS (
        SELECT event_id, role, ordinal, actor_id, name, actors.country_code, actors.sector, link_status,
            actor_type = 'organisation' AND link_status = 'known' AS is_known_body
        FROM participants JOIN actors USING (actor_id)
    ), sides AS (
        SELECT event_id, list({{'role': role, 'actor_id': actor_id, 'name': name,
            'country': coalesce(country_code, ''), 'sector': coalesce(sector, ''),
            'is_told': link_status <> 'unspecified', 'is_known_body': is_known_body}}
            ORDER BY ordinal, actor_id) AS parties
        FROM party WHERE {lot} GROUP BY event_id
    )
    SELECT event_id, event_type, event_mode, quad_class, plover_intensity, event_date, date_precision,
        modality, location_method, parties,
        CASE WHEN locations.location_id IS NOT NULL THEN {{
            'location_id': locations.location_id, 'name': name, 'precision': precision,
            'latitude': latitude, 'longitude': longitude
        }} END AS place
    FROM events LEFT JOIN sides USING (event_id)
    LEFT JOIN locations ON locations.location_id = events.location_id
    WHERE {lot}
"""
_WHOLE = """
    SELECT events.*, parties, place FROM events JOIN told_event USING (event_id)
    WHERE event_id IN (SELECT unnest($wanted))
"""


@dataclass(frozen=True)
class Party:
    """An actor of the date, as the report names it.

    Attributes:
        actor_id: Its key.
        name: Its name.
        country: Code of its country; empty if it has none.
        sector: Its sector; empty if it has none.
        is_told: Whether the story tells whom it means.
        is_known_body: Whether it is an organisation of the reference tables.
    """

    actor_id: str
    name: str
    country: str
    sector: str
    is_told: bool
    is_known_body: bool


@dataclass(frozen=True)
class Event:
    """An event with its parties, each once, in the order of the text."""

    row: Record
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Record | None

    @property
    def happened(self) -> bool:
        """Whether the text says that it took place; denials, plans and maybes did not."""
        return self.row["modality"] in _HAPPENED

    @property
    def intensity(self) -> float:
        """PLOVER's score, from -10 (conflict) to 10 (cooperation)."""
        return float(self.row["plover_intensity"])

    @property
    def is_conflict(self) -> bool:
        """Whether its class is verbal or material conflict."""
        return int(self.row["quad_class"]) >= _LEAST_CONFLICT

    @property
    def kind(self) -> str:
        """Type and mode."""
        mode = self.row["event_mode"]
        return f"{self.row['event_type']} {mode}" if mode else str(self.row["event_type"])


class Day:
    """Everything of one date.

    Attributes:
        publication_date: The date.
        counts: Rows by table.
    """

    def __init__(self, publication_date: date, connection: duckdb.DuckDBPyConnection) -> None:
        """Join the events with their parties and places."""
        self.publication_date = publication_date
        self._connection = connection
        # Lists of parties cannot use files.
        self._lots = lots_of(connection, "events", "event_id", _LOT)
        create_in_lots(connection, "told_event", _EVENTS, self._lots)
        self.counts = {name: self._count(name) for name in TABLES}
        is_small = self.counts["events"] <= _FEW
        self._kept = tuple(self._stream()) if is_small else None

    @property
    def events(self) -> Iterable[Event]:
        """The events in the order of their keys, with the columns that the parts of the page need."""
        return self._stream() if self._kept is None else self._kept

    def rows(self, query: str, **arguments: object) -> list[Record]:
        """Return the rows of a query over the tables of the date, and `told_event`."""
        found = self._connection.execute(query, arguments or None)
        columns = [column[0] for column in found.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]

    def events_of(self, event_ids: Iterable[str]) -> dict[str, Event]:
        """Return some events by their keys, with all columns."""
        found = map(_event, self.rows(_WHOLE, wanted=list(event_ids)))
        return {event.row["event_id"]: event for event in found}

    def counted(self, column: str) -> dict[str, int]:
        """Return how many events have each value of a column, the most frequent first."""
        query = f"SELECT {column}, count(*) AS n FROM events GROUP BY ALL ORDER BY n DESC, {column}"  # noqa: S608 - names of schemas
        return dict(self._connection.execute(query).fetchall())

    def tallied(self, *columns: str) -> dict[tuple[Any, ...], int]:
        """Return how many events have the same values in columns, and whether they are conflict, last."""
        kinds = f"{', '.join(columns)}, quad_class >= {_LEAST_CONFLICT}"
        query = f"SELECT {kinds}, count(*) FROM events GROUP BY ALL"  # noqa: S608 - names of schemas
        return {tuple(kind): n for *kind, n in self._connection.execute(query).fetchall()}

    def _count(self, table: str) -> int:
        ((count,),) = self._connection.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608 - names of schemas
        return int(count)

    def _stream(self) -> Iterator[Event]:
        in_order = "SELECT * FROM told_event WHERE {} ORDER BY event_id"
        events = read_in_lots(self._connection, in_order.format, self._lots, _ROWS)
        for batch in events:
            yield from map(_event, batch.to_pylist())


@contextmanager
def opened_day(batch: Batch, *, memory_mb: int = DEFAULT_MEMORY_MB) -> Iterator[Day]:
    """Open the tables of a date.

    Args:
        batch: Tables that have passed validation.
        memory_mb: So much memory joining may take before files are used instead.
    """
    with querying(batch.tables, memory_mb=memory_mb) as connection:
        yield Day(batch.publication_date, connection)


def _event(row: Record) -> Event:
    parties = row["parties"] or ()
    return Event(row, _side(parties, "actor"), _side(parties, "recipient"), row["place"])


def _side(parties: Iterable[Record], role: str) -> tuple[Party, ...]:
    of_role = (
        _party(**{name: value for name, value in row.items() if name != "role"})
        for row in parties
        if row["role"] == role
    )
    return tuple(dict.fromkeys(of_role))


@lru_cache(maxsize=20_000)
def _party(
    *,
    actor_id: str,
    name: str,
    country: str,
    sector: str,
    is_told: bool,
    is_known_body: bool,
) -> Party:
    return Party(actor_id, name, country, sector, is_told, is_known_body)
