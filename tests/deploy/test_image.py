"""The image's recipe works: followed in an empty folder, it gives a tass-events that needs nothing more."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.recipe import ROOT, build, instructions

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    uv = shutil.which("uv") or str(ROOT / ".tools" / "bin" / "uv")
    root = tmp_path_factory.mktemp("image")
    yield build(root, uv)
    # Too large to be kept.
    shutil.rmtree(root)


def _run(image: Path, home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the image where nothing of this project or of its user can be found."""
    variables = {
        "PATH": f"{image / 'environment' / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin",
        "HOME": str(home),
        "AIRFLOW_HOME": str(home / "airflow"),
        "XDG_CACHE_HOME": str(image / "cache"),
        "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
        "PYTHONWARNINGS": "ignore",
    }
    return subprocess.run(
        command, cwd=home, env=variables, check=True, capture_output=True, text=True
    )


def test_stories_are_coded(image: Path, tmp_path: Path) -> None:
    story = next((ROOT / "seeds" / "articles").rglob("*.txt"))
    done = _run(image, tmp_path, "tass-events", "code", str(story), "--format", "jsonl")
    assert '"event_type": "CONSULT"' in done.stdout
    # The index of places is the one that was built with the image.
    assert not (tmp_path / ".cache").exists()


def test_airflow_and_its_executors_are_there(image: Path, tmp_path: Path) -> None:
    assert _run(image, tmp_path, "airflow", "version").stdout.strip().startswith("3.3.")
    assert "worker" in _run(image, tmp_path, "airflow", "celery", "--help").stdout
    providers = "celery cncf.kubernetes fab postgres".split()
    code = "; ".join(f"import airflow.providers.{name}" for name in providers)
    _run(image, tmp_path, "python", "-c", f"{code}; import cli.airflow.celery_worker")


def test_nothing_of_development_is_in_it(image: Path) -> None:
    installed = {path.name for path in (image / "environment" / "bin").iterdir()}
    assert "tass-events" in installed
    assert not installed & {"pytest", "ruff", "mypy", "sphinx-build"}


def test_no_other_package_has_the_names_of_ours(image: Path, tmp_path: Path) -> None:
    names = [path.parent.name for path in ROOT.glob("*/__init__.py")]
    ask = (
        "import sys; from importlib.metadata import packages_distributions as who;"
        " [print(n, *sorted(set(who().get(n, ())))) for n in sys.argv[1:]]"
    )
    owners = dict(
        line.split(maxsplit=1)
        for line in _run(image, tmp_path, "python", "-c", ask, *names).stdout.splitlines()
        if " " in line
    )
    assert {"cli", "extract", "load", "seeds", "stores", "transform"} <= set(owners)
    assert set(owners.values()) == {"tass-events"}


def test_bytecode_is_compiled(image: Path) -> None:
    (packages,) = (image / "environment" / "lib").glob("*/site-packages")
    assert list((packages / "spacy" / "__pycache__").glob("*.pyc"))
    assert list((packages / "extract" / "__pycache__").glob("*.pyc"))


def test_it_is_built_by_the_same_uv_as_everything_else() -> None:
    (version,) = re.findall(r"UV_VERSION := (\S+)", (ROOT / "Makefile").read_text())
    assert any(f"uv=={version}" in text for keyword, text in instructions(0) if keyword == "RUN")


def test_it_does_not_run_as_root() -> None:
    assert dict(instructions(1))["USER"] == "50000:0"


def test_what_is_copied_is_let_through() -> None:
    allowed = (ROOT / "deploy" / "Dockerfile.dockerignore").read_text().splitlines()
    copied = [
        source.rstrip("/")
        for stage in (0, 1)
        for keyword, text in instructions(stage)
        if keyword == "COPY" and "--from" not in text
        for source in [part for part in text.split() if not part.startswith("--")][:-1]
    ]
    assert len(copied) > 8
    assert {f"!{source}" for source in copied} == {line for line in allowed if line.startswith("!")}
