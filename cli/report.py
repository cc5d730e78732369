"""`tass-events report`: the daily report of a published date, as one web page."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cli.dates import parse_date
from cli.errors import CommandError
from cli.settings import load_settings
from cli.warehouse import existing_warehouse


def report(
    publication_date: Annotated[
        date, typer.Option("--date", parser=parse_date, metavar="DATE", help="A published date.")
    ],
    warehouse: Annotated[Path | None, typer.Option(help="Folder of published tables.")] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The page; default is daily-DATE.html.")
    ] = None,
    raw: Annotated[
        Path | None, typer.Option(help="Folder of raw files, for links from stories to files.")
    ] = None,
) -> None:
    """Write one page that shows a date: map, timeline, actors, matrix, stories and quality."""
    from load.batch import UnreadableTableError
    from load.daily.published import NotPublishedError, published_page

    folder = existing_warehouse(warehouse or load_settings().warehouse)
    try:
        page = published_page(folder, publication_date, raw)
    except (NotPublishedError, UnreadableTableError) as error:
        raise CommandError(str(error)) from error
    # In the current folder and not in the warehouse, whose files the manifest has checksums of.
    file = out or Path(f"daily-{publication_date}.html")
    file.write_text(page, encoding="utf-8", newline="\n")
    typer.echo(file)
