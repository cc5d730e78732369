"""Quarantine rows of raw files that belong to no date, in a file of their own beside the tables.

No publication can hold them, because nobody knows whose they are. The file tells of the last look at all
raw files; the catalog shows its rows in the view `quarantine`, without a publication date.
"""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from load.checkout.opening import checked_out
from load.durable import flush, replace_durably
from load.parquet import file_schema, write_parquet
from load.promises import BrokenPromise
from load.warehouse import Warehouse
from stores.address import Address
from transform.schemas import TABLES

_TABLE = TABLES["quarantine"]


def keep_undated(warehouse: Address, rows: Any) -> None:
    """Replace what the warehouse keeps; once there, the file stays, because views read it.

    Args:
        warehouse: The published tables.
        rows: Arrow table of quarantine rows.
    """
    with checked_out(warehouse) as checkout:
        path = Warehouse(checkout.folder).undated
        checkout.fetch(path.name)
        if not rows.num_rows and not path.is_file():
            return
        checkout.folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.tmp")
        write_parquet(rows, _TABLE, None, unfinished)
        flush(unfinished)
        replace_durably(unfinished, path)
        checkout.send(path.name)


def read_undated(warehouse: Address) -> list[dict[str, Any]]:
    """Return the quarantine rows of no date, sorted by path; none where no file keeps them.

    Raises:
        OSError: If the file cannot be read.
        pyarrow.ArrowInvalid: If it is not Parquet.
    """
    with checked_out(warehouse) as checkout:
        path = Warehouse(checkout.folder).undated
        checkout.fetch(path.name)
        rows: list[dict[str, Any]] = pq.read_table(path).to_pylist() if path.is_file() else []
    return sorted(rows, key=lambda row: (row["source_path"], row["source_offset"]))


def broken_undated(site: Warehouse) -> Iterator[BrokenPromise]:
    """Yield what is wrong with the file."""
    if not site.undated.exists():
        return
    try:
        found = pq.read_schema(site.undated)
    except (OSError, pa.ArrowException) as error:
        yield _broken(site, f"not readable as Parquet: {str(error).splitlines()[0]}")
    else:
        if not found.equals(file_schema(_TABLE, None)):
            yield _broken(site, "the schema is not that of quarantine")


def _broken(site: Warehouse, cause: str) -> BrokenPromise:
    cure = "run `tass-events changed`, which writes it anew"
    return BrokenPromise(None, site.relative(site.undated), f"{cause}; {cure}")
