"""What a column and a table are: names, types, promises and meaning, and the Arrow schema made of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pyarrow as pa

ColumnType = Literal["string", "int", "float", "bool", "date", "strings"]

_ARROW_TYPES: dict[str, Any] = {
    "string": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "strings": pa.list_(pa.string()),
}


@dataclass(frozen=True)
class Count:
    """What a column of `events` counts among the event's mentions, for `transform.schemas.counts`.

    Attributes:
        of: The mentions, or the articles that they stand in.
        what: The same in words, behind `the number of`.
        where: SQL that is true of a row of `mentions` that counts.
    """

    of: Literal["mentions", "documents"]
    what: str
    where: str = "true"


@dataclass(frozen=True)
class Column:
    """One column of any table.

    Attributes:
        name: Its only name, everywhere.
        type: Logical type; `date` is a calendar day, `strings` a list of strings.
        description: One sentence for the data dictionary.
        nullable: Whether a row may lack it.
        codes: Allowed values with their meaning, for coded columns (of the items, for lists).
        minimum: Least allowed number.
        maximum: Greatest allowed number.
        pattern: Regular expression that the whole text must match.
        unit: Unit of a number.
        since: Version of the schemas that brought it.
        count: What it counts, if it is a count: then nothing else needs to be written to fill and check it.
    """

    name: str
    type: ColumnType
    description: str
    nullable: bool = False
    codes: dict[str, str] | None = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    unit: str | None = None
    since: int = 1
    count: Count | None = None


@dataclass(frozen=True)
class ForeignKey:
    """`columns` of this table name rows of `table` by its `references`."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table: its columns in order, its key, its foreign keys, and its order on disk."""

    name: str
    row: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def sort_by(self) -> tuple[str, ...]:
        """Columns that order the rows on disk, or all columns where there is no key."""
        return self.primary_key or tuple(c.name for c in self.columns if c.type != "strings")

    @property
    def arrow_schema(self) -> Any:
        """The `pyarrow.Schema` of the table; columns of the primary key are never null.

        The metadata of a field are its `description`, its `unit`, and its `codes` as a JSON object of
        codes and meanings; the latter two are empty where there is none.
        """
        return pa.schema(
            [
                pa.field(
                    column.name,
                    _ARROW_TYPES[column.type],
                    nullable=column.nullable and column.name not in self.primary_key,
                    metadata={
                        "description": column.description,
                        "unit": column.unit or "",
                        "codes": json.dumps(column.codes) if column.codes else "",
                    },
                )
                for column in self.columns
            ]
        )


def named(*columns: Column) -> dict[str, Column]:
    """Return columns by their names."""
    return {column.name: column for column in columns}


def table(
    name: str,
    row: str,
    known: Mapping[str, Column],
    columns: str,
    key: str,
    foreign_keys: tuple[ForeignKey, ...] = (),
) -> Table:
    """Lay out a table.

    Args:
        name: Its name.
        row: What one row is.
        known: Columns to choose from.
        columns: Names of its columns in their order, between spaces.
        key: Names of those that form its key; empty where there is none.
        foreign_keys: Columns that name rows of other tables.
    """
    chosen = tuple(known[column] for column in columns.split())
    return Table(name, row, chosen, tuple(key.split()), foreign_keys)


def names(column: str, table: str, references: str | None = None) -> ForeignKey:
    """Say that a column names a row of a table, by its key of the same name or of another."""
    return ForeignKey((column,), table, (references or column,))
