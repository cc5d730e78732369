"""The doors of the project open without uv, and with the one that is there."""

import re
import shutil
import subprocess
from itertools import product
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


def _has(checkout: Path, name: str, text: str = "#!/bin/sh\n") -> None:
    (checkout / "bin" / name).write_text(text)
    (checkout / "bin" / name).chmod(0o755)


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
    lines = [line for line in _plan(checkout, target, "-n").splitlines() if "make" not in line]
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


QUICK = "not airflow and not browser and not slow"
UV = """#!/bin/sh
shift 2
case "$*" in python*|*--locked*) exit 0;; esac
echo "$@" >> "$(dirname "$0")/ran"
echo "says $*"; sleep 0.2; echo "says $*"
case "$*" in *"%s"*) exit 1;; esac
"""


def _log_of_what_runs(checkout: Path, *, fails: str) -> None:
    """Put a `uv` there that notes what it is to run, says it twice, and fails where it is told to."""
    _has(checkout, "uv", UV % fails)
    for name in ("dirname", "sleep"):
        (checkout / "bin" / name).symlink_to(shutil.which(name) or name)


def _make_test(checkout: Path) -> subprocess.CompletedProcess[str]:
    path = {"PATH": str(checkout / "bin")}
    return subprocess.run(
        [MAKE, "test"], cwd=checkout, env=path, capture_output=True, text=True, check=False
    )


def _ran(checkout: Path) -> list[str]:
    return (checkout / "bin" / "ran").read_text().splitlines()


def test_checks_and_quick_tests_run_before_all_others(checkout: Path) -> None:
    lines = _plan(checkout, "test", "-n", "JOBS=1").splitlines()
    run = ".tools/bin/uv run --no-sync "
    first = [line.removeprefix(run) for line in lines if line.startswith(run)][1:5]
    assert first[:3] == ["ruff check", "ruff format --check", "mypy"]
    assert first[3] == _plan(checkout, "quick", "-n").splitlines()[-1].removeprefix(run)


def test_every_test_is_in_one_part(checkout: Path) -> None:
    parts = re.findall(r'pytest -m "(.*)"$', _plan(checkout, "test", "-n"), re.MULTILINE)
    assert len(parts) == 4
    markers = ("airflow", "browser", "slow")
    for carried in product((False, True), repeat=len(markers)):
        names = dict(zip(markers, carried, strict=True))
        assert [eval(part, {}, names) for part in parts].count(True) == 1, names  # noqa: S307


@pytest.mark.parametrize("failing", ["ruff", "pytest"])
def test_where_a_quick_check_fails_nothing_slow_is_begun(checkout: Path, failing: str) -> None:
    _log_of_what_runs(checkout, fails=failing)
    done = _make_test(checkout)
    assert done.returncode != 0
    assert [line for line in _ran(checkout) if "pytest" in line] == [f"pytest -m {QUICK}"]


def test_a_part_that_fails_fails_all_after_the_others_have_run(checkout: Path) -> None:
    _log_of_what_runs(checkout, fails="-m browser")
    done = _make_test(checkout)
    assert done.returncode != 0
    assert len([line for line in _ran(checkout) if "pytest" in line]) == 4


def test_what_a_part_says_stands_together(checkout: Path) -> None:
    _log_of_what_runs(checkout, fails="nothing")
    done = _make_test(checkout)
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stdout.splitlines() if line.startswith("says")]
    assert said[0::2] == said[1::2]
    assert len(said) == 2 * 7


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


PACKAGES = "chromium default-jre-headless nodejs npm redis-server postgresql".split()


def test_programs_are_brought_where_they_are_missing(checkout: Path, apt: Path) -> None:
    _plan(checkout, "programs", "POSTGRES=")
    update, install = apt.read_text().splitlines()
    assert update.startswith("update")
    assert install.startswith("install -y")
    assert install.endswith(f" --no-install-recommends {' '.join(PACKAGES)}")


@pytest.mark.parametrize("browser", ["chromium", "google-chrome"])
def test_programs_that_are_there_are_used(checkout: Path, apt: Path, browser: str) -> None:
    for name in (browser, "java", "node", "npm", "redis-server"):
        _has(checkout, name)
    _plan(checkout, "programs", "POSTGRES=")
    assert apt.read_text().splitlines()[-1].endswith(" --no-install-recommends postgresql")
    apt.unlink()
    _has(checkout, "initdb")
    _plan(checkout, "programs", "POSTGRES=")
    assert not apt.exists()


def test_nothing_is_installed_for_who_is_not_root(checkout: Path, apt: Path) -> None:
    (checkout / "bin" / "id").write_text("#!/bin/sh\necho 1000\n")
    _plan(checkout, "programs")
    assert not apt.exists()


def test_readers_and_servers_have_environments_of_their_own(checkout: Path) -> None:
    _has(checkout, "uv", '#!/bin/sh\necho "$UV_PROJECT_ENVIRONMENT $@"\n')
    _has(checkout, "npm", '#!/bin/sh\necho "npm $1"\n')
    assert _plan(checkout, "readers").splitlines() == [
        ".readers sync --quiet --locked --only-group readers",
        "npm ci",
    ]
    (synced,) = _plan(checkout, "servers").splitlines()
    assert synced.startswith(".cluster sync --quiet --locked --no-default-groups ")


def test_help_names_the_doors(checkout: Path) -> None:
    shown = [line.split()[1] for line in _plan(checkout, "help").splitlines()]
    assert {"run", "test", "airflow", "lint", "quick", "docs", "clean"} <= set(shown)
