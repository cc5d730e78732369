"""The validation report as one HTML file: the content of Data Docs, readable without a network.

The stock Data Docs pages fetch styles and scripts from outside; this page holds all it needs.
"""

from pathlib import Path
from typing import Any

from load.page_template import fill
from load.results import CheckResult, ValidationReport
from transform.schemas import TABLES


def write_html(report: ValidationReport, path: Path) -> None:
    """Write the report as HTML."""
    path.write_text(render_html(report), encoding="utf-8")


def render_html(report: ValidationReport) -> str:
    """Render the report; everything that comes from the data is escaped."""
    return fill(
        "validation.html.j2",
        report=report,
        summary=report.summary,
        sections=[_section(report, name) for name in TABLES],
    )


def _section(report: ValidationReport, table: str) -> dict[str, Any]:
    checks = [check for check in report.checks if check.table == table]
    return {
        "table": table,
        "row": TABLES[table].row,
        "rows": report.row_counts[table],
        "refused": report.refused_rows.get(table, 0),
        "checks": sorted(checks, key=_failed_first),
        "failed": sum(not check.success for check in checks),
    }


def _failed_first(check: CheckResult) -> tuple[bool, bool]:
    return check.success, check.severity == "warning"
