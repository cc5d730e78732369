"""`tass-events catalog`: build the views over all published dates anew."""

from pathlib import Path
from typing import Annotated

import typer

from cli.settings import load_settings
from cli.warehouse import existing_warehouse


def catalog(
    warehouse: Annotated[Path | None, typer.Option(help="Folder of published tables.")] = None,
) -> None:
    """Build catalog.duckdb: views over all published dates."""
    from load.catalog import build_catalog

    typer.echo(build_catalog(existing_warehouse(warehouse or load_settings().warehouse)))
