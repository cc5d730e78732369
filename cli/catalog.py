"""`tass-events catalog`: build the views over all published dates anew."""

import typer

from cli.errors import CommandError
from cli.settings import load_settings
from cli.warehouse import WarehouseOption, existing_warehouse


def catalog(
    warehouse: WarehouseOption = None,
) -> None:
    """Build catalog.duckdb: views over all published dates."""
    from load.catalog import CatalogError, build_catalog
    from load.manifest import ManifestError

    folder = existing_warehouse(warehouse, load_settings())
    try:
        typer.echo(build_catalog(folder))
    except (CatalogError, ManifestError) as error:
        raise CommandError(str(error)) from error
