"""The rows of one date, joined as the parts of the daily report need them.

Rows come in the order of the published files, so that staged and published tables give one page.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from load.batch import Batch
from load.parquet import in_file_order
from transform.schemas import TABLES

Record = Mapping[str, Any]
"""One row of a table, its cells by column."""

_HAPPENED = ("asserted", "historical")


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
        return int(self.row["quad_class"]) >= 3

    @property
    def kind(self) -> str:
        """Type and mode."""
        mode = self.row["event_mode"]
        return f"{self.row['event_type']} {mode}" if mode else str(self.row["event_type"])


@dataclass(frozen=True)
class Day:
    """Everything of one date."""

    publication_date: date
    documents: tuple[Record, ...]
    events: dict[str, Event]
    mentions: tuple[Record, ...]
    participants: dict[str, tuple[Record, ...]]
    quarantine: tuple[Record, ...]


def day_of(batch: Batch) -> Day:
    """Join the tables of a date.

    Args:
        batch: Tables that have passed validation.
    """
    rows = {
        name: in_file_order(batch.tables[name], table).to_pylist() for name, table in TABLES.items()
    }
    parties = {row["actor_id"]: _party(row) for row in rows["actors"]}
    places = {row["location_id"]: row for row in rows["locations"]}
    of_event = _grouped(rows["participants"], "event_id")
    of_mention = _grouped(rows["participants"], "mention_id")
    events = {
        row["event_id"]: Event(
            row=row,
            actors=_side(of_event.get(row["event_id"], ()), "actor", parties),
            recipients=_side(of_event.get(row["event_id"], ()), "recipient", parties),
            place=places.get(row["location_id"]),
        )
        for row in rows["events"]
    }
    return Day(
        publication_date=batch.publication_date,
        documents=tuple(rows["documents"]),
        events=events,
        mentions=tuple(rows["mentions"]),
        participants=of_mention,
        quarantine=tuple(rows["quarantine"]),
    )


def _party(row: Record) -> Party:
    return Party(
        actor_id=row["actor_id"],
        name=row["name"],
        country=row["country_code"] or "",
        sector=row["sector"] or "",
        is_told=row["link_status"] != "unspecified",
        is_known_body=(row["actor_type"], row["link_status"]) == ("organisation", "known"),
    )


def _side(
    participants: Iterable[Record], role: str, parties: Mapping[str, Party]
) -> tuple[Party, ...]:
    ids = {
        row["actor_id"]: None
        for row in sorted(participants, key=lambda row: (row["ordinal"], row["actor_id"]))
        if row["role"] == role
    }
    return tuple(parties[actor_id] for actor_id in ids)


def _grouped(rows: Iterable[Record], column: str) -> dict[str, tuple[Record, ...]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return {key: tuple(group) for key, group in groups.items()}
