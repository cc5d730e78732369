"""What a rule is: a promise about rows that needs more than one column, or more than one table.

A rule only says which rows keep it. Great Expectations counts and reports (`load.expectations`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from load.batch import Batch

Severity = Literal["critical", "warning"]


@dataclass(frozen=True)
class Rule:
    """A promise that every row of a table keeps.

    Attributes:
        name: Name of the boolean column that the rule becomes.
        table: The table whose rows it judges.
        columns: The columns that it is about, the one to blame first.
        statement: What is promised, in a sentence that is true of good rows.
        holds: Says for every row of the table, in order, whether it keeps the promise.
        refuses_row: Whether a row that breaks it may be refused alone, without failing the date.
        severity: `critical` fails the date, `warning` is reported.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    statement: str
    holds: Callable[[Batch], list[bool]]
    refuses_row: bool = False
    severity: Severity = "critical"


def values(batch: Batch, table: str, column: str) -> list[Any]:
    """Return a column as Python values, None where a value is missing."""
    found: list[Any] = batch.tables[table].column(column).to_pylist()
    return found


def lookup(batch: Batch, table: str, key: str, column: str) -> dict[Any, Any]:
    """Map the values of one column of a table to those of another in the same row."""
    return dict(zip(values(batch, table, key), values(batch, table, column), strict=True))


def each_row(predicate: Callable[..., bool], *columns: Iterable[Any]) -> list[bool]:
    """Judge rows by their values; a row that lacks one passes, as the check for nulls has it."""
    return [
        any(value is None for value in row) or predicate(*row) for row in zip(*columns, strict=True)
    ]
