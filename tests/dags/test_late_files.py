"""A story dropped into a published date is picked up, and only that date is rebuilt."""

import os
from collections.abc import Iterator
from datetime import date

import pytest

from cli.airflow.backfill import wait_for_dag
from cli.airflow.client import DagRun
from cli.airflow.dag_id import DAG_ID
from load.durable import remove_folder
from load.undated import read_undated
from tests.dags.conftest import Newsroom

DAY, UNTOUCHED = date(2020, 3, 4), date(2020, 3, 5)
LATE_FILES = "tass_events_late_files"
STORY = "MOSCOW, March 4. /TASS/. Russia condemned Norway, the Foreign Ministry said."
LATE = "OSLO, March 4. /TASS/. Norway imposed sanctions on Russia, the government said."

pytestmark = pytest.mark.airflow


@pytest.fixture(scope="module")
def published(newsroom: Newsroom) -> Iterator[Newsroom]:
    for day in (DAY, UNTOUCHED):
        (newsroom.raw / f"{day}-a.txt").write_text(f" date {day} {STORY}")
    newsroom.publish(DAY, UNTOUCHED)
    client = newsroom.airflow.client
    wait_for_dag(client, newsroom.airflow.check, LATE_FILES)
    client.set_paused(LATE_FILES, paused=False)
    client.set_paused(DAG_ID, paused=False)
    yield newsroom
    client.set_paused(LATE_FILES, paused=True)
    client.set_paused(DAG_ID, paused=True)


def _next_morning(newsroom: Newsroom) -> DagRun:
    run_id = newsroom.airflow.client.trigger(LATE_FILES, None, {})
    return newsroom.ended(LATE_FILES, lambda run: run.run_id == run_id)


def _late_runs(newsroom: Newsroom) -> list[DagRun]:
    runs = newsroom.airflow.client.runs(DAG_ID)
    return [run for run in runs if run.run_id.startswith("late__")]


def test_only_the_date_of_a_late_story_is_rebuilt(published: Newsroom) -> None:
    untouched = published.manifest(UNTOUCHED)
    assert published.rows(DAY)["documents"] == 1
    (published.raw / "late.txt").write_text(f" date {DAY} {LATE}")
    morning = _next_morning(published)
    assert morning.state == "success"
    (late,) = _late_runs(published)
    assert published.ended(DAG_ID, lambda run: run.run_id == late.run_id).state == "success"
    assert late.run_id.startswith(f"late__{DAY}__")
    assert published.rows(DAY)["documents"] == 2
    assert published.manifest(UNTOUCHED) == untouched
    details = published.airflow.client.run(DAG_ID, late.run_id)
    assert details["note"] == details["conf"]["why"] == "added: late.txt"


def test_files_of_no_date_are_told_and_kept(published: Newsroom) -> None:
    (published.raw / "note.txt").write_text("A note without any date.")
    morning = _next_morning(published)
    assert "note.txt belongs to no date: " in published.log(morning.run_id, "find", LATE_FILES)
    assert [row["source_path"] for row in read_undated(published.warehouse)] == ["note.txt"]
    (published.raw / "note.txt").unlink()
    _next_morning(published)
    assert read_undated(published.warehouse) == []


def test_what_killed_runs_have_left_is_removed_once_it_is_old(published: Newsroom) -> None:
    old, new = (published.warehouse / "_runs" / str(DAY) / name for name in ("old", "new"))
    for folder in (old, new):
        folder.mkdir(parents=True)
    os.utime(old, (0, 0))
    morning = _next_morning(published)
    assert morning.state == "success"
    assert (old.exists(), new.exists()) == (False, True)
    log = published.log(morning.run_id, "tidy", LATE_FILES)
    assert f"Removed the files of 1 old run; _runs/{DAY}/old" in log
    remove_folder(new, up_to=published.warehouse)


def test_nothing_is_rebuilt_where_nothing_has_changed(published: Newsroom) -> None:
    before = _late_runs(published)
    assert _next_morning(published).state == "success"
    assert _late_runs(published) == before
