"""What a date and a task cost an Airflow on PostgreSQL and Redis with two Celery workers.

`python -m benchmarks.cluster --folder DIR [--days N]` publishes so many dates of one shard, and then as many
of ten, in one backfill each, with stories so few that the work itself hardly counts. It prints one table:
the pace, the processor seconds of the components, and what is added to Airflow's database.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from benchmarks.backfill import backfill, write_stories
from benchmarks.cluster import usage
from benchmarks.cluster.site import Cluster, open_cluster
from cli.airflow.client import AirflowClient
from cli.airflow.dag_id import DAG_ID
from cli.console import output

FIRST = date(2021, 1, 1)
SHARD_SIZE = 2
_SIDE_BY_SIDE = 8


@dataclass
class Phase:
    """What one backfill has cost.

    Attributes:
        shards: Shards of each date.
        dates: How many dates.
        tasks: Tasks that were run.
        seconds: How long it took.
        used: Processor seconds by component.
        added: Rows that were added, by table.
        size: Bytes that were added.
    """

    shards: int
    dates: int
    tasks: int = 0
    seconds: float = 0
    used: dict[str, float] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)
    size: int = 0


def run_phase(cluster: Cluster, days: list[date], shards: int) -> Phase:
    """Publish the dates in one backfill, and return what that has cost."""
    phase = Phase(shards, len(days))
    with _counted(cluster, phase):
        laps = backfill(cluster.airflow, days, _SIDE_BY_SIDE)
    phase.seconds = (max(lap.end for lap in laps) - min(lap.begin for lap in laps)).total_seconds()
    phase.tasks = sum(_tasks_of(cluster.airflow.client, days))
    return phase


@contextmanager
def _counted(cluster: Cluster, phase: Phase) -> Iterator[None]:
    used, rows, size = usage.seconds(cluster), usage.rows(cluster), usage.size(cluster)
    yield
    phase.used = _grown(usage.seconds(cluster), used)
    phase.added = {
        name: int(count) for name, count in _grown(usage.rows(cluster), rows).items() if count
    }
    phase.size = usage.size(cluster) - size


def _grown(after: Mapping[str, float], before: Mapping[str, float]) -> dict[str, float]:
    return {name: count - before.get(name, 0) for name, count in after.items()}


def _tasks_of(client: AirflowClient, days: list[date]) -> Iterator[int]:
    """Yield how many tasks the run of each date has run: those that are skipped do not count."""
    wanted = {str(day) for day in days}
    for run in client.runs(DAG_ID):
        if run.partition_key in wanted:
            yield sum(task.state == "success" for task in client.tasks(DAG_ID, run.run_id))


def _table(phases: list[Phase]) -> Table:
    table = Table(title="Airflow on PostgreSQL and Redis, two Celery workers")
    columns = ("shards a date", "dates", "s a date", "tasks a date", "tasks a second")
    used = ("scheduler", "api-server", "workers")
    for name in (*columns, *(f"{part}, CPU s a task" for part in used), "rows a date", "kB a date"):
        table.add_column(name, justify="right")
    for one in phases:
        table.add_row(
            str(one.shards),
            str(one.dates),
            f"{one.seconds / one.dates:.1f}",
            f"{one.tasks / one.dates:.1f}",
            f"{one.tasks / one.seconds:.2f}",
            *(f"{one.used[part] / one.tasks:.2f}" for part in used),
            f"{sum(one.added.values()) / one.dates:.0f}",
            f"{one.size / one.dates / 1000:.0f}",
        )
    return table


def main(
    folder: Annotated[Path, typer.Option(help="New folder for all files.")],
    days: Annotated[int, typer.Option(min=1)] = 20,
) -> None:
    """Measure two backfills."""
    small = [FIRST + timedelta(days=n) for n in range(days)]
    wide = [small[-1] + timedelta(days=n + 1) for n in range(days)]
    raw = folder.absolute() / "raw"
    write_stories(raw, small, SHARD_SIZE)
    for path in _written(folder.absolute() / "wide", wide):
        path.rename(raw / path.name)
    settings = {"TASS_EVENTS_SHARD_SIZE": str(SHARD_SIZE)}
    with open_cluster(folder.absolute(), raw, settings) as cluster:
        phases = [run_phase(cluster, small, 1), run_phase(cluster, wide, 10)]
    output().print(_table(phases))
    for one in phases:
        most = sorted(one.added.items(), key=lambda item: -item[1])[:8]
        told = ", ".join(f"{name} {count / one.dates:.1f}" for name, count in most)
        typer.echo(f"Rows a date with {one.shards} shards: {told}")


def _written(folder: Path, days: list[date]) -> list[Path]:
    write_stories(folder, days, 10 * SHARD_SIZE)
    return sorted(folder.iterdir())


if __name__ == "__main__":
    typer.run(main)
