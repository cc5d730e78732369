"""Only what has lain untouched is removed: a run that writes, or published tables, never are."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cli.old_runs import old_runs, remove_runs
from load.checkout.folder import FolderCheckout

NOW = datetime(2024, 3, 1, 4, tzinfo=UTC)


def leave(folder: Path, age: timedelta) -> Path:
    """Leave the files of a run, written so long ago."""
    file = folder / "tables" / "events.parquet"
    file.parent.mkdir(parents=True)
    file.write_text("rows")
    written = (NOW - age).timestamp()
    for path in (file, file.parent, folder):
        os.utime(path, (written, written))
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return leave(tmp_path / "_runs" / "2024-01-31" / "killed", timedelta(days=15))


def test_what_is_old_is_removed_with_its_empty_date(tmp_path: Path, old: Path) -> None:
    kept = leave(tmp_path / "_runs" / "2024-02-01" / "failed", timedelta(days=13))
    published = leave(tmp_path / "events" / "publication_date=2024-01-31", timedelta(days=99))
    warehouse = FolderCheckout(tmp_path)
    found = old_runs(warehouse, NOW - timedelta(days=14))
    assert found == ["_runs/2024-01-31/killed"]
    remove_runs(warehouse, found)
    assert not old.parent.exists()
    assert kept.is_dir()
    assert published.is_dir()


def test_a_run_that_has_written_anything_since_is_kept(tmp_path: Path, old: Path) -> None:
    (old / "tables" / "events.parquet").write_text("rows, again")
    assert old_runs(FolderCheckout(tmp_path), NOW - timedelta(days=14)) == []


def test_a_warehouse_without_runs_has_none(tmp_path: Path) -> None:
    assert old_runs(FolderCheckout(tmp_path), NOW) == []
