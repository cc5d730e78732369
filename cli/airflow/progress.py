"""What a person sees while the runs go on, and at the end: progress, the events, and where they are."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import typer
from rich.table import Table

from cli.airflow.backfill import Steps, Watch
from cli.airflow.client import DagRun
from cli.console import output, progress_bar
from cli.errors import CommandError

_TASKS = ("plan", "extract", "transform", "validate", "publish")
_EVENTS = """
select
    e.publication_date, e.event_date, e.event_type, e.event_mode, e.modality, e.confidence,
    (select string_agg(distinct a.name, ', ' order by a.name) from participants p join actors a
        using (actor_id, publication_date)
        where p.event_id = e.event_id and p.publication_date = e.publication_date
            and p.role = 'actor') as actors,
    (select string_agg(distinct a.name, ', ' order by a.name) from participants p join actors a
        using (actor_id, publication_date)
        where p.event_id = e.event_id and p.publication_date = e.publication_date
            and p.role = 'recipient') as recipients
from events e
where e.publication_date between ? and ?
order by e.publication_date, e.event_date nulls last, e.event_type, e.event_id
"""


@contextmanager
def follow_runs() -> Iterator[Watch]:
    """Show how far each run is: a bar on a terminal, a line for each step without one."""
    with progress_bar() as progress:
        bars = {}
        said: dict[date, int] = {}

        def watch(day: date, run: DagRun, steps: Steps) -> None:
            done = [
                name for name in _TASKS if name in steps and steps[name].done == steps[name].total
            ]
            if day not in bars:
                bars[day] = progress.add_task(str(day), total=len(_TASKS))
            progress.update(bars[day], completed=len(done))
            if progress.disable and len(done) != said.get(day):
                said[day] = len(done)
                typer.echo(f"{day} {run.state}: {', '.join(done) or 'starting'}")

        yield watch


def report_result(warehouse: Path, dates: Sequence[date]) -> None:
    """Print the events of the dates, where everything is, and check every promise again.

    Raises:
        CommandError: If a promise is broken on disk.
    """
    from load.verify import verify_warehouse

    if not dates:
        typer.echo("No dates were found in the raw folder.")
        return
    output().print(_event_table(warehouse, dates))
    for name, place in _places(warehouse, dates[-1]).items():
        typer.echo(f"{name:18} {place}")
    broken = list(verify_warehouse(warehouse))
    if broken:
        raise CommandError(f"{warehouse}: {len(broken)} broken promises; run tass-events verify", 1)
    typer.echo("verified           every promise holds")


def _event_table(warehouse: Path, dates: Sequence[date]) -> Table:
    table = Table(title="Events", show_lines=False)
    for name in ("published", "date", "event", "actors", "recipients", "modality", "confidence"):
        table.add_column(name)
    for row in _events(warehouse, dates):
        published, day, event_type, mode, modality, confidence, actors, recipients = row
        kind = f"{event_type} {mode or ''}".strip()
        cells = (published, day or "-", kind, actors or "-", recipients or "-", modality)
        table.add_row(*(str(cell) for cell in cells), f"{confidence:.2f}")
    return table


def _events(warehouse: Path, dates: Sequence[date]) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        for name in ("events", "participants", "actors"):
            files = str(warehouse / name / "*" / "*.parquet").replace("'", "''")
            connection.execute(
                f"create view {name} as select * from"  # noqa: S608 - a path of ours, quoted
                f" read_parquet('{files}', hive_partitioning = true,"
                " hive_types = {'publication_date': DATE})"
            )
        return connection.execute(_EVENTS, [min(dates), max(dates)]).fetchall()


def _places(warehouse: Path, day: date) -> dict[str, Path]:
    partition = f"publication_date={day}"
    return {
        "tables": warehouse / "<table>" / partition / "part-0.parquet",
        "manifest": warehouse / "_manifests" / f"{partition}.json",
        "validation report": warehouse / "_reports" / partition / "validation.html",
    }
