"""The wheel is enough: installed into an empty environment, it publishes what the checkout does."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
UV = shutil.which("uv") or str(ROOT / ".tools" / "bin" / "uv")
DAGS = {path.name for path in (ROOT / "dags").glob("*.py")}

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Installed:
    """An environment that has the wheel, and a home in which nothing of its user is found.

    Attributes:
        folder: Holds both, and the raw files as they come with the wheel.
        raw: Raw files.
    """

    folder: Path
    raw: Path

    def run(self, cwd: Path, program: str, *arguments: object) -> str:
        """Run a program of the environment in a folder outside of the checkout."""
        bin_folder = self.folder / "environment" / "bin"
        return _run(
            cwd,
            {
                "PATH": f"{bin_folder}{os.pathsep}/usr/bin{os.pathsep}/bin",
                "HOME": str(self.folder / "home"),
                "AIRFLOW_HOME": str(self.folder / "home" / "airflow"),
                "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
                "PYTHONWARNINGS": "ignore",
            },
            *(str(bin_folder / program), *map(str, arguments)),
        )


def _run(cwd: Path, variables: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        command, cwd=cwd, env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _uv(cwd: Path, *arguments: object) -> None:
    variables = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    _run(cwd, variables, UV, *map(str, arguments))


def _build(folder: Path) -> Path:
    _uv(ROOT, "build", "--quiet", "--wheel", "--out-dir", folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def constraints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The versions of the lock file, as a release gives them beside its wheel."""
    file = tmp_path_factory.mktemp("constraints") / "constraints.txt"
    options = "--locked --quiet --no-hashes --no-emit-project --no-default-groups --all-extras"
    _uv(ROOT, "export", *options.split(), "--output-file", file)
    return file


@pytest.fixture(scope="module")
def installed(
    wheel: Path, constraints: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installed]:
    """The wheel without extras."""
    folder = tmp_path_factory.mktemp("installed")
    (folder / "home").mkdir()
    _uv(folder, "venv", "--quiet", "--python", sys.executable, "environment")
    _install(folder, wheel, constraints)
    (packages,) = (folder / "environment" / "lib").glob("*/site-packages")
    yield Installed(folder, packages / "seeds" / "articles")
    # Too large to be kept.
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def scheduled(installed: Installed, wheel: Path, constraints: Path) -> Installed:
    """The same environment with the extra `airflow`."""
    _install(installed.folder, f"{wheel}[airflow]", constraints)
    return installed


def _install(folder: Path, what: object, constraints: Path) -> None:
    python = folder / "environment" / "bin" / "python"
    options = ("--quiet", "--python", python, "--constraint", constraints, "--compile-bytecode")
    _uv(folder, "pip", "install", *options, what)


@pytest.fixture(scope="module")
def published(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder in which the wheel has published a warehouse."""
    folder = tmp_path_factory.mktemp("published")
    installed.run(folder, "tass-events", "run", "--raw", installed.raw)
    return folder


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the checkout publishes of the same files."""
    folder = tmp_path_factory.mktemp("checkout")
    raw = ROOT / "seeds" / "articles"
    command = (sys.executable, "-m", "cli", "run", "--raw", str(raw))
    _run(folder, dict(os.environ) | {"PYTHONPATH": str(ROOT)}, *command)
    return _tables(folder / "warehouse")


def _tables(warehouse: Path) -> dict[str, bytes]:
    files = warehouse.glob("*/publication_date=*/*.parquet")
    return {path.relative_to(warehouse).as_posix(): path.read_bytes() for path in files}


def test_it_is_built_the_same_again(wheel: Path, tmp_path: Path) -> None:
    assert _build(tmp_path).read_bytes() == wheel.read_bytes()


def test_it_holds_what_the_repository_holds(wheel: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", *("cli", "dags", "extract", "load", "seeds", "stores", "transform")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    inside = {f"cli/airflow/{name}" if name.startswith("dags/") else name for name in tracked}
    names = zipfile.ZipFile(wheel).namelist()
    assert {name for name in names if ".dist-info/" not in name} == inside
    assert any(name.endswith(".dist-info/licenses/NOTICE.md") for name in names)


def test_tables_are_those_of_the_checkout(published: Path, tables: dict[str, bytes]) -> None:
    found = _tables(published / "warehouse")
    assert sorted(found) == sorted(tables)
    assert {name for name in found if found[name] != tables[name]} == set()


def test_every_command_works(installed: Installed, published: Path) -> None:
    (story,) = installed.raw.glob("*.txt")
    for command, shown in {
        ("--version",): "tass-events 0.",
        ("code", story): "CONSULT",
        ("verify",): "every promise holds",
        ("explain", story): "consult.phone-noun",
        ("catalog",): "catalog.duckdb",
        ("export", "--to", "."): "events_flat.csv",
        ("report", "--date", "2021-11-17"): "daily-2021-11-17.html",
        ("unresolved",): "unknown",
        ("compact",): "no month is over",
        ("changed", "--raw", installed.raw): "",
    }.items():
        assert shown in installed.run(published, "tass-events", *command), command


def test_dag_files_load_from_a_folder_of_another(scheduled: Installed, tmp_path: Path) -> None:
    copied = scheduled.run(tmp_path, "tass-events", "airflow", "dags", "--to", "dags")
    assert {Path(line).name for line in copied.splitlines()} == DAGS
    ask = (
        "from airflow.dag_processing.dagbag import DagBag; bag = DagBag('dags');"
        " assert not bag.import_errors, bag.import_errors; print(*sorted(bag.dags))"
    )
    (found,) = scheduled.run(tmp_path, "python", "-c", ask).splitlines()[-1:]
    assert {f"{name}.py" for name in found.split()} == DAGS


@pytest.mark.airflow
def test_airflow_publishes_the_same(
    scheduled: Installed, tmp_path: Path, tables: dict[str, bytes]
) -> None:
    shown = scheduled.run(tmp_path, "tass-events", "airflow", "run", "--raw", scheduled.raw)
    assert "every promise holds" in shown
    assert _tables(tmp_path / "warehouse") == tables
