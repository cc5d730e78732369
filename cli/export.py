"""`tass-events export`: a table or view as CSV, GeoJSON or Parquet, or as POLECAT and GDELT publish."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli.dates import parse_date
from cli.errors import CommandError
from cli.settings import load_settings
from cli.warehouse import WarehouseOption, existing_warehouse


class Format(StrEnum):
    """Formats of an export."""

    csv = "csv"
    geojson = "geojson"
    parquet = "parquet"
    original = "original"


def export(
    to: Annotated[Path, typer.Option(help="File to write, or an existing folder to write it to.")],
    table: Annotated[
        str,
        typer.Option(help="Table or view of the catalog: events_flat, events_polecat, actors ..."),
    ] = "events_flat",
    file_format: Annotated[
        Format,
        typer.Option(
            "--format",
            help="original: tab-separated, as POLECAT and GDELT publish their own files.",
        ),
    ] = Format.csv,
    warehouse: WarehouseOption = None,
    first: Annotated[
        date | None, typer.Option("--from", parser=parse_date, help="First publication date.")
    ] = None,
    last: Annotated[
        date | None, typer.Option("--to-date", parser=parse_date, help="Last publication date.")
    ] = None,
) -> None:
    """Write a table or view over all dates, or over a range of them, to one file."""
    from load.catalog import CatalogError
    from load.export import ExportError, export_table
    from load.manifest import ManifestError

    folder = existing_warehouse(warehouse, load_settings())
    if first and last and first > last:
        raise CommandError(f"--from {first} is after --to-date {last}")
    try:
        written = export_table(
            folder, table, to, file_format.value, first or date.min, last or date.max
        )
    except (CatalogError, ExportError, ManifestError) as error:
        raise CommandError(str(error)) from error
    typer.echo(f"{written.path}  {written.rows} rows")
