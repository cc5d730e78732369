"""What grows with the number of published dates and of raw files, though a date is as small as ever.

    uv run python -m benchmarks.many_dates WAREHOUSE DATE [--sizes 500,2000] [--files N]

Lays out so many dates, each with the files of the one given, and so many raw files for each date, flat and in
folders by date. Times what looks at all of them: the catalog after each publication, the look for late files
each morning, a page of published dates, and the plan of one date. Nothing is coded. The seconds are those
that the processor worked, which other work on the machine changes least; a slow disk is not in them.
"""

import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.table import Table

from benchmarks.months import lay_out_dates
from cli.airflow.plugin.dates import dates_page
from cli.console import output
from cli.dates import parse_date
from cli.late_files import look_at_raw
from extract.inventory import opened_inventory
from load.catalog import build_catalog
from load.checkout.folder import FolderCheckout
from load.warehouse import Warehouse

_MAX_FILE_BYTES = 1_000_000
FIRST = date(2021, 1, 1)


def _lay_out_raw(raw: Path, dates: int, files: int, *, flat: bool) -> None:
    for number in range(dates):
        day = FIRST + timedelta(number)
        folder = raw if flat else raw / f"{day:%Y/%m/%d}"
        folder.mkdir(parents=True, exist_ok=True)
        for name in (f"{day}-{count}.txt" for count in range(files)):
            (folder / name).write_text(f" date {day} MOSCOW, May 1. /TASS/. Nothing happened.\n")


def measure(source: Warehouse, day: date, dates: int, files: int, folder: Path) -> list[float]:
    """Return the processor seconds of each look, in the order of the columns."""
    site = Warehouse(folder / "warehouse")
    lay_out_dates(source, day, site, dates)
    took = [
        _timed(lambda: build_catalog(site.root)),
        _timed(lambda: dates_page(FolderCheckout(site.root), None)),
    ]
    for flat in (True, False):
        raw = folder / ("flat" if flat else "dated")
        _lay_out_raw(raw, dates, files, flat=flat)
        # The first look reads all files, and has more to read where they are too new to be trusted.
        time.sleep(3)
        look_at_raw(raw, site.root, _MAX_FILE_BYTES)
        took.append(_timed(partial(look_at_raw, raw, site.root, _MAX_FILE_BYTES)))
        took.append(_timed(partial(_look_at_date, raw, site)))
    return took


def _look_at_date(raw: Path, site: Warehouse) -> None:
    with opened_inventory(raw, site.inventory, _MAX_FILE_BYTES) as inventory:
        inventory.refresh(FIRST)
        inventory.inputs_of(FIRST)


def _timed(look: Callable[[], object]) -> float:
    begun = time.process_time()
    look()
    return time.process_time() - begun


def main(
    warehouse: Annotated[Path, typer.Argument(help="Folder of published tables.")],
    day: Annotated[date, typer.Argument(parser=parse_date, help="A published date.")],
    sizes: Annotated[str, typer.Option(help="Numbers of dates.")] = "500,2000",
    files: Annotated[int, typer.Option(min=1, help="Raw files for each date.")] = 20,
) -> None:
    """Measure and print one table."""
    looks = "catalog|page|late, flat|plan, flat|late, by date|plan, by date".split("|")
    table = Table("dates", "files", *looks, title="Processor seconds of one look")
    for dates in map(int, sizes.split(",")):
        with TemporaryDirectory() as folder:
            took = measure(Warehouse(warehouse), day, dates, files, Path(folder))
        table.add_row(str(dates), str(dates * files), *(f"{seconds:.2f}" for seconds in took))
    output().print(table)


if __name__ == "__main__":
    typer.run(main)
