"""Where the rows of each table come from: one query each, over what `staged_date` gives.

Beside that they read `events`, and `assigned`: which mention tells which event. All are sorted by their
key, which leaves nothing to the order of shards.
"""

from transform.schemas import TABLES
from transform.schemas.counts import COUNTS, counts_of


def _columns(table: str) -> str:
    return ", ".join(column.name for column in TABLES[table].columns)


def _sorted(table: str, source: str) -> str:
    order = ", ".join(TABLES[table].sort_by)
    return f"SELECT {_columns(table)} FROM {source} ORDER BY {order}"  # noqa: S608 - names of schemas


_MENTIONS = "mentions JOIN assigned USING (mention_id)"
_EVENTS = f"""
    (SELECT events.* EXCLUDE ({", ".join(COUNTS)}), counted.* EXCLUDE (event_id)
    FROM events JOIN ({counts_of(_MENTIONS)}) AS counted USING (event_id))
"""  # noqa: S608 - no words from outside
# Of several links of an actor the one of its latest day counts, and one of a day is as good as another.
_ACTORS = """
    (SELECT actor_id, latest.*, link_status,
        list_sort(list_filter(names, lambda each: each <> latest.name)) AS aliases
    FROM (
        SELECT actor_id,
            max({
                'day': day, 'name': name, 'country': coalesce(country_code, ''),
                'first_sector': coalesce(sector, ''), 'sectors': sectors, 'actor_type': actor_type,
                'wikidata_id': wikidata_id, 'country_code': country_code, 'sector': sector
            }) AS latest,
            min(link_status) AS link_status,
            coalesce(list(DISTINCT alias) FILTER (alias IS NOT NULL), []) AS names
        FROM sightings SEMI JOIN assigned USING (mention_id)
        GROUP BY actor_id
    ))
"""
_LOCATIONS = """
    (SELECT DISTINCT ON (location_id) *
    FROM locations_read SEMI JOIN events USING (location_id)
    ORDER BY ALL)
"""
_REASON = """
    'the same text as ' || kept_path || ' at character ' || kept_offset
        || ', which is kept: nothing is lost'
"""
_QUARANTINE = f"""
    (SELECT * FROM quarantine_read
    UNION ALL
    SELECT 'article' AS record_kind, source_path, source_offset, 'duplicate' AS reason_code,
        {_REASON} AS reason, substring(text, 1, 2000) AS payload
    FROM duplicates JOIN documents_read USING (record_id, source_path, source_offset))
"""  # noqa: S608 - no words from outside

QUERIES = {
    "documents": _sorted("documents", "documents"),
    "events": _sorted("events", _EVENTS),
    "mentions": _sorted("mentions", _MENTIONS),
    "participants": _sorted("participants", "participants JOIN assigned USING (mention_id)"),
    "actors": _sorted("actors", _ACTORS),
    "locations": _sorted("locations", _LOCATIONS),
    "quarantine": _sorted("quarantine", _QUARANTINE),
}
