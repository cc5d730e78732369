"""One warehouse for all readers, and a copy of it in which no row of the earlier dates can be read."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from benchmarks.stories import write_stories
from tests.cli.conftest import SEEDS, publish

SINCE = date(2021, 11, 1)
STORIES = {date(2021, 10, 31): 4, date(2021, 11, 1): 6, date(2021, 12, 1): 8}


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed article, and some days of stories before and after November began."""
    folder = tmp_path_factory.mktemp("readers")
    for seed, (day, count) in enumerate(STORIES.items()):
        write_stories(folder / "raw", count, seed, day)
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, folder / "raw")
    return publish(folder / "raw", folder / "warehouse")


@pytest.fixture(scope="session")
def blotted(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same warehouse, with nothing left of the dates before November but how many rows they had."""
    copy = shutil.copytree(warehouse, tmp_path_factory.mktemp("blotted") / "warehouse")
    for day in STORIES:
        if day < SINCE:
            for file in copy.glob(f"*/publication_date={day}/*.parquet"):
                _blot_out(file)
    return copy


def _blot_out(file: Path) -> None:
    """Overwrite all of a Parquet file but its footer: its schema can be read, and none of its rows."""
    content = file.read_bytes()
    footer = int.from_bytes(content[-8:-4], "little") + 8
    file.write_bytes(content[:4] + bytes(len(content) - footer - 4) + content[-footer:])
