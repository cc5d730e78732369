"""Runs whose intermediate files are still there: under way, or failed and kept for a person."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from load.checkout.checkout import Checkout


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run that has not published its date.

    Attributes:
        day: Its publication date.
        name: Name of its folder, made of the run's id.
        report: Its validation report, if it came so far.
    """

    day: date
    name: str
    report: Path | None


def kept_runs(checkout: Checkout) -> list[KeptRun]:
    """Return the runs whose files are kept, the newest date first."""
    found = [run for name in checkout.runs() if (run := _run_in(checkout, name))]
    return sorted(found, key=lambda run: (run.day, run.name), reverse=True)


def _run_in(checkout: Checkout, name: str) -> KeptRun | None:
    folder = checkout.folder / name
    try:
        day = date.fromisoformat(folder.parent.name)
    except ValueError:
        return None
    checkout.fetch(f"{name}/validation.html")
    report = folder / "validation.html"
    return KeptRun(day, folder.name, report if report.is_file() else None)
