"""The rows of one date, as the parts of the daily report need them.

Whatever is counted is counted by DuckDB, because a date may be larger than memory; only the events of the
stories that are shown are read. Rows of staged and of published tables give one page.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import duckdb

from load.batch import Batch
from load.querying import querying
from stores.lots import create_in_lots, lots_of
from stores.spilling import DEFAULT_MEMORY_MB
from transform.schemas import TABLES

Record = Mapping[str, Any]
"""One row of a table, its cells by column."""

HAPPENED = "modality IN ('asserted', 'historical')"
"""Condition of the events of which the text says that they took place; denials, plans and maybes did not."""

KNOWN_BODY = "(actor_type = 'organisation' AND link_status = 'known')"
"""Condition of the actors that are organisations of the reference tables."""

_LEAST_CONFLICT = 3
"""Of the four classes of PLOVER, 3 and 4 are verbal and material conflict."""

_LOT = 50_000
"""Events whose parties are counted at once."""

_EVENTS = """
    WITH wanted AS (SELECT unnest($wanted) AS event_id), sides AS (
        SELECT event_id, list({'role': role, 'actor_id': actor_id, 'name': name,
            'country': coalesce(actors.country_code, ''), 'sector': coalesce(actors.sector, '')}
            ORDER BY ordinal, actor_id) AS parties
        FROM participants SEMI JOIN wanted USING (event_id) JOIN actors USING (actor_id)
        GROUP BY event_id
    )
    SELECT events.*, parties, CASE WHEN locations.location_id IS NOT NULL THEN {
            'location_id': locations.location_id, 'name': name, 'precision': precision,
            'latitude': latitude, 'longitude': longitude
        } END AS place
    FROM events SEMI JOIN wanted USING (event_id) LEFT JOIN sides USING (event_id)
    LEFT JOIN locations ON locations.location_id = events.location_id
"""


@dataclass(frozen=True)
class Party:
    """An actor of the date, as the report names it.

    Attributes:
        actor_id: Its key.
        name: Its name.
        country: Code of its country; empty if it has none.
        sector: Its sector; empty if it has none.
    """

    actor_id: str
    name: str
    country: str
    sector: str


@dataclass(frozen=True)
class Event:
    """An event with its parties, each once, in the order of the text."""

    row: Record
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Record | None

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
        """Count the rows.

        Args:
            publication_date: The date.
            connection: Where its tables are.
        """
        self.publication_date = publication_date
        self._connection = connection
        self.counts = {name: self._count(name) for name in TABLES}

    def rows(self, query: str, **arguments: object) -> list[Record]:
        """Return the rows of a query over the tables of the date."""
        found = self._connection.execute(query, arguments or None)
        columns = [column[0] for column in found.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]

    def rows_of_lots(self, of_lot: str, query: str, **arguments: object) -> list[Record]:
        """Return the rows of a query over what another has found, some events at a time.

        Args:
            of_lot: The other one, with `{lot}` where the condition on `event_id` goes.
            query: The query, to which all that was found is `part`.
            **arguments: Values of its parameters.
        """
        create_in_lots(self._connection, "part", of_lot, self._lots)
        rows = self.rows(query, **arguments)
        self._connection.execute("DROP TABLE part")
        return rows

    def events_of(self, event_ids: Iterable[str]) -> dict[str, Event]:
        """Return some events by their keys."""
        found = map(_event, self.rows(_EVENTS, wanted=list(event_ids)))
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

    @cached_property
    def _lots(self) -> list[str]:
        return lots_of(self._connection, "events", "event_id", _LOT)

    def _count(self, table: str) -> int:
        ((count,),) = self._connection.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608 - names of schemas
        return int(count)


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
        Party(**{name: value for name, value in row.items() if name != "role"})
        for row in parties
        if row["role"] == role
    )
    return tuple(dict.fromkeys(of_role))
