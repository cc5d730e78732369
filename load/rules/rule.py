"""What a rule is: a promise about rows that needs more than one column, or more than one table.

A rule only says which rows keep it, as an SQL expression. Which tables stand beside the judged one, and
under which names, is in `load.judging`. Great Expectations counts and reports (`load.expectations`).
"""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["critical", "warning"]


@dataclass(frozen=True)
class Rule:
    """A promise that every row of a table keeps.

    Attributes:
        name: Name of the boolean column that the rule becomes.
        table: The table whose rows it judges.
        columns: The columns that it is about, the one to blame first.
        statement: What is promised, in a sentence that is true of good rows.
        holds: SQL that is true of a row, `this`, that keeps the promise; a row of which it is null passes,
            as the check for nulls has it.
        refuses_row: Whether a row that breaks it may be refused alone, without failing the date.
        severity: `critical` fails the date, `warning` is reported.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    statement: str
    holds: str
    refuses_row: bool = False
    severity: Severity = "critical"
