"""Publishing replaces a date whole: killed anywhere, the old or the new date stands."""

import shutil
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from load.manifest import ManifestError, read_manifest
from load.publication import BrokenPublicationError, publishing, recover
from load.validation import NotValidatedError
from load.warehouse import Warehouse
from tests.load.killed import DAY, publish_and_die
from transform.schemas import TABLES

NEXT = date(2021, 11, 18)

BEFORE_COMMIT = ["staged"]
AFTER_COMMIT = [
    "journal",
    "replaced documents/publication_date=2021-11-17/part-0.parquet",
    "replaced quarantine/publication_date=2021-11-17/part-0.parquet",
    "replaced _reports/publication_date=2021-11-17/validation.json",
    "replaced _reports/publication_date=2021-11-17/daily.html",
    "manifest",
]


def files(warehouse: Path) -> dict[str, bytes]:
    """Everything that readers see."""
    return {
        str(path.relative_to(warehouse)): path.read_bytes()
        for path in sorted(warehouse.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and "_staging" not in path.parts
    }


def test_every_table_is_written_and_the_manifest_names_it(warehouse: Path) -> None:
    for name in TABLES:
        assert (warehouse / name / "publication_date=2021-11-17" / "part-0.parquet").is_file()
    assert Warehouse(warehouse).published_dates() == [DAY, NEXT]
    assert Warehouse(warehouse).interrupted_dates() == []
    assert not (warehouse / "_staging").exists()


def test_publishing_again_changes_no_byte(warehouse: Path, run_folders: dict[date, Any]) -> None:
    before = files(warehouse)
    run_folders[DAY].publish(DAY, warehouse)
    assert files(warehouse) == before


@pytest.mark.slow
@pytest.mark.parametrize("last_step", BEFORE_COMMIT)
def test_killed_before_the_commit_the_old_date_stands(
    last_step: str, warehouse: Path, other_tables: Path
) -> None:
    before = files(warehouse)
    publish_and_die(other_tables, warehouse, "2.0", last_step)
    assert files(warehouse) == before
    assert Warehouse(warehouse).interrupted_dates() == [DAY]
    assert recover(Warehouse(warehouse)) == []
    assert files(warehouse) == before
    assert Warehouse(warehouse).interrupted_dates() == []


@pytest.mark.slow
@pytest.mark.parametrize("last_step", AFTER_COMMIT)
def test_killed_after_the_commit_the_new_date_is_finished(
    last_step: str, warehouse: Path, other_tables: Path
) -> None:
    before = files(warehouse)
    publish_and_die(other_tables, warehouse, "2.0", last_step)
    recover(Warehouse(warehouse))
    manifest = read_manifest(Warehouse(warehouse).manifest(DAY))
    assert manifest.versions == {"code": "2.0"}
    assert manifest.row_counts["events"] == 1
    after = files(warehouse)
    assert after.keys() == before.keys()
    for output in manifest.outputs():
        assert (warehouse / output.path).stat().st_size == output.size_bytes
    untouched = [name for name in before if "2021-11-18" in name]
    assert untouched
    assert [after[name] for name in untouched] == [before[name] for name in untouched]
    assert Warehouse(warehouse).interrupted_dates() == []


@pytest.mark.slow
def test_a_first_publication_killed_before_the_commit_leaves_nothing(
    tmp_path: Path, other_tables: Path
) -> None:
    warehouse = tmp_path / "fresh"
    publish_and_die(other_tables, warehouse, "2.0", "staged")
    assert files(warehouse) == {}
    recover(Warehouse(warehouse))
    assert sorted(path.name for path in warehouse.iterdir()) == ["_manifests"]


@pytest.mark.slow
def test_the_next_publication_of_any_date_recovers(
    warehouse: Path, other_tables: Path, run_folders: dict[date, Any]
) -> None:
    publish_and_die(other_tables, warehouse, "2.0", "journal")
    run_folders[NEXT].publish(NEXT, warehouse)
    assert read_manifest(Warehouse(warehouse).manifest(DAY)).versions == {"code": "2.0"}


def test_recovery_leaves_living_publishers_alone(warehouse: Path) -> None:
    site = Warehouse(warehouse)
    with publishing(site, DAY):
        staged = site.staging(DAY) / "half-written"
        staged.parent.mkdir(parents=True)
        staged.touch()
        assert recover(site) == []
        assert staged.exists()
    assert not staged.exists()


def test_publishers_of_one_date_wait_for_each_other(
    warehouse: Path, run_folders: dict[date, Any]
) -> None:
    site = Warehouse(warehouse)
    with publishing(site, DAY):
        second = threading.Thread(target=run_folders[DAY].publish, args=(DAY, warehouse))
        second.start()
        second.join(timeout=0.3)
        assert second.is_alive()
    second.join(timeout=30)
    assert not second.is_alive()
    assert site.interrupted_dates() == []


@pytest.mark.slow
def test_a_lost_file_of_an_interrupted_publication_is_named(
    warehouse: Path, other_tables: Path
) -> None:
    publish_and_die(other_tables, warehouse, "2.0", "journal")
    site = Warehouse(warehouse)
    shutil.rmtree(site.staging(DAY) / "events")
    with pytest.raises(BrokenPublicationError, match=r"events/.*remove .*pending") as failure:
        recover(site)
    assert failure.value.publication_date == DAY


def test_tables_that_have_changed_are_not_published(
    warehouse: Path, other_tables: Path, run_folders: dict[date, Any]
) -> None:
    before = files(warehouse)
    shutil.copyfile(
        run_folders[DAY].tables / "events.parquet", other_tables / "tables/events.parquet"
    )
    changed = type(run_folders[DAY])(
        other_tables / "tables", other_tables / "validation.json", other_tables / "inputs.json"
    )
    with pytest.raises(NotValidatedError, match="table events has changed"):
        changed.publish(DAY, warehouse)
    assert files(warehouse) == before


def test_a_bad_list_of_inputs_publishes_nothing(
    warehouse: Path, validated: Path, run_folders: dict[date, Any]
) -> None:
    before = files(warehouse)
    (validated / "inputs.json").write_text("[")
    run = type(run_folders[DAY])(
        validated / "tables", validated / "validation.json", validated / "inputs.json"
    )
    with pytest.raises(ManifestError, match="not a list of inputs: Invalid JSON"):
        run.publish(DAY, warehouse)
    assert files(warehouse) == before
