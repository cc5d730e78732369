"""Writing the files of a date to the staging folder, each with its checksum."""

import shutil
from datetime import date
from pathlib import Path

from load.batch import Batch, n_rows
from load.checksums import sha256_of
from load.daily.page import DAILY_HTML, daily_page
from load.manifest import OutputFile, OutputTable
from load.parquet import write_queried
from load.publication import staged_path
from load.querying import querying
from load.results import ValidationReport
from load.validation import REPORT_HTML, REPORT_JSON
from load.warehouse import Warehouse
from stores.spilling import DEFAULT_MEMORY_MB
from transform.schemas import TABLES


def stage_tables(
    warehouse: Warehouse, batch: Batch, *, memory_mb: int = DEFAULT_MEMORY_MB
) -> dict[str, OutputTable]:
    """Write every table of a date, empty ones too, so that readers always see the schema."""
    staged = {}
    spill = warehouse.staging(batch.publication_date)
    spill.mkdir(parents=True, exist_ok=True)
    with querying(batch.tables, memory_mb=memory_mb, beside=spill) as connection:
        for name, table in TABLES.items():
            path = warehouse.relative(warehouse.data_file(name, batch.publication_date))
            file = _room_for(warehouse, batch.publication_date, path)
            write_queried(connection, table, batch.publication_date, file)
            described = _described(path, file)
            staged[name] = OutputTable(**described.model_dump(), rows=n_rows(batch.tables[name]))
    return staged


def stage_reports(
    warehouse: Warehouse, publication_date: date, folder: Path
) -> tuple[OutputFile, ...]:
    """Copy the validation reports of a run folder."""
    staged = []
    for name in (REPORT_HTML, REPORT_JSON):
        path = warehouse.relative(warehouse.report(publication_date, name))
        file = _room_for(warehouse, publication_date, path)
        shutil.copyfile(folder / name, file)
        staged.append(_described(path, file))
    return tuple(staged)


def stage_daily(
    warehouse: Warehouse,
    batch: Batch,
    report: ValidationReport,
    *,
    memory_mb: int = DEFAULT_MEMORY_MB,
) -> OutputFile:
    """Write the daily report of a date, which links to the validation report beside it."""
    path = warehouse.relative(warehouse.report(batch.publication_date, DAILY_HTML))
    file = _room_for(warehouse, batch.publication_date, path)
    page = daily_page(batch, report, validation=REPORT_HTML, memory_mb=memory_mb)
    file.write_text(page, encoding="utf-8", newline="\n")
    return _described(path, file)


def _room_for(warehouse: Warehouse, publication_date: date, path: str) -> Path:
    file = staged_path(warehouse, publication_date, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def _described(path: str, file: Path) -> OutputFile:
    return OutputFile(path=path, size_bytes=file.stat().st_size, sha256=sha256_of(file))
