"""How long a backfill of many dates with a few stories each takes in one go, and whether dates overlap.

`python -m benchmarks.backfill [--days N] [--stories N] [--folder DIR]` writes stories for so many dates,
starts an Airflow of its own, runs one backfill over all dates, and prints one table.
"""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Annotated, Any

import typer
from rich.table import Table

from benchmarks.stories import make_stories
from cli.airflow.backfill import DAG_ID, wait_for_dag
from cli.airflow.client import AirflowClient
from cli.airflow.embedded import RunningAirflow, embedded_airflow
from cli.airflow.environment import Site
from cli.airflow.ports import free_port
from cli.console import output
from load.warehouse import Warehouse

ROOT = Path(__file__).parent.parent
FIRST = date(2021, 1, 1)


@dataclass(frozen=True, slots=True)
class Lap:
    """When the run of a date began and ended."""

    begin: datetime
    end: datetime


def write_stories(raw: Path, days: Sequence[date], stories: int) -> None:
    """Write so many stories for each date, in a flat folder."""
    raw.mkdir(parents=True)
    for day in days:
        for number, story in enumerate(make_stories(stories, seed=day.toordinal(), day=day)):
            (raw / f"{day}-{number}.txt").write_text(story, encoding="utf-8")


def backfill(airflow: RunningAirflow, days: Sequence[date], parallelism: int) -> list[Lap]:
    """Run one backfill over the dates, and return the lap of each."""
    client = airflow.client
    client.set_paused(DAG_ID, paused=False)
    client.create_backfill(DAG_ID, days[0], days[-1], parallelism)
    while len(runs := _runs(client)) < len(days) or any(run["end_date"] is None for run in runs):
        airflow.check()
        time.sleep(2)
    failed = [run["partition_key"] for run in runs if run["state"] != "success"]
    if failed:
        raise RuntimeError(f"failed dates: {', '.join(failed)}")
    moment = datetime.fromisoformat
    return [Lap(moment(run["start_date"]), moment(run["end_date"])) for run in runs]


def _runs(client: AirflowClient) -> list[dict[str, Any]]:
    return [client.run(DAG_ID, run.run_id) for run in client.runs(DAG_ID, run_type="backfill")]


def overlap(laps: Sequence[Lap]) -> float:
    """Return how many runs were under way on average while any was."""
    busy = sum((lap.end - lap.begin).total_seconds() for lap in laps)
    whole = max(lap.end for lap in laps) - min(lap.begin for lap in laps)
    return busy / whole.total_seconds()


def _table(laps: Sequence[Lap], seconds: float, stories: int) -> Table:
    lengths = [(lap.end - lap.begin).total_seconds() for lap in laps]
    table = Table(title=f"One backfill of {len(laps)} dates, {stories} stories each")
    for name in ("whole", "a date", "run, median", "run, longest", "side by side", "cores"):
        table.add_column(name, justify="right")
    table.add_row(
        f"{seconds:.0f} s",
        f"{seconds / len(laps):.1f} s",
        f"{median(lengths):.1f} s",
        f"{max(lengths):.1f} s",
        f"{overlap(laps):.1f}",
        str(os.cpu_count()),
    )
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
        begin = time.perf_counter()
        laps = backfill(airflow, dates, parallelism)
        seconds = time.perf_counter() - begin
    published = Warehouse(warehouse).published_dates()
    if published != dates:
        raise RuntimeError(f"{len(published)} of {len(dates)} dates were published")
    output().print(_table(laps, seconds, stories))


if __name__ == "__main__":
    typer.run(main)
