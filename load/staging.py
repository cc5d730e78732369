"""Replacing the staged tables of a run folder as one, so that a killed step can simply run again.

The new tables are written to a folder beside the old ones. Renaming that folder is the moment of
change: from then on `finish_replacement` completes it, and before it nothing has happened.
"""

import shutil
from pathlib import Path

import pyarrow.parquet as pq

from load.batch import Tables, in_memory

_COMMITTED = ".checked"
_UNFINISHED = ".checked.tmp"


def replace_staged(folder: Path, tables: Tables) -> None:
    """Replace `folder/<table>.parquet` by the given tables."""
    unfinished = folder / _UNFINISHED
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    for name, rows in tables.items():
        pq.write_table(in_memory(rows), unfinished / f"{name}.parquet")
    unfinished.replace(folder / _COMMITTED)
    finish_replacement(folder)


def finish_replacement(folder: Path) -> None:
    """Complete a replacement that was begun and committed, if there is one."""
    committed = folder / _COMMITTED
    if committed.is_dir():
        for path in sorted(committed.iterdir()):
            path.replace(folder / path.name)
        committed.rmdir()
