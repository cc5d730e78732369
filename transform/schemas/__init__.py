"""Every column and table, declared once: the hand-over from transform to load.

The Arrow schemas, the checks of Great Expectations, the data dictionary and the catalog views are all
derived from these files, one a table. A column is defined once by name, in the first table that has it;
tables list column names. `publication_date` is the partition of every table: it stands in the path, not
in the files.
"""

from transform.schemas import (
    actors,
    documents,
    events,
    locations,
    mentions,
    participants,
    quarantine,
)
from transform.schemas.table import Column, ColumnType, ForeignKey, Table

__all__ = ["SCHEMA_VERSION", "TABLES", "Column", "ColumnType", "ForeignKey", "Table"]

TABLES = {
    table.name: table
    for table in (
        documents.TABLE,
        events.TABLE,
        mentions.TABLE,
        participants.TABLE,
        actors.TABLE,
        locations.TABLE,
        quarantine.TABLE,
    )
}

_WHOLE_SINCE = 1
"""The version that changed more than to add columns; dates of an older one must be built again."""

SCHEMA_VERSION = max(_WHOLE_SINCE, *(c.since for table in TABLES.values() for c in table.columns))
