"""Where the rows of each table come from: queries over what `staged_date` gives.

Beside that they read `events`, and `assigned`: which mention tells which event. All are sorted by their
key, which leaves nothing to the order of shards. Large tables are asked for one range of keys after another,
so that no sort or join is of a whole date.
"""

from collections.abc import Iterator

import duckdb

from transform.keys import key_ranges
from transform.schemas import TABLES


def _columns(table: str) -> str:
    return ", ".join(column.name for column in TABLES[table].columns)


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
    "events": "events",
    "mentions": "mentions JOIN assigned USING (mention_id)",
    "participants": "participants JOIN assigned USING (mention_id)",
    "actors": _ACTORS,
    "locations": _LOCATIONS,
    "quarantine": _QUARANTINE,
}
_RANGE_ROWS = {"documents": 20_000, "events": 100_000, "mentions": 100_000, "participants": 100_000}
"""Rows that are sorted at once, by table; of `participants`, the mentions that they belong to."""

_COUNTED = {"documents": "documents_read", "mentions": "assigned", "participants": "assigned"}


def queries_of(connection: duckdb.DuckDBPyConnection, table: str) -> Iterator[str]:
    """Yield the queries whose rows, one query after the other, are those of a table in order.

    Args:
        connection: What `staged_date` gives, with `events` and `assigned`.
        table: Name of the table.
    """
    order = TABLES[table].sort_by
    for condition in key_ranges(order[0], _n_ranges(connection, table)):
        yield (
            f"SELECT {_columns(table)} FROM {_SOURCES[table]}"  # noqa: S608 - names of schemas
            f" WHERE {condition} ORDER BY {', '.join(order)}"
        )


def _n_ranges(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    if table not in _RANGE_ROWS:
        return 1
    counted = f"SELECT count(*) FROM {_COUNTED.get(table, table)}"  # noqa: S608 - names of schemas
    ((rows,),) = connection.execute(counted).fetchall()
    return 1 + int(rows) // _RANGE_ROWS[table]
