"""An event says what its tellings say together: how many they are, how sure, and whether it happened."""

from load.rules.days import STILL_TO_COME
from load.rules.rule import Rule
from stores.sql import listed
from transform.schemas.counts import COUNTS
from transform.schemas.table import Count


def reality(column: str) -> str:
    """Return SQL that says of a modality whether it tells what is ahead, denied, or done."""
    return (
        f"CASE WHEN {column} IN ({listed(STILL_TO_COME)}) THEN 'ahead'"
        f" WHEN {column} = 'negated' THEN 'denied' ELSE 'done' END"
    )


def _counted(name: str, count: Count) -> Rule:
    return Rule(
        f"{name.removeprefix('n_')}_counted",
        "events",
        (name,),
        f"{name} is the number of {count.what}",
        f"coalesce(told.{name}, 0) = this.{name}",
    )


RULES = (
    Rule(
        "told_by_mention",
        "events",
        ("event_id",),
        "every event has a mention",
        "told.event_id IS NOT NULL",
    ),
    *(_counted(name, count) for name, count in COUNTS.items()),
    Rule(
        "reality_is_that_of_mentions",
        "events",
        ("modality",),
        "an event is ahead, denied or done as all its mentions are",
        f"{reality('this.modality')} = told.first_reality"
        f" AND {reality('this.modality')} = told.last_reality",
    ),
    # Less than certain where a mention was refused: the belief of an event is not taken anew.
    Rule(
        "confidence_is_not_below_mentions",
        "events",
        ("confidence",),
        "confidence is at least that of each of the event's mentions, but for rounding",
        "this.confidence > told.confidence - 1e-4",
    ),
)
