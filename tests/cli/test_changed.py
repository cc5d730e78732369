"""Dates whose raw files changed after publication are listed, with the reason."""

import shutil
from pathlib import Path

import pytest

from load.undated import read_undated
from tests.cli.conftest import Command

LATE = " date 2021-11-17 MOSCOW, November 17. /TASS/. Russia condemned Norway, the ministry said."


@pytest.fixture
def raw(tmp_path: Path, seeds: Path) -> Path:
    return shutil.copytree(seeds, tmp_path / "raw")


@pytest.fixture
def warehouse(tmp_path: Path, published: Path) -> Path:
    return shutil.copytree(published, tmp_path / "warehouse")


def test_nothing_has_changed(command: Command, raw: Path, warehouse: Path) -> None:
    outcome = command("changed", "--raw", raw, "--warehouse", warehouse)
    assert (outcome.exit_code, outcome.out) == (0, "")


def test_date_of_a_late_file_is_told(command: Command, raw: Path, warehouse: Path) -> None:
    (raw / "late.txt").write_text(LATE)
    (raw / "other.txt").write_text(LATE.replace("17 M", "19 M"))
    outcome = command("changed", "--raw", raw, "--warehouse", warehouse)
    assert (outcome.exit_code, outcome.out) == (0, "2021-11-17  added: late.txt\n")


def test_corrected_file_is_told(command: Command, raw: Path, warehouse: Path) -> None:
    (file,) = raw.iterdir()
    file.write_bytes(file.read_bytes() + b" It added nothing.")
    outcome = command("changed", "--raw", raw, "--warehouse", warehouse)
    assert outcome.out == f"2021-11-17  changed: {file.name}\n"


def test_file_of_no_date_is_told_kept_and_forgotten_once_mended(
    command: Command, raw: Path, warehouse: Path
) -> None:
    (raw / "note.txt").write_text("A note without any date.")
    (raw / "scan.txt").write_bytes(bytes(range(256)))
    outcome = command("changed", "--raw", raw, "--warehouse", warehouse)
    assert outcome.exit_code == 0
    note, scan = outcome.out.splitlines()
    assert note.startswith("no date     note.txt: ")
    assert scan.startswith("no date     scan.txt: ")
    assert "mend the file or save it as UTF-8" in scan
    codes = [row["reason_code"] for row in read_undated(warehouse)]
    assert codes == ["no_date", "not_text"]
    (raw / "note.txt").write_text(LATE)
    (raw / "scan.txt").unlink()
    outcome = command("changed", "--raw", raw, "--warehouse", warehouse)
    assert outcome.out == "2021-11-17  added: note.txt\n"
    assert read_undated(warehouse) == []


def test_empty_raw_folder_is_an_error_and_no_change(
    command: Command, tmp_path: Path, warehouse: Path
) -> None:
    (tmp_path / "none").mkdir()
    outcome = command("changed", "--raw", tmp_path / "none", "--warehouse", warehouse)
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"tass-events: {tmp_path / 'none'}: no raw file is there")


def test_missing_folders_are_told(command: Command, raw: Path, tmp_path: Path) -> None:
    outcome = command("changed", "--raw", raw, "--warehouse", tmp_path / "nowhere")
    assert (outcome.exit_code, outcome.err.count("\n")) == (2, 1)
    outcome = command("changed", "--raw", tmp_path / "nowhere", "--warehouse", raw)
    assert (outcome.exit_code, outcome.err.count("\n")) == (2, 1)
