"""`tass-events catalog`: build the views over all published dates anew."""

from pathlib import Path
from typing import Annotated

import typer

from cli.errors import CommandError
from cli.settings import load_settings
from cli.warehouse import existing_warehouse


def catalog(
    warehouse: Annotated[Path | None, typer.Option(help="Folder of published tables.")] = None,
) -> None:
    """Build catalog.duckdb: views over all published dates."""
    from load.catalog import CatalogError, build_catalog
    from load.manifest import ManifestError

    folder = existing_warehouse(warehouse or load_settings().warehouse)
    try:
        typer.echo(build_catalog(folder))
    except (CatalogError, ManifestError) as error:
        raise CommandError(str(error)) from error
