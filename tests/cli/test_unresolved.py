"""The report of names that no table knows, from files and from a warehouse."""

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import Command

DATELINE = " date 2021-11-01 MOSCOW, November 1. /TASS/. "


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    stories = {
        "a": "Lena Quellen met with Angela Merkel on Monday.\n",
        "b": "Vladimir Putin met with Lena Quellen on Monday. Ola Testmann met with Vladimir Putin.\n",
    }
    for name, story in stories.items():
        (folder / f"{name}.txt").write_text(DATELINE + story)
    return folder


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(out.splitlines()))


def test_names_of_files_are_ranked_with_an_example(command: Command, raw: Path) -> None:
    outcome = command("unresolved", raw, "--format", "csv")
    assert (outcome.exit_code, outcome.err) == (0, "")
    first, second = rows(outcome.out)
    assert (first["name"], first["n_mentions"], first["n_documents"]) == ("Lena Quellen", "2", "2")
    assert (first["actor_type"], first["link_status"]) == ("person", "unknown")
    assert first["sentence"].endswith("Lena Quellen met with Angela Merkel on Monday.")
    assert first["source_path"] == (raw / "a.txt").as_posix()
    assert second["name"] == "Ola Testmann"


def test_no_cell_is_a_formula(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{DATELINE}\n\n=1+1 Lena Quellen met with Angela Merkel.")
    (row,) = rows(command("unresolved", tmp_path, "--format", "csv").out)
    assert row["sentence"].startswith("'=1+1") or row["name"].startswith("'=1+1")


def test_top_cuts_the_table_and_says_of_how_many(command: Command, raw: Path) -> None:
    out = command("unresolved", raw, "--top", "1").out
    assert "Unresolved names: 1 of 2" in out
    assert "Ola Testmann" not in out


@pytest.mark.slow
def test_a_warehouse_tells_the_same_as_its_files(
    command: Command, raw: Path, tmp_path: Path
) -> None:
    warehouse = tmp_path / "warehouse"
    assert command("run", "--raw", raw, "--warehouse", warehouse).exit_code == 0
    published = rows(command("unresolved", "--warehouse", warehouse, "--format", "csv").out)
    coded = rows(command("unresolved", raw, "--format", "csv").out)
    assert [each.pop("source_path") for each in published] == ["a.txt", "b.txt"]
    assert [each.pop("source_path") for each in coded]
    assert published == coded


def test_an_empty_warehouse_has_none(command: Command, tmp_path: Path) -> None:
    outcome = command("unresolved", "--warehouse", tmp_path)
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert "0 of 0" in outcome.out


def test_wrong_use_is_told(command: Command, raw: Path, tmp_path: Path) -> None:
    both = command("unresolved", raw, "--warehouse", tmp_path)
    assert (both.exit_code, both.err) == (
        2,
        "tass-events: give files or --warehouse, not both\n",
    )
    assert command("unresolved", "--warehouse", tmp_path / "none").exit_code == 2
