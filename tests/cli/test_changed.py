"""Dates whose raw files changed after publication are listed, with the reason."""

import shutil
from pathlib import Path

import pytest

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
