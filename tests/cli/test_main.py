"""The command as a whole: version, help, exit codes, and errors of one line."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from cli.errors import CommandError, one_line
from tests.cli.conftest import Command

TOLD_LATE = ("spacy", "great_expectations", "airflow", "duckdb", "pyarrow.parquet")


def test_the_version_is_that_of_the_package(command: Command) -> None:
    outcome = command("--version")
    assert (outcome.exit_code, outcome.out) == (0, f"tass-events {version('tass-events')}\n")


def test_help_names_every_command(command: Command) -> None:
    outcome = command("--help")
    assert outcome.exit_code == 0
    assert all(name in outcome.out for name in ("run", "code", "verify", "explain", "catalog"))


@pytest.mark.parametrize("name", ["run", "code", "verify", "explain", "catalog"])
def test_every_command_has_help(command: Command, name: str) -> None:
    outcome = command(name, "--help")
    assert outcome.exit_code == 0
    assert name in outcome.out


def test_without_arguments_it_shows_help_as_wrong_use(command: Command) -> None:
    outcome = command()
    assert outcome.exit_code == 2
    assert "Usage" in outcome.out + outcome.err


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (["nothing"], "nothing"),
        (["run", "--wrong"], "--wrong"),
        (["run", "--date", "17.11.2021"], "'17.11.2021' is not a date of the form YYYY-MM-DD"),
        (["run", "--workers", "0"], "--workers"),
        (["run", "--raw", "/nowhere"], "/nowhere: no such folder"),
        (["code"], "PATH"),
        (["code", "/nowhere.txt"], "/nowhere.txt: no such file or folder"),
        (["code", "x", "--format", "xml"], "--format"),
        (["code", "x", "--min-confidence", "2"], "--min-confidence"),
        (["code", "x", "--all-places"], "--all-places and --all-dates need --format jsonl"),
        (["verify", "--warehouse", "/nowhere"], "/nowhere: no such folder"),
        (["catalog", "--warehouse", "/nowhere"], "/nowhere: no such folder"),
        (["explain", "/nowhere.txt"], "/nowhere.txt: no such file or folder"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(
    command: Command, arguments: list[str], cause: str
) -> None:
    outcome = command(*arguments)
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith("tass-events: ")
    assert cause in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_wrong_setting_is_named(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASS_EVENTS_MIN_CONFIDENCE", "7")
    outcome = command("code", "x")
    assert outcome.exit_code == 2
    assert outcome.err.startswith("tass-events: TASS_EVENTS_MIN_CONFIDENCE: ")
    assert outcome.err.count("\n") == 1


def test_a_model_that_is_not_there_is_one_line(
    command: Command, monkeypatch: pytest.MonkeyPatch, seed_file: Path
) -> None:
    monkeypatch.setenv("TASS_EVENTS_MODEL", "no_such_model")
    outcome = command("code", seed_file)
    assert outcome.exit_code == 2
    assert "no_such_model" in outcome.err
    assert outcome.err.count("\n") == 1


def loaded_by(*arguments: str) -> set[str]:
    """Return which of the heavy modules a command imports, in a fresh interpreter."""
    script = (
        "import sys\n"
        "from cli.main import main\n"
        "try:\n    main()\n"
        f"finally:\n    print([m for m in {TOLD_LATE!r} if m in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {name for name in TOLD_LATE if f"'{name}'" in done.stderr.splitlines()[-1]}


def test_help_imports_nothing_heavy() -> None:
    assert loaded_by("--help") == set()
    assert loaded_by("code", "--help") == set()


@pytest.mark.slow
def test_coding_imports_neither_validation_nor_scheduler_nor_catalog(seed_file: Path) -> None:
    loaded = loaded_by("code", str(seed_file), "--format", "jsonl")
    assert "spacy" in loaded
    assert loaded.isdisjoint({"great_expectations", "airflow", "duckdb"})


@pytest.mark.slow
def test_a_reader_that_leaves_is_no_error(seed_file: Path) -> None:
    script = f'"{sys.executable}" -m cli code "{seed_file}"'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{script} --format jsonl | head -c 1 | wc -c"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "1", "")


def test_an_error_of_several_lines_is_told_by_its_first() -> None:
    assert one_line(ValueError("first\nsecond")) == "first"
    assert one_line(KeyboardInterrupt()) == "KeyboardInterrupt"
    assert CommandError("x").exit_code == 2
