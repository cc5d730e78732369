"""What is wrong with a command is told before Airflow is started."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cli.airflow.commands import coming_night
from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("now", "night"),
    [
        (datetime(2024, 2, 28, 1, 59, tzinfo=UTC), date(2024, 2, 28)),
        (datetime(2024, 2, 28, 2, 0, tzinfo=UTC), date(2024, 2, 29)),
        (datetime(2024, 2, 28, 23, 0, tzinfo=UTC), date(2024, 2, 29)),
    ],
)
def test_coming_night_is_the_next_two_o_clock(now: datetime, night: date) -> None:
    assert coming_night(now) == night


def test_folder_without_dated_files_is_refused(command: Command, tmp_path: Path) -> None:
    outcome = command("airflow", "run", "--raw", tmp_path, "--home", tmp_path / "home")
    assert outcome.exit_code == 2
    assert outcome.err.startswith(f"tass-events: {tmp_path}: no file of a known date")
    assert not (tmp_path / "home").exists()


def test_missing_raw_folder_is_refused(command: Command, tmp_path: Path) -> None:
    outcome = command("airflow", "run", "--raw", tmp_path / "none")
    assert (outcome.exit_code, outcome.err.count("\n")) == (2, 1)
    assert str(tmp_path / "none") in outcome.err


@pytest.mark.parametrize("name", ["run", "up"])
def test_missing_folder_of_dags_is_refused(
    command: Command, seeds: Path, tmp_path: Path, name: str
) -> None:
    outcome = command("airflow", name, "--raw", seeds, "--dags", tmp_path / "none")
    assert outcome.exit_code == 2
    assert "none: no such folder; name the folder of the DAG files with --dags" in outcome.err
