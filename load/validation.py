"""Validating the staged tables of a date: refuse rows, check everything, write both reports.

Nothing is published that has not passed here: publishing asks for `validation.json`, and for tables
with the checksums in it.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from load.batch import n_rows, staged_batch
from load.checksums import sha256_of
from load.judgement import Judgement, check_date
from load.quarantine import refused_rows
from load.refusals import breaks_row_rule, refuse_rows
from load.report import write_html
from load.results import CheckResult, ValidationReport
from load.staging import finish_replacement, replace_staged
from transform.schemas import TABLES

if TYPE_CHECKING:
    from load.checking import Checker

REPORT_JSON = "validation.json"
REPORT_HTML = "validation.html"


class ValidationFailed(ValueError):  # noqa: N818 - the name that the stages agreed on
    """A critical check was not met; nothing was published.

    Attributes:
        publication_date: The date.
        broken: The checks that were not met.
        report: The HTML report.
    """

    def __init__(
        self, publication_date: date, broken: tuple[CheckResult, ...], report: Path
    ) -> None:
        shown = " | ".join(str(check) for check in broken[:3])
        more = f" | and {len(broken) - 3} more" if len(broken) > 3 else ""
        super().__init__(
            f"{publication_date}: checks that failed: {len(broken)}; nothing was published: "
            f"{shown}{more}; all results are in {report}"
        )
        self.publication_date = publication_date
        self.broken = broken
        self.report = report


class NotValidatedError(ValueError):
    """Tables are to be published that validation has not passed.

    Attributes:
        path: The `validation.json`.
        cause: What is wrong.
    """

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path}: {cause}; validate the date again, and publish what passes")
        self.path = path
        self.cause = cause


def validate_staged(
    tables: Path,
    publication_date: date,
    out: Path,
    checker: "Checker",
    judgement: Judgement = Judgement(),  # noqa: B008 - frozen
) -> ValidationReport:
    """Refuse single rows, check all that is left, and write the reports.

    Args:
        tables: Folder of `<table>.parquet`; rewritten where rows are refused.
        publication_date: The date of the tables.
        out: Folder for `validation.json` and `validation.html`.
        checker: Runs the expectations.
        judgement: What the date is judged by as a whole.

    Raises:
        ValidationFailed: If a critical check is not met; the staged tables are then as they were.
        UnreadableTableError: If a staged table is missing or is not Parquet.
    """
    finish_replacement(tables)
    batch = staged_batch(tables, publication_date)
    checks = checker.check_structure(batch)
    if all(check.success for check in checks):
        staged, content = batch, checker.check_content(batch)
        if breaks_row_rule(content):
            batch = refuse_rows(batch, checker.judge)
            content = checker.check_content(batch)
        checks = (*checks, *content, *check_date(batch, checker, judgement))
        if batch is not staged and not _is_broken(checks):
            replace_staged(tables, batch.tables)
    report = ValidationReport(
        publication_date=publication_date,
        great_expectations=checker.version,
        row_counts={name: n_rows(rows) for name, rows in batch.tables.items()},
        refused_rows=refused_rows(batch),
        checksums={name: sha256_of(tables / f"{name}.parquet") for name in TABLES},
        checks=checks,
    )
    _write(report, out)
    if report.broken:
        raise ValidationFailed(publication_date, report.broken, out / REPORT_HTML)
    return report


def read_report(path: Path, publication_date: date, tables: Path) -> ValidationReport:
    """Read `validation.json` and make sure that it speaks of these tables and has passed them.

    Args:
        path: The file.
        publication_date: The date to publish.
        tables: Folder of `<table>.parquet` to publish.

    Raises:
        NotValidatedError: If it does not.
    """
    try:
        report = ValidationReport.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise NotValidatedError(path, "the file is missing") from error
    except ValidationError as error:
        raise NotValidatedError(path, f"not a validation report: {error.title}") from error
    if report.publication_date != publication_date:
        raise NotValidatedError(path, f"is of {report.publication_date}, not {publication_date}")
    if report.broken:
        raise NotValidatedError(path, f"checks that failed: {len(report.broken)}")
    for name in TABLES:
        staged = tables / f"{name}.parquet"
        if not staged.is_file() or sha256_of(staged) != report.checksums.get(name):
            raise NotValidatedError(path, f"table {name} has changed since it was checked")
    return report


def _is_broken(checks: tuple[CheckResult, ...]) -> bool:
    return any(not check.success and check.severity == "critical" for check in checks)


def _write(report: ValidationReport, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    (out / REPORT_JSON).write_text(report.model_dump_json(indent=2) + "\n", encoding="utf-8")
    write_html(report, out / REPORT_HTML)
