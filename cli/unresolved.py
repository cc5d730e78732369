"""`tass-events unresolved`: which names a curator of the actor tables should add first."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.errors import CommandError
from cli.settings import load_settings
from cli.warehouse import WarehouseOption, existing_warehouse

if TYPE_CHECKING:
    from transform.unresolved import UnresolvedName

_DEFAULT_TOP = 50


class Format(StrEnum):
    """How the names are printed."""

    TABLE = "table"
    CSV = "csv"


def unresolved(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH...]", help="Code these files now, instead of reading the warehouse."
        ),
    ] = None,
    warehouse: WarehouseOption = None,
    top: Annotated[int, typer.Option(min=1, help="Names to print.")] = _DEFAULT_TOP,
    output_format: Annotated[
        Format, typer.Option("--format", help="A table, or CSV with whole sentences.")
    ] = Format.TABLE,
) -> None:
    """Rank the names that no actor table knows, by how many events they take part or are quoted in.

    Of a warehouse what is published is counted; of files also what is too doubtful to publish.
    """
    if paths and warehouse is not None:
        raise CommandError("give files or --warehouse, not both")
    from cli.unresolved_table import print_csv, print_table

    names, n_refused = _coded(paths) if paths else (_published(warehouse), 0)
    if output_format is Format.CSV:
        print_csv(names[:top])
    else:
        print_table(names[:top], len(names))
    if n_refused:
        raise CommandError(f"{n_refused} files or articles could not be coded, see above")


def _published(warehouse: str | None) -> "list[UnresolvedName]":
    from load.manifest import ManifestError
    from load.unresolved import OlderSchemaError, unresolved_actors
    from transform.unresolved import OPEN_STATUSES, Sighting, rank

    folder = existing_warehouse(warehouse, load_settings())
    try:
        rows = unresolved_actors(folder, OPEN_STATUSES)
    except (ManifestError, OlderSchemaError) as error:
        raise CommandError(str(error)) from error
    return rank(Sighting(**row) for row in rows)


def _coded(paths: list[Path]) -> "tuple[list[UnresolvedName], int]":
    from cli.coding import FileCoder
    from transform.unresolved import rank, sightings

    coder = FileCoder(load_settings())
    return rank(sightings(coder.code(paths))), coder.n_refused
