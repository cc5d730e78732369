"""The same raw files give the same bytes, however the work is dealt and whatever the machine is set to."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from benchmarks.stories import write_stories
from tests.cli.conftest import SEEDS

pytestmark = pytest.mark.slow

DAY = date(2021, 11, 17)
SETTINGS: dict[str, dict[str, str]] = {
    "in the east, by two workers, a file a shard": {
        "PYTHONHASHSEED": "7",
        "LC_ALL": "tr_TR.UTF-8",
        "TZ": "Pacific/Kiritimati",
        "TASS_EVENTS_WORKERS": "2",
        "TASS_EVENTS_SHARD_SIZE": "1",
    },
    "in the west, without a locale, two files a shard, with little memory": {
        "PYTHONHASHSEED": "1",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "TZ": "Pacific/Pago_Pago",
        "TASS_EVENTS_SHARD_SIZE": "2",
        "TASS_EVENTS_MEMORY_MB": "50",
    },
}


def publish(raw: Path, warehouse: Path, settings: Mapping[str, str]) -> dict[str, bytes]:
    """Publish in a process of its own, and return the Parquet files."""
    command = [sys.executable, "-m", "cli", "run", "--raw", str(raw), "--warehouse", str(warehouse)]
    environment = {**os.environ, "PYTHONHASHSEED": "0", **settings}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(warehouse).as_posix(): path.read_bytes()
        for path in warehouse.rglob("*.parquet")
    }


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few stories, one of them twice, with names that a locale would sort otherwise."""
    folder = tmp_path_factory.mktemp("determinism") / "raw"
    home = write_stories(folder, count=4, seed=5, day=DAY)
    shutil.copy(home / "000000.txt", home / "Äccent.txt")
    shutil.copy(next(SEEDS.glob("*.txt")), home / "İstanbul.txt")
    (home / "broken.txt").write_bytes(b"\0")
    return folder


@pytest.fixture(scope="module")
def published(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return publish(raw, tmp_path_factory.mktemp("determinism") / "warehouse", {})


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_neither_machine_nor_dealing_changes_a_byte(
    settings: dict[str, str], raw: Path, published: dict[str, bytes], tmp_path: Path
) -> None:
    assert len(published) == 7
    # Copied the other way round, for file systems that list in the order of arrival.
    home = tmp_path / "raw" / "2021/11/17"
    home.mkdir(parents=True)
    for path in sorted(raw.rglob("*.txt"), reverse=True):
        shutil.copy(path, home / path.name)
    found = publish(tmp_path / "raw", tmp_path / "warehouse", settings)
    assert [name for name, content in published.items() if found.get(name) != content] == []
    assert found.keys() == published.keys()
