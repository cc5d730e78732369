"""`tass-events explain`: why an event was coded."""

from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cli.dates import parse_date
from cli.errors import CommandError
from cli.settings import load_settings
from cli.warehouse import WarehouseOption, existing_warehouse


class Form(StrEnum):
    """How explanations are printed."""

    TEXT = "text"
    HTML = "html"


def explain(
    target: Annotated[
        str, typer.Argument(metavar="MENTION_ID|FILE", help="A published mention, or a file.")
    ],
    form: Annotated[
        Form, typer.Option("--format", help="Lines of text, or a web page with the parse drawn.")
    ] = Form.TEXT,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where the page goes (html).")
    ] = None,
    warehouse: WarehouseOption = None,
    default_date: Annotated[
        date | None,
        typer.Option(
            "--date", parser=parse_date, metavar="DATE", help="Date of articles that name none."
        ),
    ] = None,
) -> None:
    """Tell the rule, the spans and the steps that led to an event mention.

    A published mention is coded again from its stored text; of a file, all mentions are told. Ends with 1
    if this version no longer codes the mention.
    """
    if out is not None and form is not Form.HTML:
        raise CommandError("--out needs --format html")
    from cli.explaining import explain_file, explain_mention
    from cli.explanation_page import write_page
    from cli.explanation_text import print_text

    settings = load_settings()
    show = print_text if form is Form.TEXT else partial(write_page, path=out)
    if is_mention_id(target):
        explain_mention(target, existing_warehouse(warehouse, settings), settings, show)
    else:
        explain_file(Path(target), settings, default_date, show)


def is_mention_id(target: str) -> bool:
    """Say whether the words are the key of a mention, and no file of that name is there."""
    head, _, digits = target.partition("_")
    is_key = head == "m" and len(digits) == 16 and not set(digits) - set("0123456789abcdef")
    return is_key and not Path(target).exists()
