"""Rows of different tables fit together: foreign keys resolve, and counts are right."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from load.batch import Batch
from load.rules.rule import Rule, each_row, lookup, values
from transform.schemas import TABLES, ForeignKey, Table


def resolves(table: str, key: ForeignKey) -> Callable[[Batch], list[bool]]:
    """Make the judgement of a foreign key: a row that names another names one that exists."""

    def judge(batch: Batch) -> list[bool]:
        known = set(_tuples(batch, key.table, key.references))
        return [None in named or named in known for named in _tuples(batch, table, key.columns)]

    return judge


def _tuples(batch: Batch, table: str, columns: Iterable[str]) -> list[tuple[Any, ...]]:
    return list(zip(*(values(batch, table, column) for column in columns), strict=True))


def events_have_mention(batch: Batch) -> list[bool]:
    """Judge events: at least one mention tells it."""
    told = set(values(batch, "mentions", "event_id"))
    return [event_id in told for event_id in values(batch, "events", "event_id")]


def mentions_counted(batch: Batch) -> list[bool]:
    """Judge events: `n_mentions` is the number of its mentions."""
    counts = Counter(values(batch, "mentions", "event_id"))
    return each_row(
        lambda event_id, stored: counts[event_id] == stored,
        values(batch, "events", "event_id"),
        values(batch, "events", "n_mentions"),
    )


def documents_counted(batch: Batch) -> list[bool]:
    """Judge events: `n_documents` is the number of articles with a mention of it."""
    pairs = set(_tuples(batch, "mentions", ("event_id", "document_id")))
    counts = Counter(event_id for event_id, _ in pairs)
    return each_row(
        lambda event_id, stored: counts[event_id] == stored,
        values(batch, "events", "event_id"),
        values(batch, "events", "n_documents"),
    )


def participants_share_event(batch: Batch) -> list[bool]:
    """Judge participants: the event is that of the mention."""
    events = lookup(batch, "mentions", "mention_id", "event_id")
    return each_row(
        lambda event_id, expected: event_id == expected,
        values(batch, "participants", "event_id"),
        [events.get(key) for key in values(batch, "participants", "mention_id")],
    )


def _foreign_key_rules(table: Table) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            f"{'_'.join(key.columns)}_resolves",
            table.name,
            key.columns,
            f"{', '.join(key.columns)} names a row of {key.table}",
            resolves(table.name, key),
        )
        for key in table.foreign_keys
    )


RULES = (
    *(rule for table in TABLES.values() for rule in _foreign_key_rules(table)),
    Rule(
        "told_by_mention",
        "events",
        ("event_id",),
        "every event has a mention",
        events_have_mention,
    ),
    Rule(
        "mentions_counted",
        "events",
        ("n_mentions",),
        "n_mentions is the number of the event's mentions",
        mentions_counted,
    ),
    Rule(
        "documents_counted",
        "events",
        ("n_documents",),
        "n_documents is the number of articles that tell the event",
        documents_counted,
    ),
    Rule(
        "event_is_of_mention",
        "participants",
        ("event_id", "mention_id"),
        "event_id is that of the mention",
        participants_share_event,
    ),
)
