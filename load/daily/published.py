"""The daily report of a date that is published, from its tables and its kept validation."""

from datetime import date
from pathlib import Path

from pydantic import ValidationError

from load.batch import Batch, read_batch
from load.checkout.checkout import Checkout
from load.checkout.opening import checked_out
from load.daily.page import daily_page
from load.results import ValidationReport
from load.validation import REPORT_HTML, REPORT_JSON
from load.warehouse import Warehouse
from stores.address import Address
from transform.schemas import TABLES


class NotPublishedError(ValueError):
    """There is nothing of a date to report.

    Attributes:
        place: The folder or file.
        cause: What is wrong.
    """

    def __init__(self, place: Address, cause: str) -> None:
        super().__init__(f"{place}: {cause}")
        self.place = place
        self.cause = cause


def published_page(warehouse: Address, publication_date: date, raw: Address | None = None) -> str:
    """Return the page of a published date.

    Args:
        warehouse: The published tables.
        publication_date: The date.
        raw: Folder of raw files; where it is given, stories link to their file.

    Raises:
        NotPublishedError: If the date is not published, its tables are of an older schema, or its
            validation report is lost.
        UnreadableTableError: If a table is missing or is not Parquet.
    """
    with checked_out(warehouse) as checkout:
        published = checkout.published_dates()
        if publication_date not in published:
            raise NotPublishedError(warehouse, _absent(publication_date, published))
        checkout.fetch_dates([publication_date])
        site = Warehouse(checkout.folder)
        batch = read_batch(publication_date, lambda table: site.data_file(table, publication_date))
        _require_columns(site, batch)
        report = _kept_report(site.report(publication_date, REPORT_JSON))
        kept = _place_of_report(checkout, publication_date)
        return daily_page(batch, report, validation=kept, raw=raw)


def _place_of_report(checkout: Checkout, day: date) -> str:
    (manifest,) = checkout.manifests(day, day)
    path = next(out.path for out in manifest.reports if out.path.endswith(REPORT_HTML))
    return (checkout.address.absolute() / path).as_uri()


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
