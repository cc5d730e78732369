"""Faults strike at each step of a run: one date stands whole, the next run leaves what a good one does."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from load.markdown import markdown_table
from tests.reliability.faulting import OUTCOMES, Outcome
from tests.reliability.faults import FAULTS, NONE, Fault
from tests.reliability.page import tell

pytestmark = pytest.mark.slow

_ROOT = Path(__file__).parents[2]
each_fault = pytest.mark.parametrize("fault", FAULTS, ids=str)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """What came of every fault, in processes that are forked from one that has loaded everything."""
    folder = tmp_path_factory.mktemp("faults")
    command = [sys.executable, "-m", "tests.reliability.faulting", str(folder)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TASS_EVENTS_")}
    done = subprocess.run(
        command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads((folder / OUTCOMES).read_text(encoding="utf-8"))
    return {name: Outcome(**outcome) for name, outcome in told.items()}


@each_fault
def test_the_old_date_or_the_new_one_stands(fault: Fault, outcomes: dict[str, Outcome]) -> None:
    found = outcomes[str(fault)]
    assert tuple(found.exit_codes) == fault.exit_codes, found.said
    assert found.date == fault.date


@each_fault
def test_verify_says_so(fault: Fault, outcomes: dict[str, Outcome]) -> None:
    exit_code, said = outcomes[str(fault)].verify
    assert (fault.told or "every promise holds") in said
    assert exit_code == bool(fault.told)


@each_fault
def test_the_command_names_the_cause(fault: Fault, outcomes: dict[str, Outcome]) -> None:
    said = outcomes[str(fault)].said
    assert fault.said in said
    assert "Traceback" not in said


@each_fault
def test_the_next_run_leaves_what_one_without_a_fault_does(
    fault: Fault, outcomes: dict[str, Outcome]
) -> None:
    found, good = outcomes[str(fault)], outcomes[str(NONE)]
    assert found.again[0] == 0, found.again[1]
    assert found.verify_again[0] == 0, found.verify_again[1]
    assert found.published == good.published
    assert found.files == good.files


def test_without_a_fault_there_are_no_intermediate_files(outcomes: dict[str, Outcome]) -> None:
    files = outcomes[str(NONE)].files
    assert [path for path in files if "_runs" in path or "_staging" in path] == []


def test_the_page_tells_what_comes_of_faults(outcomes: dict[str, Outcome]) -> None:
    tell("faults", _lines(outcomes))


def _lines(outcomes: dict[str, Outcome]) -> Iterator[str]:
    head = (
        "What happens",
        "When",
        "The run ends with",
        "Date that stands",
        "`verify` until then",
    )
    rows = (_row(fault, outcomes[str(fault)]) for fault in FAULTS if fault is not NONE)
    yield from markdown_table(head, rows)


def _row(fault: Fault, found: Outcome) -> tuple[str, ...]:
    ends = ", ".join("kill" if code < 0 else str(code) for code in found.exit_codes)
    told = f"a publication was {fault.told}" if fault.told else "every promise holds"
    return fault.what, fault.when, ends, found.date, told
