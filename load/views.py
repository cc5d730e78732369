"""The views of the catalog: their SQL, and what each of them and of their columns means."""

from collections.abc import Iterable, Sequence
from functools import cache

from load.dataset_views import dataset_views
from load.manifest import Manifest
from load.summary_views import summary_views
from load.view import View, template
from stores.sql import literal
from transform.schemas import TABLES, ColumnType, Table

_SQL_TYPES: dict[ColumnType, str] = {
    "string": "VARCHAR",
    "int": "BIGINT",
    "float": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
    "strings": "VARCHAR[]",
}

PUBLICATION_DATE = "Date of the articles, and partition of the table."
_SEEN = {
    "first_seen": "First publication date that has it.",
    "last_seen": "Last publication date that has it.",
}


def table_view(
    table: Table,
    root: str,
    dates: Iterable[Sequence[Manifest]],
    undated: str | None = None,
) -> View:
    """Make the view of a table over dates; its files are named one by one, not searched for.

    Args:
        table: The table.
        root: The warehouse: its folder, or its address in an object store.
        dates: The manifests of the published dates, in groups whose files have the same columns.
        undated: Path in the warehouse of a file with rows of the table that belong to no date.
    """
    described = {column.name: column.description for column in table.columns}
    # The empty row set brings the columns that files of an older schema version lack.
    read = " UNION ALL BY NAME ".join([_nothing(table), *(_read(table, root, d) for d in dates)])
    query = f"SELECT publication_date, {_columns(table)} FROM ({read})"  # noqa: S608 - names of schemas
    if undated:
        query = f"{query} UNION ALL BY NAME {_read_undated(table, root, undated)}"
    return View(
        query,
        f"One row is {table.row}.",
        {"publication_date": PUBLICATION_DATE, **described},
    )


def _read(table: Table, root: str, dates: Sequence[Manifest]) -> str:
    """Return what reads files of the same columns.

    Without `union_by_name`, which opens the files of all dates before a filter has chosen any, and
    again later, when one may have been replaced.
    """
    paths = ", ".join(literal(manifest.tables[table.name].path) for manifest in dates)
    return (
        f"FROM read_parquet(list_transform([{paths}], lambda path: {_place(root)} || '/' || path),"
        " hive_partitioning = true, hive_types = {'publication_date': DATE})"
    )


def _read_undated(table: Table, root: str, file: str) -> str:
    path = f"{_place(root)} || {literal('/' + file)}"
    return (
        f"SELECT NULL::DATE AS publication_date, {_columns(table)}"  # noqa: S608 - names of schemas
        f" FROM read_parquet({path})"
    )


def _columns(table: Table) -> str:
    return ", ".join(column.name for column in table.columns)


def _place(root: str) -> str:
    return f"coalesce(getvariable('warehouse'), {literal(root)})"


def _nothing(table: Table) -> str:
    columns = ", ".join(
        f"NULL::{_SQL_TYPES[column.type]} AS {column.name}" for column in table.columns
    )
    return f"SELECT NULL::DATE AS publication_date, {columns} WHERE false"


def _latest(table: str, merged: str = "") -> View:
    """Make the view of distinct rows over dates: the last published ones, and when first seen.

    Args:
        table: Table with one key column.
        merged: List column that is joined over all dates.
    """
    key = TABLES[table].primary_key[0]
    described = {column.name: column.description for column in TABLES[table].columns}
    columns = ", ".join(
        f"list_sort(list_distinct(flatten(list({name}) OVER by_key))) AS {name}"
        if name == merged
        else name
        for name in described
    )
    return View(
        f"SELECT {columns}, min(publication_date) OVER by_key AS first_seen,"  # noqa: S608 - names
        f" max(publication_date) OVER by_key AS last_seen FROM {table}_by_date"
        f" WINDOW by_key AS (PARTITION BY {key})"
        f" QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY publication_date DESC) = 1",
        f"One row is {TABLES[table].row}, over all dates, as last published.",
        {**described, **_SEEN},
    )


_FLAT_COLUMNS = {
    "actors": "Names of the actors, over all tellings.",
    "actor_ids": "Keys of the actors, in the same order.",
    "actor_countries": "Their countries on the event's date, in the same order.",
    "recipients": "Names of the recipients, over all tellings.",
    "recipient_ids": "Keys of the recipients, in the same order.",
    "recipient_countries": "Their countries on the event's date, in the same order.",
    "location_name": "Name of the place.",
    "location_country": "Country of the place.",
    "latitude": "Latitude of the place.",
    "longitude": "Longitude of the place.",
    "sentence": "The sentence of the surest telling.",
    "mention_id": "That telling.",
    "document_id": "Its article.",
    "source_path": "Path of its raw file.",
}

_DISTINCT_COLUMNS = {
    "event_id": "Key of the event as first published.",
    "actor_ids": "Keys of the actors, sorted.",
    "recipient_ids": "Keys of the recipients, sorted.",
    "n_mentions": "Tellings over all dates.",
    "n_documents": "Articles over all dates.",
    "event_ids": "Keys of the event on all its publication dates.",
    **_SEEN,
}


@cache
def derived_views() -> dict[str, View]:
    """Return the views over views, each after those that it reads."""
    events = {column.name: column.description for column in TABLES["events"].columns}
    flat = {"publication_date": PUBLICATION_DATE, **events, **_FLAT_COLUMNS}
    shared = ("event_type", "event_mode", "modality", "event_date", "event_date_end")
    distinct = {name: events[name] for name in shared}
    return {
        "actors": _latest("actors", merged="aliases"),
        "locations": _latest("locations"),
        "events_flat": View(
            template("events_flat"),
            "One row is an event of a date, with its parties and place.",
            flat,
        ),
        "events_distinct": View(
            template("events_distinct"),
            "One row is an event over all dates: those with the same type, mode, modality, days"
            " and parties count as one; events without a date stay apart.",
            {**distinct, **_DISTINCT_COLUMNS},
        ),
        **summary_views(),
        **dataset_views(),
    }
