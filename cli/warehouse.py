"""The warehouse that a command is to read."""

from pathlib import Path

from cli.errors import CommandError


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
