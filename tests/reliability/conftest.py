"""A date that is really published, with something in every table."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.stories import write_stories
from tests.cli.conftest import SEEDS, publish

DAY = date(2021, 11, 17)
_HEADLINE = """ date 2021-11-17 Norway hosts talks on the future of the Arctic

OSLO, November 17. /TASS/. From November 8 to November 12, Norwegian Prime Minister Jonas Gahr Store met with
Russian Foreign Minister Sergey Lavrov in Oslo, the ministry said.

Beijing condemned Australia on Tuesday. China threatened Canberra with sanctions, former ministers said.
"""


@pytest.fixture(scope="session")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Raw files of one date."""
    folder = tmp_path_factory.mktemp("reliability") / "raw"
    write_stories(folder, count=4, seed=3, day=DAY)
    for path in SEEDS.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "headline.txt").write_text(_HEADLINE, encoding="utf-8")
    (folder / "empty.txt").write_text(f" date {DAY} ", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def warehouse(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse to which they were published."""
    return publish(raw, tmp_path_factory.mktemp("reliability") / "warehouse")
