"""The quality figures of a date: rows, refusals, warnings, and what was put aside and why."""

from dataclasses import dataclass

from load.daily.day import Day, Record
from load.results import ValidationReport
from transform.schemas import TABLES
from transform.schemas.codes import REASON_CODES

MOST_REFUSALS = 20
_REASONS = """
    SELECT reason_code AS code, count(*) AS n FROM quarantine GROUP BY code ORDER BY n DESC, code
"""


@dataclass(frozen=True)
class TableFigures:
    """Rows of one table, and those that were refused."""

    name: str
    rows: int
    refused: int


@dataclass(frozen=True)
class ReasonFigures:
    """How often a reason led to quarantine."""

    code: str
    meaning: str
    count: int


@dataclass(frozen=True)
class Quality:
    """What the page says about the trust that the date deserves.

    Attributes:
        checks: Checks that were made.
        warnings: Findings of those that were not met and do not fail the date.
        tables: Rows by table.
        reasons: Refusals by reason, the most frequent first.
        refusals: The first refusals.
        n_refusals: All of them.
    """

    checks: int
    warnings: tuple[str, ...]
    tables: tuple[TableFigures, ...]
    reasons: tuple[ReasonFigures, ...]
    refusals: tuple[Record, ...]
    n_refusals: int


def quality_of(report: ValidationReport, day: Day) -> Quality:
    """Gather the figures.

    Args:
        report: The validation that the date has passed.
        day: The date.
    """
    order = ", ".join(TABLES["quarantine"].sort_by)
    refusals = day.rows(f"SELECT * FROM quarantine ORDER BY {order} LIMIT {MOST_REFUSALS}")  # noqa: S608 - names of schemas
    return Quality(
        checks=len(report.checks),
        warnings=tuple(map(str, report.warnings)),
        tables=tuple(
            TableFigures(name, report.row_counts[name], report.refused_rows.get(name, 0))
            for name in TABLES
        ),
        reasons=tuple(
            ReasonFigures(row["code"], REASON_CODES[row["code"]], row["n"])
            for row in day.rows(_REASONS)
        ),
        refusals=tuple(refusals),
        n_refusals=day.counts["quarantine"],
    )
