"""Checking every promise again, against what is on disk. Nothing is changed.

For each date the manifest, the files and the rows are checked; besides, nothing may lie in the
warehouse that no manifest names.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from load.batch import Batch, UnreadableTableError, read_batch
from load.catalog import unpublished_dates
from load.checking import Checker
from load.files import broken_files
from load.manifest import Manifest, ManifestError, read_manifest
from load.months.promises import broken_months
from load.promises import BrokenPromise
from load.sources import broken_sources
from load.strays import interrupted, strays
from load.undated import broken_undated
from load.warehouse import Warehouse

__all__ = ["BrokenPromise", "verify_warehouse"]


def verify_warehouse(warehouse: Path) -> list[BrokenPromise]:
    """Check a warehouse.

    Args:
        warehouse: Folder of published tables.

    Returns:
        The promises that do not hold, date by date; empty when all is well.

    Raises:
        FileNotFoundError: If there is no such folder.
    """
    if not warehouse.is_dir():
        raise FileNotFoundError(
            f"{warehouse}: no such warehouse; name the folder that was published to"
        )
    site = Warehouse(warehouse)
    days = site.published_dates()
    broken = [*interrupted(site), *strays(site), *broken_undated(site)]
    broken.extend(_broken_catalog(site, days))
    broken.extend(broken_months(site))
    if days:
        checker = Checker()
        broken.extend(found for day in days for found in _broken_date(site, day, checker))
    return broken


def _broken_catalog(site: Warehouse, days: list[date]) -> Iterator[BrokenPromise]:
    if site.catalog.is_file():
        for day in unpublished_dates(site.catalog, days):
            cause = "shows a date that is not published; run `tass-events catalog`"
            yield BrokenPromise(day, site.relative(site.catalog), cause)


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
