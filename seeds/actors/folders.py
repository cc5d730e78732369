"""Folders of actor tables: which files they may hold, and how one lies over another."""

from collections.abc import Sequence
from pathlib import Path

from seeds.reading import ReferenceDataError

TABLES = (
    "countries.csv",
    "regions.csv",
    "groupings.csv",
    "organisations.csv",
    "roles.csv",
    "modifiers.csv",
    "people.csv",
    "offices.csv",
    "homonyms.csv",
    "words.csv",
)


def layers(folders: Sequence[Path], name: str) -> list[Path]:
    """Return the files of one table, the lowest first; only the first folder must have it."""
    upper = (folder / name for folder in folders[1:])
    return [folders[0] / name, *(path for path in upper if path.is_file())]


def check_folders(folders: Sequence[Path]) -> None:
    """Check that what is laid over the first folder are actor tables, so that no slip passes unseen.

    Raises:
        ReferenceDataError: If a folder is not there, has no table, or has a CSV file of another name.
    """
    known = ", ".join(TABLES)
    for folder in folders[1:]:
        if not folder.is_dir():
            raise ReferenceDataError(folder, "folder", "no such folder; name a folder of tables")
        names = sorted(path.name for path in folder.glob("*.csv"))
        for name in names:
            if name not in TABLES:
                raise ReferenceDataError(
                    folder / name, "file", f"no such table; there are: {known}"
                )
        if not names:
            raise ReferenceDataError(folder, "folder", f"holds no table; there are: {known}")
