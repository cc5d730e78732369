"""`tass-events export`: what it writes, says and refuses."""

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import Command

pytestmark = pytest.mark.slow


def test_a_table_is_written_and_its_rows_counted(
    command: Command, published: Path, tmp_path: Path
) -> None:
    outcome = command(
        "export", "--warehouse", published, "--to", tmp_path, "--table", "events_polecat"
    )
    assert (outcome.exit_code, outcome.err) == (0, "")
    path = tmp_path / "events_polecat.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 5
    assert outcome.out == f"{path}  {len(rows)} rows\n"
    assert {row["Source"] for row in rows} == {"TASS"}


def test_dates_that_are_not_published_give_no_rows(
    command: Command, published: Path, tmp_path: Path
) -> None:
    path = tmp_path / "out.tsv"
    arguments = ("--table", "events_gdelt", "--format", "original", "--from", "1999-01-01")
    outcome = command(
        "export", "--warehouse", published, "--to", path, *arguments, "--to-date", "1999-12-31"
    )
    assert (outcome.exit_code, outcome.out) == (0, f"{path}  0 rows\n")
    assert path.read_bytes() == b""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--table", "nothing"), "no table nothing in the catalog; there are actors,"),
        (("--table", "mentions", "--format", "geojson"), "mentions has no coordinates"),
        (("--format", "xlsx"), "xlsx"),
        (("--from", "2021-11-18", "--to-date", "2021-11-17"), "is after --to-date"),
    ],
)
def test_wrong_use_is_one_line_with_exit_code_2(
    arguments: tuple[str, ...], says: str, command: Command, published: Path, tmp_path: Path
) -> None:
    outcome = command("export", "--warehouse", published, "--to", tmp_path / "out.csv", *arguments)
    assert outcome.exit_code == 2
    assert outcome.out == ""
    assert says in outcome.err
    assert outcome.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
