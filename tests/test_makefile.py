"""The doors of the project open without uv, and with the one that is there."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAKE = shutil.which("make") or "make"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that has nothing but the Makefile, and a `bin` with a shell."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "bin").mkdir()
    for name in ("sh", "grep", "sed", "expand"):
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or name)
    return tmp_path


def _plan(checkout: Path, target: str, *options: str) -> str:
    """Return what `make` would do, as a machine without anything else sees it."""
    done = subprocess.run(
        [MAKE, *options, target],
        cwd=checkout,
        env={"PATH": str(checkout / "bin")},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("target", ["run", "test", "airflow", "lint", "quick"])
def test_uv_is_brought_where_it_is_missing(checkout: Path, target: str) -> None:
    lines = _plan(checkout, target, "-n").splitlines()
    assert lines[0].startswith("python3 -m pip install ")
    assert "--target .tools uv==" in lines[0]
    assert lines[1] == ".tools/bin/uv sync --quiet --locked --extra airflow"
    assert all(line.startswith(".tools/bin/uv run --no-sync ") for line in lines[2:])
    assert len(lines) > 2


def test_uv_that_is_there_is_used(checkout: Path) -> None:
    uv = checkout / "bin" / "uv"
    uv.touch(mode=0o755)
    assert _plan(checkout, "run", "-n").splitlines() == [
        f"{uv} sync --quiet --locked --extra airflow",
        f"{uv} run --no-sync tass-events airflow run",
    ]


def test_all_tests_run_in_make_test(checkout: Path) -> None:
    lines = [
        line.removeprefix(".tools/bin/uv run --no-sync ")
        for line in _plan(checkout, "test", "-n").splitlines()
    ]
    assert lines[2:] == ["ruff check", "ruff format --check", "mypy", "pytest"]


def test_help_names_the_doors(checkout: Path) -> None:
    shown = [line.split()[1] for line in _plan(checkout, "help").splitlines()]
    assert {"run", "test", "airflow", "lint", "quick", "clean"} <= set(shown)
