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


SYNC = "sync --quiet --locked --extra airflow --compile-bytecode"
COMPILE = "run --no-sync python -m compileall -q cli dags extract load seeds stores transform"


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


@pytest.mark.parametrize("target", ["run", "test", "airflow", "lint", "quick", "docs"])
def test_uv_is_brought_where_it_is_missing(checkout: Path, target: str) -> None:
    lines = _plan(checkout, target, "-n").splitlines()
    assert lines[0].startswith("python3 -m pip install ")
    assert "--target .tools uv==" in lines[0]
    assert lines[1] == f".tools/bin/uv {SYNC}"
    assert lines[2] == f".tools/bin/uv {COMPILE}"
    assert any(line.startswith(".tools/bin/uv run --no-sync ") for line in lines[3:])
    # A tool that the lock file names is never the machine's own.
    own = ("pytest", "ruff", "mypy", "tass-events")
    assert not any(line.startswith(own) for line in lines)


def test_uv_that_is_there_is_used(checkout: Path) -> None:
    uv = checkout / "bin" / "uv"
    uv.touch(mode=0o755)
    assert _plan(checkout, "run", "-n").splitlines() == [
        f"{uv} {SYNC}",
        f"{uv} {COMPILE}",
        f"{uv} run --no-sync tass-events airflow run",
    ]


def test_all_tests_run_in_make_test(checkout: Path) -> None:
    lines = _plan(checkout, "test", "-n").splitlines()
    run = ".tools/bin/uv run --no-sync "
    run_lines = [line.removeprefix(run) for line in lines if line.startswith(run)]
    assert run_lines[1:] == ["ruff check", "ruff format --check", "mypy", "pytest"]


APT = """#!/bin/sh
echo "$@" >> "$(dirname "$0")/asked"
"""


@pytest.fixture
def apt(checkout: Path) -> Path:
    """A Debian whose `apt-get` notes what it is asked for, and a user who is root."""
    tools = checkout / "bin"
    for name, text in (("apt-get", APT), ("id", "#!/bin/sh\necho 0\n")):
        (tools / name).write_text(text)
        (tools / name).chmod(0o755)
    (tools / "dirname").symlink_to(shutil.which("dirname") or "dirname")
    return tools / "asked"


def test_browser_is_brought_where_it_is_missing(checkout: Path, apt: Path) -> None:
    _plan(checkout, "browser")
    update, install = apt.read_text().splitlines()
    assert update.startswith("update")
    assert install.startswith("install -y")
    assert install.endswith(" chromium")


@pytest.mark.parametrize("name", ["chromium", "google-chrome"])
def test_browser_that_is_there_is_used(checkout: Path, apt: Path, name: str) -> None:
    (checkout / "bin" / name).touch(mode=0o755)
    _plan(checkout, "browser")
    assert not apt.exists()


def test_no_browser_is_installed_for_who_is_not_root(checkout: Path, apt: Path) -> None:
    (checkout / "bin" / "id").write_text("#!/bin/sh\necho 1000\n")
    _plan(checkout, "browser")
    assert not apt.exists()


def _has(checkout: Path, name: str, text: str = "#!/bin/sh\n") -> None:
    (checkout / "bin" / name).write_text(text)
    (checkout / "bin" / name).chmod(0o755)


def test_java_and_node_are_brought_where_they_are_missing(checkout: Path, apt: Path) -> None:
    _has(checkout, "uv", '#!/bin/sh\necho "$UV_PROJECT_ENVIRONMENT $@"\n')
    assert _plan(checkout, "readers").splitlines() == [
        ".readers sync --quiet --locked --only-group readers"
    ]
    installed = [line for line in apt.read_text().splitlines() if line.startswith("install")]
    assert [line.partition("--no-install-recommends ")[2] for line in installed] == [
        "default-jre-headless",
        "nodejs npm",
    ]


def test_java_and_node_that_are_there_are_used(checkout: Path, apt: Path) -> None:
    _has(checkout, "uv")
    _has(checkout, "java")
    _has(checkout, "npm", '#!/bin/sh\necho "npm $1"\n')
    assert _plan(checkout, "readers").splitlines() == ["npm ci"]
    assert not apt.exists()


def test_servers_are_brought_where_they_are_missing(checkout: Path, apt: Path) -> None:
    _has(checkout, "uv", '#!/bin/sh\necho "$UV_PROJECT_ENVIRONMENT $@"\n')
    (synced,) = _plan(checkout, "servers", "POSTGRES=").splitlines()
    assert synced.startswith(".cluster sync --quiet --locked --no-default-groups ")
    installed = [line for line in apt.read_text().splitlines() if line.startswith("install")]
    assert [line.rpartition(" ")[2] for line in installed] == ["redis-server", "postgresql"]


def test_servers_that_are_there_are_used(checkout: Path, apt: Path) -> None:
    for name in ("uv", "redis-server", "initdb"):
        _has(checkout, name)
    _plan(checkout, "servers", "POSTGRES=")
    assert not apt.exists()


def test_help_names_the_doors(checkout: Path) -> None:
    shown = [line.split()[1] for line in _plan(checkout, "help").splitlines()]
    assert {"run", "test", "airflow", "lint", "quick", "docs", "clean"} <= set(shown)
