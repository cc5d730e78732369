"""`tass-events run`: the stages of the pipeline over dates, without a scheduler."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cli.dates import DateChoice, parse_date
from cli.errors import CommandError
from cli.settings import load_settings
from cli.warehouse import RawOption, WarehouseOption, chosen_raw, chosen_warehouse


def run(
    raw: RawOption = None,
    warehouse: WarehouseOption = None,
    only: Annotated[
        date | None,
        typer.Option("--date", parser=parse_date, metavar="DATE", help="The one date to publish."),
    ] = None,
    first: Annotated[
        date | None,
        typer.Option("--from", parser=parse_date, metavar="DATE", help="First date."),
    ] = None,
    last: Annotated[
        date | None, typer.Option("--to", parser=parse_date, metavar="DATE", help="Last date.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that extract side by side.")
    ] = None,
) -> None:
    """Publish every date found in a raw folder, or the dates chosen.

    What is published of a date is replaced; a date that fails keeps what it had, and does not stop
    the others. Ends with 1 if a date failed.
    """
    settings = load_settings()
    folder = chosen_raw(raw, settings)
    if isinstance(folder, Path) and not folder.is_dir():
        raise CommandError(f"{folder}: no such folder; give the folder of raw files with --raw")
    choice = DateChoice(only, first, last)
    workers = workers or settings.workers
    from cli.workers import expect_workers

    expect_workers(workers)
    from cli.rebuild import run_dates  # after the workers, which load meanwhile

    run_dates(folder, chosen_warehouse(warehouse, settings), choice, settings, workers)
