"""What runs that failed or were killed have left in the warehouse, once nobody will look at it.

How a run ended cannot be asked of every run: its Airflow may be another one, or none. That nothing has
been written for longer than a run can wait says that it is over.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from load.durable import remove_folder
from load.warehouse import Warehouse


def old_runs(warehouse: Path, before: datetime) -> list[Path]:
    """Return the folders of runs in which nothing has been written since a moment, sorted.

    Args:
        warehouse: Folder of published tables.
        before: The moment, with a time zone.
    """
    folders = Warehouse(warehouse).runs.glob("*/*/")
    return sorted(folder for folder in folders if _last_written(folder) < before)


def remove_runs(warehouse: Path, folders: Iterable[Path]) -> None:
    """Remove folders of runs, and those of their dates that are then empty."""
    for folder in folders:
        remove_folder(folder, up_to=warehouse)


def _last_written(folder: Path) -> datetime:
    newest = max(path.lstat().st_mtime for path in (folder, *folder.rglob("*")))
    return datetime.fromtimestamp(newest, UTC)
