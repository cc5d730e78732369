"""The copies of months against what is published: each is whole, and shows the dates row by row."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from load.batch import UnreadableTableError
from load.checkout.folder import FolderCheckout
from load.checksums import sha256_of
from load.manifest import ManifestError, OutputTable
from load.months.manifest import MonthManifest, read_month_manifest, redo
from load.months.rows import ChangedFileError, month_rows
from load.months.state import MonthState, months_of
from load.promises import BrokenPromise
from load.warehouse import Warehouse
from transform.schemas import TABLES

_PREFIX = "publication_month="


def broken_months(site: Warehouse) -> Iterator[BrokenPromise]:
    """Yield what is wrong with the copies of months."""
    manifests = _months(site.manifests, f"{_PREFIX}*.json")
    for path, month in _months(site.root / "_staging", f"{_PREFIX}*"):
        yield _broken(site, path, month, "the copy of a month was begun and not finished")
    yield from _strays(site, {month for _, month in manifests})
    if not manifests:
        return
    try:
        states = {state.month: state for state in months_of(FolderCheckout(site.root))}
    except ManifestError:
        return  # the manifest of a date, and reported as such
    for path, month in manifests:
        yield from _broken_month(site, path, month, states.get(month))


def _broken_month(
    site: Warehouse, path: Path, month: str, state: MonthState | None
) -> Iterator[BrokenPromise]:
    if state is None:
        cause = "no date of the month is published; remove its copies, or publish its dates again"
        yield BrokenPromise(None, site.relative(path), cause)
    elif state.stale:
        cure = redo(month, with_gaps=bool(state.gaps))
        cause = f"the copy of {month} {state.stale}; {cure}"
        yield BrokenPromise(None, site.relative(path), cause)
    else:
        manifest = read_month_manifest(path, month)
        for name, output in manifest.tables.items():
            if cause := _unlike_dates(site, manifest, name, output):
                yield _broken(site, site.root / output.path, month, cause)


def _unlike_dates(site: Warehouse, manifest: MonthManifest, name: str, output: OutputTable) -> str:
    path = site.root / output.path
    if sha256_of(path) != output.sha256:
        return "the file is not the one that was written (its SHA-256 differs)"
    checksums = [(day, files[name]) for day, files in manifest.sources.items()]
    try:
        wanted = month_rows(site, TABLES[name], manifest.month, checksums)
        found = pq.read_table(path, partitioning=None)
    except (ChangedFileError, UnreadableTableError):
        return ""  # a file of a date, and reported as such
    except (OSError, pa.ArrowException) as error:
        return f"not readable as Parquet: {str(error).splitlines()[0]}"
    same = found.equals(wanted, check_metadata=True)
    return "" if same else "its rows are not those of its dates"


def _strays(site: Warehouse, known: set[str]) -> Iterator[BrokenPromise]:
    for path, month in _months(site.months, "*/*"):
        if month not in known:
            yield _broken(site, path, month, "copies without a manifest")


def _months(folder: Path, pattern: str) -> list[tuple[Path, str]]:
    found = sorted(folder.glob(pattern))
    return [(path, path.name.removeprefix(_PREFIX).removesuffix(".json")) for path in found]


def _broken(site: Warehouse, path: Path, month: str, cause: str) -> BrokenPromise:
    return BrokenPromise(None, site.relative(path), f"{cause}; {redo(month)}")
