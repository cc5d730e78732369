"""What copies of whole months are worth: one year of a busy date, read by date and by month.

    uv run python -m benchmarks.months WAREHOUSE DATE

Lays out 365 dates, each with the files of the one given, copies them by month, and asks each tool the same
question of both. The least of five readings counts; the ratio is what to compare. All dates having the same
rows, what the files weigh would say nothing.
"""

import shutil
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import duckdb
import pandas as pd
import polars as pl
import typer
from rich.table import Table

from cli.console import output
from cli.dates import parse_date
from load.checkout.folder import FolderCheckout
from load.months.compaction import compact_month
from load.months.state import months_of
from load.warehouse import Warehouse
from transform.schemas import TABLES

_DAYS = 365
_READINGS = 5
_COLUMNS = ["event_type", "plover_intensity"]

_READERS: dict[str, Callable[[Path], object]] = {
    "DuckDB": lambda folder: duckdb.execute(
        "SELECT event_type, avg(plover_intensity)"  # noqa: S608 - a folder of our own
        f" FROM read_parquet('{folder}/*/*.parquet') GROUP BY ALL"
    ).fetchall(),
    "Polars": lambda folder: (
        pl.scan_parquet(f"{folder}/*/*.parquet")
        .group_by("event_type")
        .agg(pl.mean("plover_intensity"))
        .collect()
    ),
    "pandas": lambda folder: (
        pd.read_parquet(folder, columns=_COLUMNS).groupby("event_type").mean(numeric_only=True)
    ),
}


def lay_out_dates(source: Warehouse, day: date, target: Warehouse, count: int = _DAYS) -> None:
    """Publish the files of one date as those of so many dates from 2021 on."""
    manifest = source.manifest(day).read_text(encoding="utf-8")
    target.manifests.mkdir(parents=True)
    for number in range(count):
        other = date(2021, 1, 1) + timedelta(number)
        for table in TABLES:
            file = target.data_file(table, other)
            file.parent.mkdir(parents=True)
            shutil.copyfile(source.data_file(table, day), file)
        target.manifest(other).write_text(manifest.replace(str(day), str(other)), encoding="utf-8")


def measure(warehouse: Path, day: date) -> Table:
    """Return a table of files and milliseconds, by date and by month."""
    table = Table("", "by date", "by month", "ratio", title=f"{_DAYS} dates like {day}: events")
    with TemporaryDirectory() as folder:
        site = Warehouse(Path(folder) / "warehouse")
        lay_out_dates(Warehouse(warehouse), day, site)
        begun = time.perf_counter()
        for state in months_of(FolderCheckout(site.root)):
            compact_month(site, state)
        table.caption = f"copied in {time.perf_counter() - begun:.1f} s"
        places = (site.root / "events", site.months / "events")
        _add(table, "files", *(len(list(place.rglob("*.parquet"))) for place in places))
        for name, read in _READERS.items():
            _add(table, f"{name}, ms", *(1000 * _least(read, place) for place in places))
    return table


def _add(table: Table, name: str, by_date: float, by_month: float) -> None:
    table.add_row(name, f"{by_date:,.0f}", f"{by_month:,.0f}", f"{by_date / by_month:.1f}")


def _least(read: Callable[[Path], object], place: Path) -> float:
    seconds = []
    for _ in range(_READINGS):
        begun = time.perf_counter()
        read(place)
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def main(
    warehouse: Annotated[Path, typer.Argument(help="Folder of published tables.")],
    day: Annotated[date, typer.Argument(parser=parse_date, help="A published date.")],
) -> None:
    """Measure and print one table."""
    output().print(measure(warehouse, day))


if __name__ == "__main__":
    typer.run(main)
