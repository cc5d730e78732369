"""`tass-events verify`: check every promise again against what is on disk."""

import typer

from cli.errors import CommandError
from cli.settings import load_settings
from cli.warehouse import WarehouseOption, existing_warehouse


def verify(
    warehouse: WarehouseOption = None,
) -> None:
    """Check all that is published, and list the promises that do not hold.

    Ends with 1 if one does not.
    """
    from load.verify import verify_warehouse

    folder = existing_warehouse(warehouse, load_settings())
    broken = verify_warehouse(folder)
    for promise in broken:
        typer.echo(promise)
    if broken:
        raise CommandError(f"{folder}: {len(broken)} promises do not hold", exit_code=1)
    typer.echo(f"{folder}: every promise holds")
