"""The quality figures of a date: rows, refusals, warnings, and what was put aside and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from load.daily.day import Record
from load.results import ValidationReport
from transform.schemas import REASON_CODES, TABLES

MOST_REFUSALS = 20


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


def quality_of(report: ValidationReport, quarantine: Sequence[Record]) -> Quality:
    """Gather the figures.

    Args:
        report: The validation that the date has passed.
        quarantine: Rows of the quarantine table.
    """
    counts = Counter(row["reason_code"] for row in quarantine)
    ranked = sorted(counts.items(), key=lambda reason: (-reason[1], reason[0]))
    return Quality(
        checks=len(report.checks),
        warnings=tuple(map(str, report.warnings)),
        tables=tuple(
            TableFigures(name, report.row_counts[name], report.refused_rows.get(name, 0))
            for name in TABLES
        ),
        reasons=tuple(ReasonFigures(code, REASON_CODES[code], n) for code, n in ranked),
        refusals=tuple(quarantine[:MOST_REFUSALS]),
        n_refusals=len(quarantine),
    )
