"""Checking every promise again, against what is on disk. Nothing is changed.

For each date the manifest, the files and the rows are checked; besides, nothing may lie in the
warehouse that no manifest names.
"""

from collections.abc import Iterator
from datetime import date

from load.batch import Batch, UnreadableTableError, read_batch
from load.catalog import shown_files, unpublished_dates
from load.checking import Checker
from load.checkout.checkout import Checkout
from load.checkout.opening import checked_out
from load.files import broken_files
from load.manifest import Manifest, ManifestError, read_manifest
from load.months.promises import broken_months
from load.promises import BrokenPromise
from load.sources import broken_sources
from load.strays import interrupted, strays
from load.undated import broken_undated
from load.warehouse import Warehouse
from stores.address import Address

__all__ = ["BrokenPromise", "verify_warehouse"]


def verify_warehouse(warehouse: Address) -> list[BrokenPromise]:
    """Check a warehouse.

    Args:
        warehouse: The published tables.

    Returns:
        The promises that do not hold, date by date; empty when all is well.

    Raises:
        FileNotFoundError: If there is no such folder.
    """
    with checked_out(warehouse) as checkout:
        if not checkout.is_there():
            raise FileNotFoundError(
                f"{warehouse}: no such warehouse; name the folder that was published to"
            )
        published = checkout.published_dates()
        checker = Checker() if published else None
        broken = list(checkout.left_over())
        for days in checkout.parts():
            broken.extend(_broken_part(checkout, days, published, checker))
    return broken


def _broken_part(
    checkout: Checkout, days: list[date], published: list[date], checker: Checker | None
) -> Iterator[BrokenPromise]:
    site = Warehouse(checkout.folder)
    yield from interrupted(site)
    yield from strays(site)
    yield from broken_undated(site)
    if site.catalog.is_file():
        yield from _broken_catalog(checkout, site, published)
    yield from broken_months(site)
    for day in days:
        if checker:
            yield from _broken_date(site, day, checker)


def _broken_catalog(
    checkout: Checkout, site: Warehouse, days: list[date]
) -> Iterator[BrokenPromise]:
    place = site.relative(site.catalog)
    for day in unpublished_dates(site.catalog, days):
        cause = "shows a date that is not published; run `tass-events catalog`"
        yield BrokenPromise(day, place, cause)
    shown = {path: day for day, path in shown_files(site.catalog)}
    for path in checkout.missing(shown.keys()):
        if shown[path] in days:
            cause = f"shows {path}, which was replaced and is gone; run `tass-events catalog`"
            yield BrokenPromise(shown[path], place, cause)


def _broken_date(site: Warehouse, day: date, checker: Checker) -> Iterator[BrokenPromise]:
    if site.journal(day).exists():
        return  # half replaced, and reported as interrupted
    manifest = None
    try:
        manifest = read_manifest(site.manifest(day))
        yield from broken_files(site, day, manifest)
    except ManifestError as error:
        place = site.relative(site.manifest(day))
        yield BrokenPromise(day, place, f"{error.cause}; {error.cure}")
    try:
        batch = read_batch(day, lambda table: site.data_file(table, day))
    except UnreadableTableError:
        return  # the file is reported as missing or changed
    yield from _broken_rows(batch, manifest, checker)


def _broken_rows(
    batch: Batch, manifest: Manifest | None, checker: Checker
) -> Iterator[BrokenPromise]:
    for check in checker.check_batch(batch):
        if not check.success and check.severity == "critical":
            yield BrokenPromise(batch.publication_date, check.place, check.finding)
    if manifest is not None and "source_path" in batch.tables["documents"].schema.names:
        yield from broken_sources(batch, manifest)
