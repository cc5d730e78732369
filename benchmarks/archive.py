"""What the archive of TASS, and a hundred times as many stories, would take: an estimate from measurements.

    uv run python -m benchmarks.archive [--cores N] [--price P] [--stories N] [--dates N]

Nothing is run. `Measured` holds what the other benchmarks have printed, each with the command that prints it;
the rest is arithmetic, and printed as one table.
"""

import math
from dataclasses import dataclass
from typing import Annotated

import typer
from rich.table import Table

from cli.console import output

_HOUR = 3600
_STORIES_A_SHARD = 200
_TIMES = 100


@dataclass(frozen=True, slots=True)
class Measured:
    """Processor seconds unless said otherwise, on two busy cores of an AMD EPYC.

    Attributes:
        story: From text to resolved and merged: 250 stories in 10 s, of which some 3 s are the date's
            (`benchmarks.throughput ratios`).
        date: What a date costs its workers before its first shard (`benchmarks.cluster`).
        shard: What each task of coding costs beside its stories (`benchmarks.cluster`).
        scheduler_task: What a task costs the scheduler, its idle time left out (`benchmarks.cluster`).
        api_task: What a task costs the API server (`benchmarks.cluster`).
        rows: Rows of Airflow's database for a date, and for each shard more (`benchmarks.cluster`).
        row_bytes: Bytes of that database for a row, with what its indexes take (`benchmarks.cluster`).
        catalog: The catalog over no date, and for each date more (`benchmarks.many_dates`).
        flat_file: A look at a known raw file in a flat folder (`benchmarks.many_dates`).
        late_file: A look at a known raw file and its manifest each morning (`benchmarks.many_dates`).
        story_bytes: Bytes of published tables for a story (`benchmarks.merging growth`).
    """

    story: float = 7 / 250
    date: float = 5.9
    shard: float = 0.36
    scheduler_task: float = 0.12
    api_task: float = 0.1
    rows: tuple[float, float] = (41, 8)
    row_bytes: float = 2_000
    catalog: tuple[float, float] = (0.6, 0.0027)
    flat_file: float = 0.0000085
    late_file: float = 0.000022
    story_bytes: float = 1_500


@dataclass(frozen=True, slots=True)
class Archive:
    """So many stories on so many dates, each date as large as the other."""

    stories: int
    dates: int

    @property
    def stories_a_date(self) -> float:
        """Stories of one date."""
        return self.stories / self.dates

    @property
    def shards_a_date(self) -> int:
        """Tasks of coding of one date."""
        return max(1, math.ceil(self.stories_a_date / _STORIES_A_SHARD))

    @property
    def tasks(self) -> int:
        """Tasks of all dates: the shards, and plan, transform, validate and publish."""
        return self.dates * (4 + self.shards_a_date)

    def core_hours(self, cost: Measured) -> float:
        """Return what the workers have to do."""
        date = cost.date + cost.shard * self.shards_a_date + cost.story * self.stories_a_date
        return self.dates * date / _HOUR

    def scheduler_hours(self, cost: Measured) -> float:
        """Return what one scheduler has to do: it uses one core, and can do no more in an hour."""
        return self.tasks * cost.scheduler_task / _HOUR

    def database_rows(self, cost: Measured) -> float:
        """Return the rows that all runs leave in Airflow's database."""
        first, more = cost.rows
        return self.dates * (first + more * (self.shards_a_date - 1))

    def catalog_hours(self, cost: Measured) -> float:
        """Return what it takes to build the catalog after each date, one build after the other."""
        first, more = cost.catalog
        return (self.dates * first + more * self.dates**2 / 2) / _HOUR

    def flat_hours(self, cost: Measured) -> float:
        """Return what it takes to look at all files of a flat folder for each date, in turns."""
        return self.dates * self.stories * cost.flat_file / _HOUR


def figures(archive: Archive, cost: Measured, cores: int, price: float) -> dict[str, str]:
    """Return what is printed of an archive, by name."""
    hours, scheduler = archive.core_hours(cost), archive.scheduler_hours(cost)
    rows = archive.database_rows(cost)
    first, more = cost.catalog
    return {
        "stories": f"{archive.stories:,}",
        "dates": f"{archive.dates:,}",
        "stories a date": f"{archive.stories_a_date:,.0f}",
        "shards a date": f"{archive.shards_a_date}",
        "tasks": f"{archive.tasks:,}",
        "core-hours of workers": f"{hours:,.0f}",
        f"hours with {cores} cores": f"{max(hours / cores, scheduler):,.1f}",
        f"cost, {price:g} a core-hour": f"{hours * price:,.0f}",
        "core-hours of the scheduler": f"{scheduler:,.1f}",
        "cores that one scheduler keeps busy": f"{hours / scheduler:,.0f}",
        "core-hours of the API server": f"{archive.tasks * cost.api_task / _HOUR:,.1f}",
        "rows of Airflow's database": f"{rows:,.0f}",
        "GB of Airflow's database": f"{rows * cost.row_bytes / 1e9:,.1f}",
        "GB of tables": f"{archive.stories * cost.story_bytes / 1e9:,.1f}",
        "catalog, once: minutes": f"{(first + more * archive.dates) / 60:,.1f}",
        "catalog, after each date: hours": f"{archive.catalog_hours(cost):,.0f}",
        "plans of a flat raw folder: hours": f"{archive.flat_hours(cost):,.0f}",
        "look for late files: minutes": f"{archive.stories * cost.late_file / 60:,.1f}",
    }


def main(
    cores: Annotated[int, typer.Option(min=1, help="Cores of all workers.")] = 16,
    price: Annotated[float, typer.Option(min=0, help="Price of a core-hour.")] = 0.05,
    stories: Annotated[int, typer.Option(min=1, help="Stories of the archive.")] = 930_000,
    dates: Annotated[int, typer.Option(min=1, help="Its dates.")] = 365 * 30,
) -> None:
    """Print one table."""
    sizes = (Archive(stories, dates), Archive(_TIMES * stories, dates))
    told = [figures(archive, Measured(), cores, price) for archive in sizes]
    table = Table("", "the archive", f"{_TIMES} times as many stories")
    for name in told[0]:
        table.add_row(name, *(one[name] for one in told))
    output().print(table)


if __name__ == "__main__":
    typer.run(main)
