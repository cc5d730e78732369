"""`tass-events changed`: the published dates whose raw files came late, were corrected or are gone.

Beside them it names the raw files that belong to no date, which no run can publish.
"""

import typer

from cli.settings import load_settings
from cli.warehouse import RawOption, WarehouseOption, chosen_raw, existing_warehouse


def changed(
    raw: RawOption = None,
    warehouse: WarehouseOption = None,
) -> None:
    """List the published dates whose raw files have changed since, and the files of no date; and why.

    Nothing is rebuilt: `tass-events run --date DATE` does that.
    """
    from cli.late_files import look_at_raw

    settings = load_settings()
    tables = existing_warehouse(warehouse, settings)
    found = look_at_raw(chosen_raw(raw, settings), tables, settings.max_file_bytes)
    for change in found.changes:
        typer.echo(f"{change.publication_date}  {change.why}")
    for refusal in found.undated:
        typer.echo(f"no date     {refusal.source_path}: {refusal.reason}")
