"""Raw files that came late or were corrected: which published dates they concern."""

from dataclasses import dataclass
from datetime import date

from cli.errors import CommandError
from cli.undated import keep_refusals
from cli.warehouse import inventory_of
from extract.inventory import opened_inventory
from extract.records import Refusal
from load.changes import DateChange, changed_dates
from stores.address import Address


@dataclass(frozen=True, slots=True)
class RawState:
    """What a look at all raw files has found.

    Attributes:
        changes: The published dates that were made of other files.
        undated: Why files belong to no date; the warehouse keeps it too.
    """

    changes: list[DateChange]
    undated: list[Refusal]


def look_at_raw(raw: Address, warehouse: Address, max_file_bytes: int) -> RawState:
    """Look at all raw files.

    Args:
        raw: The raw files.
        warehouse: The published tables, which keep the inventory of the raw files.
        max_file_bytes: Larger files count as unreadable.

    Raises:
        CommandError: If there is no raw file at all, though dates were published from some.
        extract.raw_files.RawFolderError: If the raw folder cannot be listed.
        load.manifest.ManifestError: If a manifest cannot be read.
    """
    with (
        inventory_of(warehouse) as path,
        opened_inventory(raw, path, max_file_bytes) as inventory,
    ):
        inventory.refresh()

        def files_of(day: date) -> dict[str, str]:
            return {file.source_path: file.sha256 for file in inventory.files_of(day)}

        changes = changed_dates(warehouse, files_of)
        if changes and not inventory.dates():
            cause = f"no raw file is there, though {len(changes)} dates were published from some"
            raise CommandError(f"{raw}: {cause}; mount the folder, or name it with --raw")
        return RawState(changes, keep_refusals(inventory, warehouse))
