"""How long a backfill of many dates with a few stories each takes in one go, and whether one holds up others.

`python -m benchmarks.backfill [--days N] [--stories N] --folder DIR` writes stories for so many dates,
starts an Airflow of its own, runs one backfill over all dates, makes sure that every date was published
once and that every promise holds, and prints one table.
"""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Annotated

import typer
from rich.table import Table

from benchmarks.stories import make_stories
from cli.airflow.backfill import wait_for_dag
from cli.airflow.dag_id import DAG_ID
from cli.airflow.embedded import RunningAirflow, embedded_airflow
from cli.airflow.environment import Site
from cli.airflow.ports import free_port
from cli.console import output
from load.verify import verify_warehouse
from load.warehouse import Warehouse

ROOT = Path(__file__).parent.parent
FIRST = date(2021, 1, 1)


@dataclass(frozen=True, slots=True)
class Lap:
    """When the run of a date began and ended."""

    day: str
    begin: datetime
    end: datetime


def write_stories(raw: Path, days: Sequence[date], stories: int) -> None:
    """Write so many stories for each date, in a flat folder."""
    raw.mkdir(parents=True)
    for day in days:
        for number, story in enumerate(make_stories(stories, seed=day.toordinal(), day=day)):
            (raw / f"{day}-{number}.txt").write_text(story, encoding="utf-8")


def backfill(airflow: RunningAirflow, days: Sequence[date], max_active_runs: int) -> list[Lap]:
    """Run one backfill over the dates, and return the lap of each, in the order in which they ended.

    Raises:
        RuntimeError: If a date failed, ran twice, or not at all.
    """
    client = airflow.client
    client.set_paused(DAG_ID, paused=False)
    client.create_backfill(DAG_ID, days[0], days[-1], max_active_runs)
    # One small question, so that asking does not slow down what is measured.
    while client.open_backfills(DAG_ID):
        airflow.check()
        time.sleep(5)
    wanted = {str(day) for day in days}
    asked = [run for run in client.runs(DAG_ID) if run.partition_key in wanted]
    runs = [client.run(DAG_ID, run.run_id) for run in asked]
    if failed := [run["partition_key"] for run in runs if run["state"] != "success"]:
        raise RuntimeError(f"failed dates: {', '.join(failed)}")
    if sorted(run["partition_key"] for run in runs) != sorted(wanted):
        raise RuntimeError(f"{len(runs)} runs for {len(days)} dates")
    moment = datetime.fromisoformat
    laps = [
        Lap(run["partition_key"], moment(run["start_date"]), moment(run["end_date"]))
        for run in runs
    ]
    return sorted(laps, key=lambda lap: lap.end)


def overlap(laps: Sequence[Lap]) -> float:
    """Return how many runs were under way on average while any was."""
    busy = sum((lap.end - lap.begin).total_seconds() for lap in laps)
    return busy / _whole(laps)


def standstill(laps: Sequence[Lap]) -> float:
    """Return the longest time in which no date was published, in seconds."""
    ends = [laps[0].begin, *(lap.end for lap in laps)]
    return max((later - earlier).total_seconds() for earlier, later in pairwise(ends))


def pace(laps: Sequence[Lap]) -> float:
    """Return the seconds between the ends of two laps, on average."""
    return (laps[-1].end - laps[0].end).total_seconds() / max(1, len(laps) - 1)


def _whole(laps: Sequence[Lap]) -> float:
    whole = max(lap.end for lap in laps) - min(lap.begin for lap in laps)
    return whole.total_seconds()


def _table(laps: Sequence[Lap], stories: int) -> Table:
    lengths = [(lap.end - lap.begin).total_seconds() for lap in laps]
    figures = {
        "whole": f"{_whole(laps):.0f} s",
        "a date": f"{_whole(laps) / len(laps):.1f} s",
        "first 30": f"{pace(laps[:30]):.1f} s",
        "last 30": f"{pace(laps[-30:]):.1f} s",
        "run, median": f"{median(lengths):.1f} s",
        "run, longest": f"{max(lengths):.1f} s",
        "standstill": f"{standstill(laps):.1f} s",
        "side by side": f"{overlap(laps):.1f}",
        "cores": str(os.cpu_count()),
    }
    table = Table(title=f"One backfill of {len(laps)} dates, {stories} stories each")
    for name in figures:
        table.add_column(name, justify="right")
    table.add_row(*figures.values())
    return table


def main(
    folder: Annotated[Path, typer.Option(help="New folder for all files.")],
    days: Annotated[int, typer.Option(min=1)] = 365,
    stories: Annotated[int, typer.Option(min=1)] = 5,
) -> None:
    """Measure one backfill."""
    dates = [FIRST + timedelta(days=n) for n in range(days)]
    raw, warehouse = folder.absolute() / "raw", folder.absolute() / "warehouse"
    write_stories(raw, dates, stories)
    parallelism = max(2, os.cpu_count() or 2)
    site = Site(folder.absolute() / "airflow", ROOT / "dags", free_port(0), parallelism)
    site.home.mkdir()
    variables = dict(os.environ) | {
        "TASS_EVENTS_RAW_URI": str(raw),
        "TASS_EVENTS_WAREHOUSE_URI": str(warehouse),
        "TASS_EVENTS_NIGHTLY_FROM": "2100-01-01",
    }
    with embedded_airflow(site, variables, ROOT, typer.echo) as airflow:
        wait_for_dag(airflow.client, airflow.check)
        laps = backfill(airflow, dates, site.max_active_runs)
    output().print(_table(laps, stories))
    published = Warehouse(warehouse).published_dates()
    if published != dates:
        raise RuntimeError(f"{len(published)} of {len(dates)} dates were published")
    if broken := verify_warehouse(warehouse):
        raise RuntimeError(f"{len(broken)} promises do not hold: {broken[0]}")
    typer.echo("Every date was published once, and every promise holds.")


if __name__ == "__main__":
    typer.run(main)
