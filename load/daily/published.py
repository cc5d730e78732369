"""The daily report of a date that is published, from its tables and its kept validation."""

from datetime import date
from pathlib import Path

from pydantic import ValidationError

from load.batch import Batch, read_batch
from load.daily.page import daily_page
from load.results import ValidationReport
from load.validation import REPORT_HTML, REPORT_JSON
from load.warehouse import Warehouse
from transform.schemas import TABLES


class NotPublishedError(ValueError):
    """There is nothing of a date to report.

    Attributes:
        place: The folder or file.
        cause: What is wrong.
    """

    def __init__(self, place: Path, cause: str) -> None:
        super().__init__(f"{place}: {cause}")
        self.place = place
        self.cause = cause


def published_page(warehouse: Path, publication_date: date, raw: Path | None = None) -> str:
    """Return the page of a published date.

    Args:
        warehouse: Folder of published tables.
        publication_date: The date.
        raw: Folder of raw files; where it is given, stories link to their file.

    Raises:
        NotPublishedError: If the date is not published, its tables are of an older schema, or its
            validation report is lost.
        UnreadableTableError: If a table is missing or is not Parquet.
    """
    site = Warehouse(warehouse)
    published = site.published_dates()
    if publication_date not in published:
        raise NotPublishedError(warehouse, _absent(publication_date, published))
    kept = site.report(publication_date, REPORT_HTML).absolute().as_uri()
    batch = read_batch(publication_date, lambda table: site.data_file(table, publication_date))
    _require_columns(site, batch)
    report = _kept_report(site.report(publication_date, REPORT_JSON))
    return daily_page(batch, report, validation=kept, raw=raw)


def _require_columns(site: Warehouse, batch: Batch) -> None:
    """Refuse tables of a schema from before a column that the page shows."""
    for name, table in TABLES.items():
        missing = sorted({c.name for c in table.columns} - set(batch.tables[name].schema.names))
        if missing:
            file = site.data_file(name, batch.publication_date)
            raise NotPublishedError(file, f"lacks {', '.join(missing)}; publish the date again")


def _absent(day: date, published: list[date]) -> str:
    if not published:
        return f"{day} is not published, nor is any other date; publish it with `tass-events run`"
    span = f"{published[0]} to {published[-1]}"
    return f"{day} is not published; the published dates are of {span}"


def _kept_report(path: Path) -> ValidationReport:
    try:
        return ValidationReport.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError) as error:
        cause = "not a readable validation report; publish the date again"
        raise NotPublishedError(path, cause) from error
