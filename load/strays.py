"""What lies in a warehouse without belonging to a published date."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from load.promises import BrokenPromise
from load.warehouse import Warehouse, partition_date
from transform.schemas import TABLES

_REMOVE = "remove it, or publish the date again"


def interrupted(site: Warehouse) -> Iterator[BrokenPromise]:
    """Yield the dates whose publication is under way, or was broken off."""
    for day in site.interrupted_dates():
        committed = site.journal(day).exists()
        place = site.relative(site.journal(day) if committed else site.staging(day))
        state = "committed and not finished" if committed else "begun and not committed"
        cause = f"a publication was {state}; publish any date, which finishes or removes it"
        yield BrokenPromise(day, place, cause)


def strays(site: Warehouse) -> Iterator[BrokenPromise]:
    """Yield files and folders among the tables that no manifest speaks for."""
    published = set(site.published_dates())
    for name in TABLES:
        for path in sorted((site.root / name).glob("*")):
            yield from _stray_partition(site, name, path, published)


def _stray_partition(
    site: Warehouse, table: str, path: Path, published: set[date]
) -> Iterator[BrokenPromise]:
    day = partition_date(path.name) if path.is_dir() else None
    if day is None:
        yield BrokenPromise(None, site.relative(path), f"not a partition; {_REMOVE}")
    elif day not in published:
        if not site.journal(day).exists():
            cause = f"a partition without a manifest; {_REMOVE}"
            yield BrokenPromise(day, site.relative(path), cause)
    else:
        known = site.data_file(table, day)
        for extra in sorted(set(path.iterdir()) - {known}):
            yield BrokenPromise(day, site.relative(extra), f"an unknown file; {_REMOVE}")
