"""Where the rows of each table come from: queries over what `staged_date` gives.

Beside that they read `events`, and `assigned`: which mention tells which event. All are sorted by their
key, which leaves nothing to the order of shards. Large tables are asked for one range of keys after another,
so that no sort or join is of a whole date.
"""

from collections.abc import Iterable, Iterator

import duckdb

from stores.lots import lots_of
from transform.keys import key_ranges
from transform.schemas import TABLES
from transform.schemas.counts import counts_of


def _columns(table: str) -> str:
    return ", ".join(column.name for column in TABLES[table].columns)


_MENTIONS = "mentions JOIN assigned USING (mention_id)"
_EVENTS = f"""
    (SELECT events.*, counted.* EXCLUDE (event_id)
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

_SOURCES = {
    "documents": "documents",
    "events": _EVENTS,
    "mentions": _MENTIONS,
    "participants": "participants JOIN assigned USING (mention_id)",
    "actors": _ACTORS,
    "locations": _LOCATIONS,
    "quarantine": _QUARANTINE,
}
_LOT_ROWS = {
    "documents": 10_000,
    "events": 100_000,
    "mentions": 100_000,
    "participants": 100_000,
    "actors": 200_000,
}
"""Rows that are sorted or grouped at once, by table: of `participants`, the mentions that they belong to, and
of `actors`, their sightings."""

_COUNTED = {"documents": "documents_read", "mentions": "assigned", "participants": "assigned"}


def queries_of(connection: duckdb.DuckDBPyConnection, table: str) -> Iterator[str]:
    """Yield the queries whose rows, one query after the other, are those of a table in order.

    Args:
        connection: What `staged_date` gives, with `events` and `assigned`.
        table: Name of the table.
    """
    order = TABLES[table].sort_by
    for lot in _lots(connection, table):
        yield (
            f"SELECT {_columns(table)} FROM {_SOURCES[table]}"  # noqa: S608 - names of schemas
            f" WHERE {lot} ORDER BY {', '.join(order)}"
        )


def _lots(connection: duckdb.DuckDBPyConnection, table: str) -> Iterable[str]:
    """Return conditions on the first column of a table's key, in order."""
    if table not in _LOT_ROWS:
        return ["true"]
    if table == "actors":
        return lots_of(connection, "sightings", "actor_id", _LOT_ROWS[table])
    counted = f"SELECT count(*) FROM {_COUNTED.get(table, table)}"  # noqa: S608 - names of schemas
    ((rows,),) = connection.execute(counted).fetchall()
    return key_ranges(TABLES[table].sort_by[0], 1 + int(rows) // _LOT_ROWS[table])
