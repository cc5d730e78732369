"""Runs dates one after another, shows how far they are, and sums up what came of them."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime

from rich.progress import Progress, TaskID
from rich.table import Table

from cli.console import output, progress_bar
from cli.dates import DateChoice
from cli.errors import CommandError
from cli.old_runs import old_runs, remove_runs
from cli.pipeline import RunError, Site, run_date
from cli.settings import Settings
from cli.undated import find_dates, undated_line
from load.checkout.opening import checked_out
from load.manifest import Manifest
from stores.address import Address
from transform.actors import open_actors

_COUNTED = ("documents", "events", "mentions", "quarantine")

Outcomes = dict[date, Manifest | RunError]


def run_dates(
    raw: Address, warehouse: Address, choice: DateChoice, settings: Settings, workers: int
) -> None:
    """Publish the chosen ones of the dates found in `raw`, and print a table of them.

    Raises:
        CommandError: If no date found is chosen, or a date failed.
        seeds.reading.ReferenceDataError: If a row of the own actor tables is wrong.
    """
    if settings.own_actors is not None:
        open_actors(settings.own_actors)  # a wrong row is told before the work, not after
    found, undated = find_dates(raw, warehouse, settings.max_file_bytes)
    dates = choice.among(found, raw)
    with progress_bar() as bar:
        outcomes = _run(Site(raw, warehouse, settings, _run_id(), workers), dates, bar)
    _tidy(warehouse, settings)
    output().print(_summary(outcomes))
    output().print(f"Parquet: {warehouse.resolve()}", soft_wrap=True, markup=False)
    if undated:
        output().print(undated_line(undated), soft_wrap=True, markup=False)
    failed = sum(isinstance(outcome, RunError) for outcome in outcomes.values())
    if failed:
        raise CommandError(f"{failed} of {len(dates)} dates failed, see above", exit_code=1)


def _run(site: Site, dates: Sequence[date], bar: Progress) -> Outcomes:
    """Run the dates one after another; a failure is told at once and does not stop the others."""
    outcomes: Outcomes = {}
    overall = bar.add_task("dates", total=len(dates))
    step = bar.add_task("", total=None)
    for day in dates:
        try:
            outcomes[day] = run_date(site, day, _display(bar, step, day))
        except RunError as error:
            outcomes[day] = error
            bar.console.print(f"tass-events: {error}", soft_wrap=True, markup=False)
        bar.advance(overall)
    return outcomes


def _tidy(warehouse: Address, settings: Settings) -> None:
    """Remove what killed and failed runs have left, once it is as old as Airflow would let it become."""
    # What another run removes at the same time is no longer in the way.
    with checked_out(warehouse) as checkout, suppress(FileNotFoundError):
        remove_runs(checkout, old_runs(checkout, datetime.now(UTC) - settings.keep_runs))


def _display(bar: Progress, task: TaskID, day: date) -> Callable[[str, int, int], None]:
    """Return what shows a step of a date, and how many of its parts are done."""

    def show(step: str, done: int, total: int) -> None:
        bar.update(task, description=f"{day} {step}", completed=done, total=total)

    return show


def _run_id() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}"


def _summary(outcomes: Outcomes) -> Table:
    table = Table(title="Published dates")
    table.add_column("date", no_wrap=True)
    for name in _COUNTED:
        table.add_column(name, justify="right")
    table.add_column("result")
    for day, outcome in outcomes.items():
        if isinstance(outcome, RunError):
            table.add_row(str(day), *("" for _ in _COUNTED), f"{outcome.step} failed")
        else:
            counts = (str(outcome.row_counts[name]) for name in _COUNTED)
            table.add_row(str(day), *counts, "published")
    return table
