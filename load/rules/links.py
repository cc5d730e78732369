"""Rows of different tables fit together: keys resolve, and nothing stands there that nothing names."""

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
        "event_is_of_mention",
        "participants",
        ("event_id", "mention_id"),
        "event_id is that of the mention",
        "mention.event_id = this.event_id",
    ),
    Rule(
        "actor_is_named",
        "actors",
        ("actor_id",),
        "a participant or an attribution names the actor",
        "this.actor_id IN (SELECT actor_id FROM named)",
    ),
    Rule(
        "place_is_named",
        "locations",
        ("location_id",),
        "an event stands at the place",
        "EXISTS (SELECT 1 FROM events WHERE events.location_id = this.location_id)",
    ),
)
