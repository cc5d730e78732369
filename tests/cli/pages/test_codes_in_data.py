"""Every code that the pipeline publishes has an entry in the codebook."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from benchmarks.stories import write_stories
from load.codebook.code_lists import code_lists
from tests.cli.conftest import SEEDS, publish
from transform.schemas import TABLES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("codes")
    write_stories(folder / "raw", count=6, seed=3, day=date(2021, 11, 18))
    (folder / "raw" / "empty.txt").write_text(" date 2021-11-18 ", encoding="utf-8")
    for path in SEEDS.glob("*.txt"):
        (folder / "raw" / path.name).write_bytes(path.read_bytes())
    return publish(folder / "raw", folder / "warehouse")


def _values(warehouse: Path, table: str, column: str) -> Iterator[Any]:
    for path in (warehouse / table).glob("*/*.parquet"):
        for value in pq.read_table(path, columns=[column]).column(column).to_pylist():
            yield from value if isinstance(value, list) else [value]


@pytest.mark.parametrize("table", TABLES)
def test_codes_of_a_table_are_in_the_codebook(warehouse: Path, table: str) -> None:
    for column in TABLES[table].columns:
        if column.name in code_lists():
            found = {
                str(value) for value in _values(warehouse, table, column.name) if value is not None
            }
            assert found <= set(code_lists()[column.name]), column.name


def test_the_data_have_codes_to_look_at(warehouse: Path) -> None:
    found = {
        column: set(_values(warehouse, table, column))
        for table, column in (
            ("events", "event_type"),
            ("events", "contexts"),
            ("participants", "sector"),
            ("locations", "feature_code"),
            ("quarantine", "reason_code"),
        )
    }
    assert len(found["event_type"]) > 8
    assert all(found.values())
