"""Every fault that is injected into a run, and what must be left of the date afterwards.

A fault strikes at a step of the run: Python's audit events tell each file that is about to be opened, renamed
or removed, so that the software needs no hook of its own and runs as it does in production.
"""

import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.fault_clock import set_clock_back
from tests.reliability.fault_privileges import drop_privileges
from tests.reliability.fault_steps import AT_EACH_STEP, JOURNAL_STEPS, STAGING_STEPS, Step, watch

OLD, NEW, FINISHED_LATER = "old", "new", "new, finished by the next run"
BEGUN, COMMITTED = "begun and not committed", "committed and not finished"
KILLED = -signal.SIGKILL
Arm = Callable[[Path], None]
"""Prepares the fault in the process that is to meet it, by the folder that all lies in."""

_PATIENCE_SECONDS = 120
RAW_FILE = "raw/2021/11/17/b.txt"


@dataclass(frozen=True)
class Fault:
    """One fault.

    Attributes:
        what: What happens.
        when: At which step.
        arm: Lets it happen.
        exit_codes: What the command ends with: several where several run at once.
        date: Which date must stand afterwards.
        told: What `verify` must tell of it; empty if every promise must hold.
        said: What the command must say.
    """

    what: str
    when: str
    arm: Arm
    exit_codes: tuple[int, ...] = (1,)
    date: str = OLD
    told: str = ""
    said: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.when}".strip()


def _kill(_home: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _fill_disk(_home: Path) -> None:
    """No file may grow any more; files that are there stay."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


def _remove_raw_file(home: Path) -> None:
    (home / RAW_FILE).unlink()


def _grow_raw_file(home: Path) -> None:
    with (home / RAW_FILE).open("a", encoding="utf-8") as file:
        file.write(" Norway condemned Denmark.")


def _at(step: Step, strike: Arm) -> Arm:
    return lambda home: watch(home, step, strike)


def _protect(home: Path) -> None:
    """Let nobody write to the warehouse, not even root."""
    for path in (home / "warehouse", *(home / "warehouse").rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    drop_privileges()


def _meet(home: Path) -> None:
    """Wait until two runs are here."""
    (home / f"met-{os.getpid()}").touch()
    end = time.monotonic() + _PATIENCE_SECONDS
    while len(list(home.glob("met-*"))) < 2:
        if time.monotonic() > end:
            raise TimeoutError("the other run does not come")
        time.sleep(0.01)


def _lose_model(_home: Path) -> None:
    os.environ["TASS_EVENTS_MODEL"] = "en_no_such_model"


def _break_suite(_home: Path) -> None:
    from great_expectations.validator.validator import Validator

    _fail_at_call(Validator, "graph_validate", 10)


def _break_metric(_home: Path) -> None:
    from great_expectations.execution_engine import PandasExecutionEngine

    _fail_at_call(PandasExecutionEngine, "get_domain_records", 20)


def _fail_at_call(owner: type, name: str, first: int) -> None:
    """Let a method fail from its so-many-eth call on, as a broken library does."""
    method, calls = getattr(owner, name), iter(range(1, sys.maxsize))

    def fail(*arguments: object, **named: object) -> object:
        if next(calls) >= first:
            raise RuntimeError("injected")
        return method(*arguments, **named)

    setattr(owner, name, fail)


def no_fault(_home: Path) -> None:
    """Let all be well."""


def _killed(step: Step) -> Fault:
    date = FINISHED_LATER if step in JOURNAL_STEPS else NEW if step.is_after_all else OLD
    told = BEGUN if step in STAGING_STEPS or step.is_swept else ""
    told = COMMITTED if step in JOURNAL_STEPS else told
    return Fault("kill -9", str(step), _at(step, _kill), (KILLED,), date, told)


def _disk_full(step: Step) -> Fault:
    return Fault("disk full", f"from: {step}", _at(step, _fill_disk), said="File too large")


def _step(name: str) -> Step:
    return next(step for step in AT_EACH_STEP if step.name == name)


_READING = _step("extract: reads a raw file")
_LOCKING = _step("publish: takes the lock")
NONE = Fault("nothing goes wrong", "", no_fault, (0,), NEW)
FAULTS = (
    NONE,
    *map(_killed, AT_EACH_STEP),
    *(_disk_full(step) for step in AT_EACH_STEP if step.writes),
    Fault("raw file vanishes", str(_READING), _at(_READING, _remove_raw_file), (0,), NEW),
    Fault("raw file grows", str(_READING), _at(_READING, _grow_raw_file), (0,), NEW),
    Fault("warehouse is read-only", "", _protect, (2,), said="readonly"),
    Fault("two runs of one date", "both are about to publish", _at(_LOCKING, _meet), (0, 0), NEW),
    Fault("clock goes back by a year", "", set_clock_back, (0,), NEW),
    Fault("spaCy model is missing", "", _lose_model, said="en_no_such_model"),
    Fault("Great Expectations fails", "in a suite", _break_suite, said="injected"),
    Fault("Great Expectations fails", "in a metric", _break_metric, said="injected"),
)
