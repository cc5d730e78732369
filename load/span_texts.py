"""Finds the stored spans that are not the text of their article: the only judgement that needs texts.

Texts stream past the offsets of a date and are not kept; what is kept are the keys of the rows that are
wrong, of which good tables have none.
"""

import duckdb

from load.parquet import row_group_rows
from stores.lots import create_in_lots, lots_of
from transform.schemas import TABLES

_LOOKED_UP = {
    "document_text": ("documents", "document_id", "document_id, text, n_sentences"),
    "mention": ("mentions", "mention_id", "mention_id, event_id, document_id"),
}
_DOCUMENT = """
    CREATE TABLE document AS
    SELECT document_id, n_sentences, length(text) AS n_characters FROM document_text
"""
# SQL counts characters from 1.
_MISREAD = """
    SELECT DISTINCT {key}
    FROM (SELECT * FROM document_text WHERE {{lot}}) JOIN {spans} USING (document_id)
    WHERE substring(text, {start} + 1, {end} - {start}) <> {stored}
"""
_TRIGGERS = _MISREAD.format(
    key="mention_id",
    spans="(SELECT * FROM mentions WHERE {lot})",
    start="trigger_start",
    end="trigger_end",
    stored="trigger_text",
)
_PARTIES = _MISREAD.format(
    key="mention_id, role, ordinal",
    spans="""(participants JOIN (
        SELECT mention_id, document_id FROM mention WHERE {lot}
    ) USING (mention_id))""",
    start="actor_start",
    end="actor_end",
    stored="actor_text",
)


def look_up(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `document`, without its text, and `mention`: one row for each key."""
    for name, (table, key, columns) in _LOOKED_UP.items():
        once = "" if _is_unique(connection, table, key) else f"DISTINCT ON ({key})"
        connection.execute(f"CREATE VIEW {name} AS SELECT {once} {columns} FROM {table}")  # noqa: S608 - names of schemas
    connection.execute(_DOCUMENT)


def find_misread(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `misread_trigger` and `misread_party`: the keys of rows whose text is not that of their span."""
    # The longer rows, with texts, are those that must not be kept: they pass by the offsets.
    connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
    lots = lots_of(connection, "documents", "document_id", row_group_rows(TABLES["documents"]))
    create_in_lots(connection, "misread_trigger", _TRIGGERS, lots)
    create_in_lots(connection, "misread_party", _PARTIES, lots)
    connection.execute("RESET disabled_optimizers")


def _is_unique(connection: duckdb.DuckDBPyConnection, table: str, key: str) -> bool:
    """Say whether a key names one row: a double is the business of its own check."""
    counted = f"SELECT count(*) = count(DISTINCT {key}) FROM {table}"  # noqa: S608 - names of schemas
    ((is_unique,),) = connection.execute(counted).fetchall()
    return bool(is_unique)
