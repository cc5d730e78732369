"""How far the runs are: a bar for each date on a terminal, a line for each step without one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import typer
from rich.progress import Progress, TaskID

from cli.airflow.backfill import Step, Steps, Watch
from cli.airflow.client import DagRun
from cli.console import progress_bar

TASKS = ("plan", "extract", "transform", "validate", "publish")
_TOLD = ("failed", "up_for_retry", "skipped", "success")
"""States worth a line; of several states of one step, the first in this order."""


@contextmanager
def follow_runs() -> Iterator[Watch]:
    """Give what shows each run that it is told of, until the block ends."""
    with progress_bar() as progress:
        yield _lines() if progress.disable else _bars(progress)


def state(step: Step) -> str | None:
    """Return the state of a step that is worth telling, if there is one yet."""
    if step.done < step.total and not step.states & {"failed", "up_for_retry"}:
        return None
    return next((name for name in _TOLD if name in step.states), None)


def _lines() -> Watch:
    told: set[tuple[date, str, str]] = set()

    def watch(day: date, _: DagRun, steps: Steps) -> None:
        for name in TASKS:
            now = state(steps[name]) if name in steps else None
            if now and (day, name, now) not in told:
                told.add((day, name, now))
                typer.echo(f"{day}  {name:10} {_parts(steps[name])}{now}")

    return watch


def _bars(progress: Progress) -> Watch:
    bars: dict[date, TaskID] = {}

    def watch(day: date, _: DagRun, steps: Steps) -> None:
        if day not in bars:
            bars[day] = progress.add_task(str(day), total=len(TASKS))
        open_steps = [n for n in TASKS if n in steps and steps[n].done < steps[n].total]
        now = f"{open_steps[0]} {_parts(steps[open_steps[0]])}" if open_steps else ""
        done = len(TASKS) - len(open_steps)
        progress.update(bars[day], completed=done, description=f"{day} {now}".rstrip())

    return watch


def _parts(step: Step) -> str:
    return f"{step.done} of {step.total} " if step.total > 1 else ""
