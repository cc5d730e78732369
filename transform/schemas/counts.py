"""Counts of an event's mentions in SQL: one way for filling them, checking them and counting anew.

First the mentions of an event in each article are counted, then its articles: no set of articles is ever
held for each event.
"""

from transform.schemas import events
from transform.schemas.table import Count

COUNTS: dict[str, Count] = {
    column.name: column.count for column in events.TABLE.columns if column.count is not None
}
"""The columns of `events` that are counts."""

_DOCUMENT = ", ".join(
    f"count(*) FILTER ({count.where}) AS {name}" for name, count in COUNTS.items()
)
_EVENT = ", ".join(
    f"sum({name})::BIGINT AS {name}"
    if count.of == "mentions"
    else f"count(*) FILTER ({name} > 0) AS {name}"
    for name, count in COUNTS.items()
)


def counts_of(mentions: str, in_document: str = "", of_event: str = "") -> str:
    """Return the query of `event_id` and every count, for the events of mentions.

    Args:
        mentions: Rows of mentions, those without an event left out: a table, or what stands behind `FROM`.
        in_document: Further columns, of an event's mentions in one article; each begins with a comma.
        of_event: Further columns over those, likewise.
    """
    return f"""
        SELECT event_id, {_EVENT}{of_event}
        FROM (
            SELECT event_id, document_id, {_DOCUMENT}{in_document}
            FROM {mentions} GROUP BY event_id, document_id
        )
        GROUP BY event_id
    """  # noqa: S608 - no words from outside
