"""Judging the rows of a date by the rules: in DuckDB, within a limit of memory.

What the rules need stands beside the judged row, `this`: the `document` of a mention, the `mention` of a
participant, and of both whether their stored text was `misread` (`load.span_texts`); of an event, what those
who tell it say together, `told`, what the ontology has of its pair of type and mode, `scheme`, and of its
type alone, `kind`. `received` are the events that have a recipient, `named` the actors that any row names,
`gapped` the sides of mentions in which an ordinal is missing, `box` the boxes that countries lie in.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from load.batch import Batch
from load.parquet import row_group_rows
from load.querying import querying
from load.rules import rules_of
from load.rules.rule import Rule
from load.rules.tellings import reality
from load.span_texts import find_misread, look_up
from seeds.country_boxes import read_country_boxes
from seeds.ontology import read_ontology
from stores.lots import create_in_lots, lots_of, read_in_lots
from stores.spilling import DEFAULT_MEMORY_MB
from transform.schemas import TABLES, Table
from transform.schemas.counts import counts_of

Judge = Callable[[Batch], AbstractContextManager[duckdb.DuckDBPyConnection]]
"""Opens the tables of a date for judgement, as `judging` does."""

_TOLD = counts_of(
    "mentions WHERE event_id IS NOT NULL AND {lot}",
    in_document=f""", max(confidence) AS confidence,
        min({reality("modality")}) AS first_reality, max({reality("modality")}) AS last_reality""",
    of_event=""", max(confidence) AS confidence,
        min(first_reality) AS first_reality, max(last_reality) AS last_reality""",
)
_BESIDE = {
    "mentions": """
        LEFT JOIN document ON document.document_id = this.document_id
        LEFT JOIN misread_trigger AS misread ON misread.mention_id = this.mention_id
    """,
    "participants": """
        LEFT JOIN (SELECT * FROM mention WHERE {lot}) AS mention ON mention.mention_id = this.mention_id
        LEFT JOIN misread_party AS misread ON misread.mention_id = this.mention_id
            AND misread.role = this.role AND misread.ordinal = this.ordinal
    """,
    "events": f"""
        LEFT JOIN ({_TOLD}) AS told ON told.event_id = this.event_id
        LEFT JOIN scheme AS kind ON kind.event_type = this.event_type AND kind.event_mode IS NULL
        LEFT JOIN scheme ON scheme.event_type = this.event_type
            AND scheme.event_mode IS NOT DISTINCT FROM this.event_mode
    """,
}
_RECEIVED = """
    CREATE TABLE received AS
    SELECT DISTINCT event_id FROM participants WHERE role = 'recipient' AND event_id IS NOT NULL
"""
_NAMED = """
    CREATE TABLE named AS
    SELECT actor_id FROM participants WHERE actor_id IS NOT NULL
    UNION
    SELECT attributed_to_actor_id FROM mentions WHERE attributed_to_actor_id IS NOT NULL
"""
_GAPPED = """
    SELECT mention_id, role FROM participants WHERE {lot}
    GROUP BY mention_id, role HAVING max(ordinal) >= count(DISTINCT ordinal)
"""


@contextmanager
def judging(
    batch: Batch, *, memory_mb: int = DEFAULT_MEMORY_MB, beside: Path | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the tables of a date, whose structure is right, for judgement.

    Args:
        batch: The tables.
        memory_mb: So much memory may be taken before files are used instead.
        beside: Folder for these files; None for that of the system.
    """
    with querying(batch.tables, memory_mb=memory_mb, beside=beside) as connection:
        for name, rows in (("scheme", _scheme()), ("box", _boxes())):
            connection.from_arrow(pa.Table.from_pylist(list(rows))).create(name)
        for table in (_RECEIVED, _NAMED):
            connection.execute(table)
        _find_gaps(connection)
        look_up(connection)
        find_misread(connection)
        connection.execute("SET VARIABLE publication_date = $day", {"day": batch.publication_date})
        yield connection


def judged(table: Table, lot: str = "true") -> str:
    """Return the query of a table's rows in order, with a boolean column more for each of its rules.

    Args:
        table: The table.
        lot: Condition on the first column of its key: which of the rows.
    """
    verdicts = "".join(
        f", coalesce({rule.holds}, true) AS {rule.name}" for rule in rules_of(table.name)
    )
    beside = _BESIDE.get(table.name, "").format(lot=lot)
    order = ", ".join(f"this.{column}" for column in table.sort_by)
    return (
        f"SELECT this.*{verdicts} FROM (SELECT * FROM {table.name} WHERE {lot}) AS this"  # noqa: S608 - names of schemas
        f" {beside} ORDER BY {order}"
    )


def judged_rows(connection: duckdb.DuckDBPyConnection, table: Table, batch_rows: int) -> Any:
    """Return a `pyarrow.RecordBatchReader` of what `judged` gives of all rows, one lot after another."""
    lots = lots_of(connection, table.name, table.sort_by[0], row_group_rows(table))
    return read_in_lots(connection, lambda lot: judged(table, lot), lots, batch_rows)


def broken_keys(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]
) -> Iterator[tuple[tuple[Any, ...], Rule]]:
    """Yield the primary keys of the rows that break rules, in order, each with the first rule it breaks.

    Args:
        connection: What `judging` opened.
        rules: One or more rules of one table.
    """
    table = TABLES[rules[0].table]
    key, verdicts = ", ".join(table.primary_key), ", ".join(rule.name for rule in rules)
    all_hold = " AND ".join(rule.name for rule in rules)
    query = f"SELECT {key}, {verdicts} FROM ({judged(table)}) WHERE NOT ({all_hold}) ORDER BY {key}"  # noqa: S608 - names of schemas
    n_key = len(table.primary_key)
    for row in connection.execute(query).fetchall():
        held = row[n_key:]
        yield row[:n_key], rules[held.index(False)]


def _find_gaps(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `gapped`."""
    table = TABLES["participants"]
    lots = lots_of(connection, table.name, "mention_id", row_group_rows(table))
    create_in_lots(connection, "gapped", _GAPPED, lots)


def _scheme() -> Iterable[dict[str, Any]]:
    ontology = read_ontology()
    pairs: list[tuple[str, str | None]] = [
        *((code, None) for code in ontology.types),
        *ontology.modes,
    ]
    for event_type, event_mode in pairs:
        scores, kind = ontology.scores(event_type, event_mode), ontology.types[event_type]
        yield {
            "event_type": event_type,
            "event_mode": event_mode,
            "quad_class": kind.quad_class,
            "recipient_required": kind.recipient_required,
            "plover_intensity": scores.intensity,
            "cameo_code": scores.cameo_code,
            "goldstein": scores.goldstein,
        }


def _boxes() -> Iterable[dict[str, Any]]:
    return (box.model_dump() for boxes in read_country_boxes().values() for box in boxes)
