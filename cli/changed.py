"""`tass-events changed`: the published dates whose raw files came late, were corrected or are gone."""

from pathlib import Path
from typing import Annotated

import typer

from cli.settings import load_settings
from cli.warehouse import existing_warehouse


def changed(
    raw: Annotated[Path | None, typer.Option(help="Folder of raw files.")] = None,
    warehouse: Annotated[Path | None, typer.Option(help="Folder of published tables.")] = None,
) -> None:
    """List the published dates whose raw files have changed since, and why.

    Nothing is rebuilt: `tass-events run --date DATE` does that.
    """
    from cli.late_files import find_changed

    settings = load_settings()
    tables = existing_warehouse(warehouse or settings.warehouse)
    for change in find_changed(raw or settings.raw, tables, settings.max_file_bytes):
        typer.echo(f"{change.publication_date}  {change.why}")
