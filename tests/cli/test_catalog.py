"""Building the catalog, and what verification says of a broken warehouse."""

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.cli.conftest import Command

pytestmark = pytest.mark.slow


def test_the_catalog_shows_what_is_published(
    command: Command, published: Path, tmp_path: Path
) -> None:
    warehouse = tmp_path / "warehouse"
    shutil.copytree(published, warehouse)
    outcome = command("catalog", "--warehouse", warehouse)
    assert (outcome.exit_code, outcome.err) == (0, "")
    with duckdb.connect(outcome.out.strip(), read_only=True) as connection:
        row = connection.execute("SELECT count(*) FROM events").fetchone()
    assert row is not None
    assert row[0] > 5


def test_a_broken_promise_is_listed_with_exit_code_1(
    command: Command, published: Path, tmp_path: Path
) -> None:
    warehouse = tmp_path / "warehouse"
    shutil.copytree(published, warehouse)
    (warehouse / "events" / "publication_date=2021-11-17" / "part-0.parquet").unlink()
    outcome = command("verify", "--warehouse", warehouse)
    assert outcome.exit_code == 1
    assert "events" in outcome.out
    assert "2021-11-17" in outcome.out
    assert outcome.err.count("\n") == 1
