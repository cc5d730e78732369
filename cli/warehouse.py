"""The raw files and the warehouse that a command is told to use."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from cli.errors import CommandError
from cli.settings import Settings, address_of
from stores.address import Address

_METAVAR = "FOLDER"
RawOption = Annotated[
    str | None, typer.Option(metavar=_METAVAR, help="Raw files: a folder, or s3://BUCKET/FOLDER.")
]
WarehouseOption = Annotated[
    str | None,
    typer.Option(metavar=_METAVAR, help="Published tables: a folder, or s3://BUCKET/FOLDER."),
]


def chosen_raw(option: str | None, settings: Settings) -> Address:
    """Return the raw files of the command line, or else of the settings."""
    return address_of("--raw", option) if option else settings.raw


def chosen_warehouse(option: str | None, settings: Settings) -> Address:
    """Return the warehouse of the command line, or else of the settings."""
    return address_of("--warehouse", option) if option else settings.warehouse


def existing_warehouse(option: str | None, settings: Settings) -> Address:
    """Return the warehouse of the command line, or else of the settings.

    Raises:
        CommandError: If there is nothing at that place.
    """
    warehouse = chosen_warehouse(option, settings)
    if not warehouse_is_there(warehouse):
        raise CommandError(
            f"{warehouse}: no such folder; name the folder of published tables with --warehouse"
        )
    return warehouse


def warehouse_is_there(warehouse: Address) -> bool:
    """Say whether anything has been published to a place."""
    from load.checkout.opening import checked_out  # here, because pyarrow takes its time

    with checked_out(warehouse) as checkout:
        return checkout.is_there()


@contextmanager
def inventory_of(warehouse: Address) -> Iterator[Path | None]:
    """Give the inventory of a warehouse; none where there is no warehouse yet to keep it."""
    from load.checkout.opening import checked_out

    with checked_out(warehouse) as checkout:
        if not checkout.is_there():
            yield None
            return
        with checkout.inventory() as inventory:
            yield inventory
