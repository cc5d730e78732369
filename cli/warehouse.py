"""The warehouse that a command is to read."""

from pathlib import Path

from cli.errors import CommandError
from load.warehouse import Warehouse


def existing_warehouse(folder: Path) -> Path:
    """Return the folder of published tables.

    Raises:
        CommandError: If there is no such folder.
    """
    if not folder.is_dir():
        raise CommandError(
            f"{folder}: no such folder; name the folder of published tables with --warehouse"
        )
    return folder


def inventory_of(folder: Path) -> Path | None:
    """Return the inventory of a warehouse; none where there is no warehouse yet to keep it."""
    return Warehouse(folder).inventory if folder.is_dir() else None
