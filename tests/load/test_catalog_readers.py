"""A catalog that another process has open does not stop a run, and the run does not stop the reader."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from load.catalog import build_catalog
from tests.load.conftest import RunFolder
from transform.schemas import TABLES

pytestmark = pytest.mark.slow

DAY = date(2021, 11, 17)
PUBLICATIONS = 9

# Asks the catalog the same thing until it is told to stop; prints all answers, and how often there was none.
READER = """
import sys, threading
import duckdb

stop = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
answers, failed, last = set(), 0, False
with duckdb.connect(sys.argv[1], read_only=True) as catalog:
    answers.add(catalog.execute("SELECT count(*) FROM events").fetchone()[0])
    print("asked", flush=True)
    while not last:
        last = stop.is_set()
        for view in ("events", "events_flat"):
            try:
                answers.add(catalog.execute(f"SELECT count(*) FROM {view}").fetchone()[0])
            except duckdb.Error:
                failed += 1
print(sorted(answers), failed, flush=True)
"""


@contextmanager
def reading(catalog: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has the catalog open and has asked it once."""
    with subprocess.Popen(
        [sys.executable, "-c", READER, catalog],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdout
        assert reader.stdout.readline() == "asked\n"
        yield reader
        reader.kill()


@pytest.fixture
def publish_in_turn(
    warehouse: Path, other_tables: Path, run_folders: dict[date, RunFolder]
) -> Callable[[int], None]:
    """Publish one version of a date after the other, and build the catalog anew each time."""
    first = run_folders[DAY]
    other = replace(
        first,
        tables=other_tables / "tables",
        validation=other_tables / "validation.json",
    )

    def publish(times: int) -> None:
        for number in range(times):
            (other, first)[number % 2].publish(DAY, warehouse)
            build_catalog(warehouse)
            time.sleep(0.05)

    return publish


def test_another_process_reads_on_while_dates_are_published(
    warehouse: Path, publish_in_turn: Callable[[int], None]
) -> None:
    with reading(build_catalog(warehouse)) as reader:
        publish_in_turn(PUBLICATIONS)
        told, complaints = reader.communicate(timeout=60)
    assert reader.returncode == 0, complaints
    answers, _, failed = told.splitlines()[-1].rpartition(" ")
    # Three events of both dates, or two where the first date is the other version; nothing between.
    assert answers == "[2, 3]"
    # DuckDB opens a file once to plan and once to read: a question may fall just between, and then fails.
    assert int(failed) <= PUBLICATIONS * len(TABLES)


def test_another_process_opens_the_new_catalog_while_the_old_one_is_read(
    warehouse: Path, publish_in_turn: Callable[[int], None]
) -> None:
    with reading(build_catalog(warehouse)), reading(warehouse / "catalog.duckdb") as second:
        publish_in_turn(1)
        with reading(warehouse / "catalog.duckdb") as third:
            told, complaints = third.communicate(timeout=60)
        assert (told.splitlines()[-1], complaints) == ("[2] 0", "")
        assert second.poll() is None
