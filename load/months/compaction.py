"""Writing the copy of a month, so that a killed writer leaves the old copy, none, or the new one.

1. The copies are written to a staging folder, while no date of the month can be published.
2. The manifest of the old copy is removed. This is the moment of change.
3. Each file is renamed onto its final name.
4. The manifest is written.

What is killed before 2 has changed nothing; what is killed after it has left copies without a manifest,
which count for nothing and are written anew by the next run.
"""

from contextlib import ExitStack

from load.checkout.opening import checked_out
from load.checksums import sha256_of
from load.durable import flush, remove_folder, replace_durably, write_durably
from load.manifest import OutputTable, read_manifest
from load.months.manifest import MonthManifest, sources_of
from load.months.rows import month_order, month_rows
from load.months.state import MonthState
from load.parquet import write_ordered
from load.publication import AfterStep, no_step, publishing
from load.warehouse import Warehouse
from stores.address import Address
from transform.schemas import SCHEMA_VERSION, TABLES


def copy_month(
    warehouse: Address, state: MonthState, after_step: AfterStep = no_step
) -> MonthManifest:
    """Copy the published dates of a month into one file a table, wherever the warehouse is.

    Args:
        warehouse: The published tables.
        state: The month, with the dates to copy.
        after_step: Told the steps of `compact_month`, and those of sending the copies to an object store.

    Returns:
        The manifest that was written last, with the paths of a folder.

    Raises:
        ChangedFileError: As `compact_month` does, and what else that raises.
    """
    with checked_out(warehouse) as checkout:
        checkout.fetch_dates(state.published)
        manifest = compact_month(Warehouse(checkout.folder), state, after_step)
        checkout.send_month(state.month, after_step)
    return manifest


def compact_month(
    site: Warehouse, state: MonthState, after_step: AfterStep = no_step
) -> MonthManifest:
    """Copy the published dates of a month into one file a table; the dates stay as they are.

    Args:
        site: The warehouse.
        state: The month, with the dates to copy.
        after_step: Told `staged`, `withdrawn`, `replaced <path>` and `manifest`.

    Returns:
        The manifest that was written last.

    Raises:
        ChangedFileError: If a file of a date is not the one that was published.
        UnreadableTableError: If a file of a date cannot be read.
        BrokenPublicationError: If a date was left half published and cannot be finished.
        ManifestError: If the manifest of a date cannot be read.
    """
    with ExitStack() as held:
        for day in state.published:
            held.enter_context(publishing(site, day))
        held.callback(remove_folder, site.month_staging(state.month), up_to=site.root)
        remove_folder(site.month_staging(state.month), up_to=site.root)
        manifest = _stage(site, state)
        after_step("staged")
        _put_in_place(site, manifest, after_step)
    return manifest


def _stage(site: Warehouse, state: MonthState) -> MonthManifest:
    sources = sources_of([read_manifest(site.manifest(day)) for day in state.published])
    tables = {}
    for name, table in TABLES.items():
        checksums = [(day, files[name]) for day, files in sources.items()]
        rows = month_rows(site, table, state.month, checksums)
        path = site.relative(site.month_file(name, state.month))
        # No name that looks like Parquet, for readers that search all folders.
        file = site.month_staging(state.month) / f"{name}.staged"
        file.parent.mkdir(parents=True, exist_ok=True)
        write_ordered(rows, month_order(table), file)
        flush(file)
        tables[name] = OutputTable(
            path=path,
            size_bytes=file.stat().st_size,
            sha256=sha256_of(file),
            rows=rows.num_rows,
        )
    return MonthManifest(
        schema_version=SCHEMA_VERSION, month=state.month, sources=sources, tables=tables
    )


def _put_in_place(site: Warehouse, manifest: MonthManifest, after_step: AfterStep) -> None:
    place = site.month_manifest(manifest.month)
    place.unlink(missing_ok=True)
    flush(place.parent)
    after_step("withdrawn")
    for name, output in manifest.tables.items():
        staged = site.month_staging(manifest.month) / f"{name}.staged"
        replace_durably(staged, site.root / output.path)
        after_step(f"replaced {output.path}")
    write_durably(manifest.to_json(), place)
    after_step("manifest")
