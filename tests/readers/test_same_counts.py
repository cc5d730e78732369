"""DuckDB, pandas, Polars, Spark and Node's Arrow give the same answer, and open no date needlessly."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from load.checkout.folder import FolderCheckout
from load.months.compaction import compact_month
from load.months.state import months_of
from load.warehouse import Warehouse
from tests.readers.conftest import SINCE
from tests.readers.snippets import READERS, Reader, ReaderError, counted, first_snippet

pytestmark = pytest.mark.slow

each_reader = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.heading)

_EARLIER = {"2021-11-01": "2021-10-01", "2021, 11, 1": "2021, 10, 1"}


def _rows(warehouse: Path, table: str, day: date) -> list[dict[str, object]]:
    path = warehouse / table / f"publication_date={day}" / "part-0.parquet"
    rows = pq.ParquetFile(path).read().to_pylist()
    assert isinstance(rows, list)
    return rows


@pytest.fixture(scope="module")
def expected(warehouse: Path) -> dict[str, int]:
    """What Russia has done since November, counted file by file and row by row."""
    found: Counter[str] = Counter()
    for folder in (warehouse / "events").iterdir():
        day = date.fromisoformat(folder.name.removeprefix("publication_date="))
        if day >= SINCE:
            russian = {
                row["event_id"]
                for row in _rows(warehouse, "participants", day)
                if (row["role"], row["country_code"]) == ("actor", "RUS")
            }
            found.update(
                str(row["event_type"])
                for row in _rows(warehouse, "events", day)
                if row["modality"] == "asserted" and row["event_id"] in russian
            )
    return dict(found)


def test_there_is_something_to_count(expected: dict[str, int]) -> None:
    assert len(expected) > 1
    assert sum(expected.values()) > 3


@each_reader
def test_dates_that_a_filter_leaves_out_are_not_read(
    reader: Reader, blotted: Path, expected: dict[str, int], tmp_path: Path
) -> None:
    assert counted(reader, first_snippet(reader), blotted, tmp_path) == expected


@each_reader
def test_dates_that_a_filter_lets_in_are_read(
    reader: Reader, blotted: Path, tmp_path: Path
) -> None:
    snippet = first_snippet(reader)
    ((late, early),) = [pair for pair in _EARLIER.items() if pair[0] in snippet]
    # Else the test above would prove nothing: what was blotted out cannot be read.
    with pytest.raises(ReaderError, match=r"(?i)parquet|page|protocol|compress"):
        counted(reader, snippet.replace(late, early), blotted, tmp_path)


@pytest.fixture(scope="module")
def with_months(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse with copies of its months, and nothing left of its dates."""
    copy = shutil.copytree(warehouse, tmp_path_factory.mktemp("months") / "warehouse")
    site = Warehouse(copy)
    for state in months_of(FolderCheckout(site.root)):
        compact_month(site, state)
    shutil.rmtree(copy / "events")
    shutil.rmtree(copy / "participants")
    return copy


@pytest.mark.parametrize("tool", ["DuckDB", "pandas", "Polars"])
def test_copies_of_months_give_the_same_counts(
    tool: str, with_months: Path, expected: dict[str, int], tmp_path: Path
) -> None:
    (reader,) = [reader for reader in READERS if reader.heading == tool]
    snippet = first_snippet(reader).replace("warehouse/", "warehouse/months/")
    # As the guide says: pandas compares a column of dates with a date.
    dated = snippet.replace('">=", "2021-11-01"', '">=", __import__("datetime").date(2021, 11, 1)')
    assert counted(reader, dated, with_months, tmp_path) == expected
