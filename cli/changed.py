"""`tass-events changed`: the published dates whose raw files came late, were corrected or are gone.

Beside them it names the raw files that belong to no date, which no run can publish.
"""

from pathlib import Path
from typing import Annotated

import typer

from cli.settings import load_settings
from cli.warehouse import existing_warehouse


def changed(
    raw: Annotated[Path | None, typer.Option(help="Folder of raw files.")] = None,
    warehouse: Annotated[Path | None, typer.Option(help="Folder of published tables.")] = None,
) -> None:
    """List the published dates whose raw files have changed since, and the files of no date; and why.

    Nothing is rebuilt: `tass-events run --date DATE` does that.
    """
    from cli.late_files import look_at_raw

    settings = load_settings()
    tables = existing_warehouse(warehouse or settings.warehouse)
    found = look_at_raw(raw or settings.raw, tables, settings.max_file_bytes)
    for change in found.changes:
        typer.echo(f"{change.publication_date}  {change.why}")
    for refusal in found.undated:
        typer.echo(f"no date     {refusal.source_path}: {refusal.reason}")
