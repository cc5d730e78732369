"""Words of the news are words in every file and table: no formula, no template, no SQL, no second row."""

import csv
import json
from pathlib import Path

import duckdb
import pytest

from load.catalog import build_catalog
from load.export import FORMATS, export_table
from load.verify import verify_warehouse
from tests.cli.conftest import publish
from tests.reliability.hostile_story import DAY, FILE_NAME, SCRIPT, TEMPLATE, write_hostile_story
from transform.schemas import TABLES

pytestmark = pytest.mark.slow

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("injection")
    write_hostile_story(home / "raw")
    return publish(home / "raw", home / "warehouse")


def test_the_words_are_stored_as_they_are(warehouse: Path) -> None:
    with duckdb.connect(build_catalog(warehouse), read_only=True) as catalog:
        ((text, headline),) = catalog.execute("SELECT text, headline FROM documents").fetchall()
        names = [name for (name,) in catalog.execute("SELECT name FROM actors").fetchall()]
        refused = catalog.execute("SELECT source_path FROM quarantine ORDER BY 1").fetchall()
    assert SCRIPT in text
    assert "onerror" in headline
    assert f"Petrov {TEMPLATE} Sidorov" in names
    assert refused == [(FILE_NAME,), (f"{DAY:%Y/%m/%d}/{FILE_NAME}",)]
    assert verify_warehouse(warehouse) == []


@pytest.mark.parametrize("table", [*TABLES, "events_flat", "events_polecat", "events_gdelt"])
def test_no_cell_of_an_export_is_a_formula(table: str, warehouse: Path, tmp_path: Path) -> None:
    written = export_table(warehouse, table, tmp_path, "csv")
    with written.path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == written.rows + 1
    cells = [cell for row in rows for cell in row if cell.startswith(FORMULAS)]
    assert all(float(cell) < 0 for cell in cells), cells


@pytest.mark.parametrize("table", ["events_polecat", "events_gdelt"])
def test_originals_keep_one_row_a_line(table: str, warehouse: Path, tmp_path: Path) -> None:
    assert "original" in FORMATS
    written = export_table(warehouse, table, tmp_path, "original")
    lines = written.path.read_text(encoding="utf-8").split("\n")
    assert len({line.count("\t") for line in lines if line}) == 1
    assert len([line for line in lines if line]) == written.rows + (table == "events_polecat")


def test_geojson_is_json(warehouse: Path, tmp_path: Path) -> None:
    written = export_table(warehouse, "events_flat", tmp_path, "geojson")
    assert len(json.loads(written.path.read_text(encoding="utf-8"))["features"]) == written.rows
