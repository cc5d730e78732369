"""Rows of different tables fit together: foreign keys resolve, and counts are right."""

from load.rules.rule import Rule
from transform.schemas import TABLES, ForeignKey, Table


def _resolves(key: ForeignKey) -> str:
    """Say that a row that names another names one that exists."""
    named = ", ".join(f"this.{column}" for column in key.columns)
    # Nothing is in a table without rows, not even null.
    names_none = " OR ".join(f"this.{column} IS NULL" for column in key.columns)
    known = " AND ".join(f"{column} IS NOT NULL" for column in key.references)
    found = f"SELECT {', '.join(key.references)} FROM {key.table} WHERE {known}"  # noqa: S608 - names of schemas
    return f"{names_none} OR ({named}) IN ({found})"


def _foreign_key_rules(table: Table) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            f"{'_'.join(key.columns)}_resolves",
            table.name,
            key.columns,
            f"{', '.join(key.columns)} names a row of {key.table}",
            _resolves(key),
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
        "told.event_id IS NOT NULL",
    ),
    Rule(
        "mentions_counted",
        "events",
        ("n_mentions",),
        "n_mentions is the number of the event's mentions",
        "coalesce(told.n_mentions, 0) = this.n_mentions",
    ),
    Rule(
        "documents_counted",
        "events",
        ("n_documents",),
        "n_documents is the number of articles that tell the event",
        "coalesce(told.n_documents, 0) = this.n_documents",
    ),
    Rule(
        "event_is_of_mention",
        "participants",
        ("event_id", "mention_id"),
        "event_id is that of the mention",
        "mention.event_id = this.event_id",
    ),
)
