"""`tass-events code`: code files without publishing."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli.dates import parse_date
from cli.errors import CommandError
from cli.settings import load_settings


class Format(StrEnum):
    """How coded events are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    HTML = "html"


def code(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of *.txt files.")
    ],
    output_format: Annotated[
        Format, typer.Option("--format", help="A table, one JSON object a line, or a web page.")
    ] = Format.TABLE,
    default_date: Annotated[
        date | None,
        typer.Option(
            "--date", parser=parse_date, metavar="DATE", help="Date of articles that name none."
        ),
    ] = None,
    all_places: Annotated[
        bool, typer.Option("--all-places", help="Add a line for every place name (jsonl).")
    ] = False,
    all_dates: Annotated[
        bool, typer.Option("--all-dates", help="Add a line for every time expression (jsonl).")
    ] = False,
    min_confidence: Annotated[
        float | None, typer.Option(min=0, max=1, help="Leave out mentions below it.")
    ] = None,
    all_tellings: Annotated[
        bool,
        typer.Option("--all-tellings", help="Show an event each time that a story tells it."),
    ] = False,
) -> None:
    """Print who did what to whom, when and where, in files, without publishing anything."""
    if (all_places or all_dates) and output_format is not Format.JSONL:
        raise CommandError("--all-places and --all-dates need --format jsonl")
    from cli import printing
    from cli.coding import FileCoder

    settings = load_settings()
    coder = FileCoder(settings, default_date)
    least = settings.min_confidence if min_confidence is None else min_confidence
    articles = printing.without_doubtful(coder.code(paths), least)
    if not all_tellings:
        articles = printing.told_once(articles)
    if output_format is Format.JSONL:
        places_of = coder.resolvers if all_places else None
        printing.print_jsonl(articles, places_of=places_of, with_dates=all_dates)
    elif output_format is Format.HTML:
        printing.print_html(articles)
    else:
        printing.print_table(articles)
    if coder.n_refused:
        raise CommandError(f"{coder.n_refused} files or articles could not be coded, see above")
