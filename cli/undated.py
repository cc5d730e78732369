"""Raw files that belong to no date: found when all are looked at, and kept in the warehouse."""

from collections.abc import Sequence
from datetime import date

from cli.warehouse import inventory_of, warehouse_is_there
from extract.inventory import Inventory, opened_inventory
from extract.records import Refusal
from stores.address import Address


def find_dates(
    raw: Address, warehouse: Address, max_file_bytes: int
) -> tuple[list[date], list[Refusal]]:
    """Look at all raw files.

    Args:
        raw: The raw files.
        warehouse: The published tables, which keep the refusals; made if there are any.
        max_file_bytes: Larger files outside dated folders are refused.

    Returns:
        The publication dates found, sorted, and why files belong to none.

    Raises:
        extract.raw_files.RawFolderError: If the raw folder cannot be listed.
    """
    with (
        inventory_of(warehouse) as path,
        opened_inventory(raw, path, max_file_bytes) as inventory,
    ):
        inventory.refresh()
        dates = inventory.dates()
        return dates, keep_refusals(inventory, warehouse) if dates else []


def keep_refusals(inventory: Inventory, warehouse: Address) -> list[Refusal]:
    """Keep, and return, why files belong to no date; the inventory has just looked at all files."""
    from load.undated import keep_undated  # here, because pyarrow takes its time
    from transform.tables import quarantine_table

    refusals = inventory.undated_refusals()
    if refusals or warehouse_is_there(warehouse):
        keep_undated(warehouse, quarantine_table(refusals))
    return refusals


def undated_line(refusals: Sequence[Refusal]) -> str:
    """Return one line that says how many files belong to no date, and where they are listed."""
    n_files = len({refusal.source_path for refusal in refusals})
    belong = "raw file belongs" if n_files == 1 else "raw files belong"
    return f"{n_files:,} {belong} to no date: `tass-events changed` says which, and why"
