"""`tass-events compact`: whole months in one file a table, beside the dates."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.errors import CommandError
from cli.settings import load_settings
from cli.warehouse import WarehouseOption, existing_warehouse
from stores.address import Address

if TYPE_CHECKING:
    from load.months.state import MonthState


def compact(
    warehouse: WarehouseOption = None,
    month: Annotated[
        list[str] | None,
        typer.Option(
            metavar="YYYY-MM",
            help="A month to copy, may be given again; default is all that are over.",
        ),
    ] = None,
    accept_gaps: Annotated[
        bool, typer.Option("--accept-gaps", help="Copy months that have dates not published.")
    ] = False,
) -> None:
    """Copy old months into one file a table, below months/, for readers of many years.

    The tables by date stay as they are. Copies that do not show what is published are written anew, the
    others are left. Ends with 1 if a month that is named has dates that are not published.
    """
    from load.batch import UnreadableTableError
    from load.manifest import ManifestError
    from load.months.rows import ChangedFileError
    from load.publication import BrokenPublicationError

    folder = existing_warehouse(warehouse, load_settings())
    try:
        whole = [_copy(folder, state, accept_gaps) for state in _chosen(folder, month)]
    except (
        BrokenPublicationError,
        ChangedFileError,
        ManifestError,
        UnreadableTableError,
    ) as error:
        raise CommandError(str(error)) from error
    if not whole:
        typer.echo("no month is over: a month is, when a date of a later one is published")
    if month and not all(whole):
        raise CommandError(f"{folder}: months with gaps were not copied", exit_code=1)


def _chosen(warehouse: Address, names: list[str] | None) -> list["MonthState"]:
    from load.checkout.opening import checked_out
    from load.months.state import months_of, old_months

    with checked_out(warehouse) as checkout:
        months = months_of(checkout)
    if not names:
        return old_months(months)
    known = {state.month: state for state in months}
    for name in names:
        if name not in known:
            raise CommandError(f"{warehouse}: no date of {name} is published; give --month YYYY-MM")
    return [known[name] for name in names]


def _copy(warehouse: Address, state: "MonthState", accept_gaps: bool) -> bool:
    """Copy a month where that is needed and allowed; say so, and whether the copy is whole."""
    from load.months.compaction import copy_month
    from load.months.state import named

    if state.gaps and not accept_gaps:
        dates = f"{len(state.gaps)} dates are not published: {named(state.gaps)}"
        typer.echo(f"{state.month}  left: {dates}; publish them, or give --accept-gaps")
        return False
    if not state.stale:
        typer.echo(f"{state.month}  as published")
        return True
    tables = copy_month(warehouse, state).tables
    size = sum(file.size_bytes for file in tables.values())
    rows = f"{tables['events'].rows:,} events, {size:,} bytes"
    typer.echo(f"{state.month}  {len(state.published)} dates, {rows}")
    return True
