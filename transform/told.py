"""The tellings of a date, streaming from its resolved shards: those that may be one event side by side."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from functools import lru_cache
from typing import Any

import duckdb

from transform.dates import EventDate
from transform.tellings import Telling, Who

_ROWS = 2_000
_KNOWN = tuple(field.name for field in fields(Who))
# By article, so that what its tellings share is met again at once.
_IN_ORDER = "SELECT * FROM wanted ORDER BY event_type, reality, document_id, mention_id"


def told(connection: duckdb.DuckDBPyConnection) -> Iterator[Telling]:
    """Yield the tellings that are to be published, by type and reality.

    Args:
        connection: What `staged_date` gives.
    """
    for batch in connection.sql(_IN_ORDER).to_arrow_reader(_ROWS):
        yield from map(_telling, batch.to_pylist())


def _telling(row: dict[str, Any]) -> Telling:
    return Telling(
        mention_id=row["mention_id"],
        document_id=_shared(row["document_id"]),
        event_type=_shared(row["event_type"]),
        event_mode=_shared(row["event_mode"]),
        modality=_shared(row["modality"]),
        contexts=_shared(tuple(row["contexts"])),
        is_background=row["is_background"],
        actors=_side(row["actors"]),
        recipients=_side(row["recipients"]),
        when=_when(row["first_day"], row["last_day"], row["date_precision"], row["date_method"]),
        location_id=_shared(row["location_id"]),
        location_precision=_shared(row["location_precision"]),
        location_method=_shared(row["location_method"]),
        sentence_key=row["sentence_key"],
        confidence=_shared(row["confidence"]),
    )


def _side(parties: list[dict[str, Any]]) -> tuple[Who, ...]:
    return _sharing(tuple(tuple(who[name] for name in _KNOWN) for who in parties))


# Many tellings are of the same parties, days and places: each of these is kept once.
@lru_cache(maxsize=20_000)
def _shared(value: Any) -> Any:
    return value


@lru_cache(maxsize=20_000)
def _sharing(parties: tuple[tuple[Any, ...], ...]) -> tuple[Who, ...]:
    return tuple(_who(*party) for party in parties)


@lru_cache(maxsize=20_000)
def _who(actor_id: str, actor_type: str, country_code: str | None, sector: str | None) -> Who:
    return Who(actor_id, actor_type, country_code, sector)


@lru_cache(maxsize=20_000)
def _when(first: date | None, last: date | None, precision: str | None, method: Any) -> EventDate:
    return EventDate(first, last, precision, method)
