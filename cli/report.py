"""`tass-events report`: the daily report of a published date, as one web page."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cli.dates import parse_date
from cli.errors import CommandError
from cli.settings import address_of, load_settings
from cli.warehouse import WarehouseOption, existing_warehouse


def report(
    publication_date: Annotated[
        date, typer.Option("--date", parser=parse_date, metavar="DATE", help="A published date.")
    ],
    warehouse: WarehouseOption = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The page; default is daily-DATE.html.")
    ] = None,
    raw: Annotated[
        str | None,
        typer.Option(metavar="FOLDER", help="Raw files, for links from stories to files."),
    ] = None,
) -> None:
    """Write one page that shows a date: map, timeline, actors, matrix, stories and quality."""
    from load.batch import UnreadableTableError
    from load.daily.published import NotPublishedError, published_page

    folder = existing_warehouse(warehouse, load_settings())
    try:
        page = published_page(folder, publication_date, address_of("--raw", raw) if raw else None)
    except (NotPublishedError, UnreadableTableError) as error:
        raise CommandError(str(error)) from error
    # In the current folder and not in the warehouse, whose files the manifest has checksums of.
    file = out or Path(f"daily-{publication_date}.html")
    file.write_text(page, encoding="utf-8", newline="\n")
    typer.echo(file)
