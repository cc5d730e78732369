"""Runs through a real Airflow: published, rebuilt, empty, from the form, refused and failed."""

import os
import shutil
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from cli.airflow.backfill import RunsFailedError
from cli.airflow.client import ApiError, DagRun
from cli.airflow.dag_id import DAG_ID
from cli.airflow.embedded import embedded_airflow
from cli.errors import CommandError
from load.checksums import sha256_of
from load.verify import verify_warehouse
from tests.cli.conftest import publish
from tests.dags.conftest import ROOT, Newsroom

DAY = date(2021, 11, 17)
EMPTY_DAY = date(2021, 11, 18)

pytestmark = pytest.mark.airflow


@dataclass(frozen=True)
class Rebuilt:
    """A date and the empty one after it were published, and the date once more.

    Attributes:
        first: Checksums of the date's Parquet after the first run.
        empty: The run of the date without files.
        last: The last run of the date.
    """

    first: dict[str, str]
    empty: DagRun
    last: DagRun


@pytest.fixture(scope="module")
def rebuilt(newsroom: Newsroom) -> Rebuilt:
    newsroom.publish(DAY, EMPTY_DAY)
    runs = newsroom.airflow.client.runs(DAG_ID)
    empty = next(run for run in runs if run.partition_key == str(EMPTY_DAY))
    first = newsroom.checksums(DAY)
    newsroom.publish(DAY)
    return Rebuilt(first, empty, next(iter(newsroom.airflow.client.runs(DAG_ID))))


def test_date_is_published_and_rebuilt_byte_for_byte(newsroom: Newsroom, rebuilt: Rebuilt) -> None:
    assert len(rebuilt.first) == 7
    assert newsroom.checksums(DAY) == rebuilt.first
    assert newsroom.rows(DAY)["documents"] == 1
    steps = {"plan", "extract", "transform", "validate"}
    assert set(newsroom.manifest(DAY)["timings"]) == steps
    assert verify_warehouse(newsroom.warehouse) == []


def test_the_command_line_publishes_the_same_bytes(rebuilt: Rebuilt, tmp_path: Path) -> None:
    warehouse = publish(ROOT / "seeds" / "articles", tmp_path / "warehouse")
    files = warehouse.glob(f"*/publication_date={DAY}/part-0.parquet")
    assert {path.parent.parent.name: sha256_of(path) for path in files} == rebuilt.first


@pytest.mark.usefixtures("rebuilt")
def test_no_log_has_the_password(newsroom: Newsroom) -> None:
    logs = [path for path in newsroom.site.logs.rglob("*") if path.is_file()]
    assert any("api-server" in path.name or "scheduler" in path.name for path in logs)
    password = newsroom.site.password.encode()
    assert [path for path in logs if password in path.read_bytes()] == []


@pytest.mark.usefixtures("rebuilt")
def test_run_leaves_nothing_but_what_it_publishes(newsroom: Newsroom) -> None:
    left = {path.name for path in newsroom.warehouse.iterdir() if path.name.startswith("_")}
    # A look at all raw files, which other tests take, keeps those of no date.
    assert left - {"_undated.parquet"} == {"_inventory.sqlite", "_manifests", "_reports"}


def test_every_task_says_in_one_line_what_it_did(newsroom: Newsroom, rebuilt: Rebuilt) -> None:
    run_id = rebuilt.last.run_id
    for task_id in ("plan", "extract", "transform", "validate", "publish"):
        lines = newsroom.log(run_id, task_id).splitlines()
        (told,) = (line for line in lines if f"{task_id} of {DAY}: in: " in line)
        assert "; out: " in told
        assert "; took " in told
    assert "in: 1 file of " in newsroom.log(run_id, "plan")


def test_every_task_tells_its_lineage(newsroom: Newsroom, rebuilt: Rebuilt) -> None:
    raw, warehouse = str(newsroom.raw), newsroom.warehouse
    told = newsroom.lineage(rebuilt.last.run_id)
    assert set(told) == {"plan", "extract", "transform", "validate", "publish"}
    assert told["plan"][0] == {raw}
    assert raw in told["extract"][0]
    for task_id, following in pairwise(("extract", "transform", "validate", "publish")):
        assert told[task_id][1] & told[following][0], f"{following} reads nothing of {task_id}"
    assert told["publish"][1] == {str(warehouse / table) for table in newsroom.rows(DAY)}


def test_asset_event_carries_date_and_row_counts(newsroom: Newsroom, rebuilt: Rebuilt) -> None:
    (event,) = newsroom.airflow.client.asset_events(rebuilt.last.run_id)
    assert event["partition_key"] == event["extra"]["publication_date"] == str(DAY)
    assert event["extra"]["row_counts"] == newsroom.rows(DAY)


def test_date_without_files_is_published_as_empty_and_says_so(
    newsroom: Newsroom, rebuilt: Rebuilt
) -> None:
    assert rebuilt.empty.state == "success"
    assert set(newsroom.rows(EMPTY_DAY).values()) == {0}
    assert newsroom.manifest(EMPTY_DAY)["inputs"] == []
    assert f"No files of {EMPTY_DAY}" in newsroom.log(rebuilt.empty.run_id, "plan")


def test_run_from_the_form_is_for_its_date(newsroom: Newsroom) -> None:
    run = newsroom.trigger(None, {"publication_date": str(DAY)})
    assert run.state == "success"
    (event,) = newsroom.airflow.client.asset_events(run.run_id)
    assert event["partition_key"] == str(DAY)


@pytest.mark.usefixtures("rebuilt")
def test_published_date_is_left_alone_where_the_form_says_so(newsroom: Newsroom) -> None:
    before = newsroom.manifest(DAY)
    run = newsroom.trigger(str(DAY), {"reprocess": False})
    states = {
        task.task_id: task.state for task in newsroom.airflow.client.tasks(DAG_ID, run.run_id)
    }
    assert states.pop("plan") == "success"
    assert set(states.values()) == {"skipped"}
    assert newsroom.manifest(DAY) == before


def test_run_for_no_date_fails_at_once_and_says_how_to_start_one(newsroom: Newsroom) -> None:
    run = newsroom.trigger(None, {})
    assert run.state == "failed"
    plan = newsroom.task(run.run_id, "plan")
    assert (plan.state, plan.try_number) == ("failed", 1)
    assert "press Trigger and fill in the partition key" in newsroom.log(run.run_id, "plan")


def test_malformed_key_is_refused(newsroom: Newsroom) -> None:
    with pytest.raises(ApiError, match="17 November") as caught:
        newsroom.airflow.client.trigger(DAG_ID, "17 November", {})
    assert caught.value.status in {400, 422}


def test_second_airflow_in_the_same_folder_is_refused(newsroom: Newsroom) -> None:
    with (
        pytest.raises(CommandError, match="runs from .* already; stop it first"),
        embedded_airflow(newsroom.site, os.environ, ROOT, print),
    ):
        pytest.fail("a second Airflow started")


def test_failed_date_says_why_keeps_what_was_published_and_is_mended(
    newsroom: Newsroom, rebuilt: Rebuilt
) -> None:
    unreadable = newsroom.raw / f"{DAY:%Y/%m/%d}"
    unreadable.mkdir(parents=True)
    for number in range(20):
        (unreadable / f"{number}.txt").write_bytes(bytes(range(256)) * 4)
    with pytest.raises(RunsFailedError) as caught:
        newsroom.publish(DAY)
    message = str(caught.value)
    assert caught.value.dates == (DAY,)
    assert f"{DAY}: validate failed; the end of {newsroom.site.logs}" in message
    assert "refused_records" in message
    assert newsroom.checksums(DAY) == rebuilt.first
    failed = next(iter(newsroom.airflow.client.runs(DAG_ID, state=["failed"])))
    newsroom.noticed(f"{failed.run_id} task_failure")
    # The cause is mended, and the run is cleared from where it failed to read the files.
    shutil.rmtree(unreadable)
    newsroom.airflow.client.set_paused(DAG_ID, paused=False)
    newsroom.airflow.client.clear(DAG_ID, failed.run_id)
    newsroom.reached(failed.run_id, "publish", "success")
    newsroom.airflow.client.set_paused(DAG_ID, paused=True)
    assert newsroom.checksums(DAY) == rebuilt.first
