"""`tass-events compact` copies the months that are over and whole, and says what it left and why."""

import re
import shutil
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

import pytest

from load.warehouse import Warehouse
from tests.cli.conftest import Command
from transform.schemas import TABLES

PUBLISHED = date(2021, 11, 17)


@pytest.fixture
def warehouse(published: Path, tmp_path: Path) -> Path:
    """All dates of November 2021 and the first of December, each with what one date has given."""
    made = Warehouse(shutil.copytree(published, tmp_path / "warehouse"))
    first = PUBLISHED.replace(day=1)
    for number in range(monthrange(2021, 11)[1] + 1):
        _repeat(made, first + timedelta(number))
    return made.root


def _repeat(site: Warehouse, day: date) -> None:
    if day != PUBLISHED:
        for table in TABLES:
            folder = site.data_file(table, day).parent
            shutil.copytree(site.data_file(table, PUBLISHED).parent, folder)
        manifest = site.manifest(PUBLISHED).read_text(encoding="utf-8")
        site.manifest(day).write_text(manifest.replace(str(PUBLISHED), str(day)), encoding="utf-8")


def test_a_month_that_is_over_is_copied_once(command: Command, warehouse: Path) -> None:
    first = command("compact", "--warehouse", warehouse)
    assert (first.exit_code, first.err) == (0, "")
    assert re.fullmatch(r"2021-11  30 dates, [\d,]+ events, [\d,]+ bytes\n", first.out)
    assert command("compact", "--warehouse", warehouse).out == "2021-11  as published\n"
    assert [path.name for path in (warehouse / "months" / "events").iterdir()] == [
        "publication_month=2021-11"
    ]


def test_nothing_to_copy_is_said(command: Command, published: Path) -> None:
    done = command("compact", "--warehouse", published)
    assert (done.exit_code, done.err) == (0, "")
    assert done.out.startswith("no month is over")
    assert not (published / "months").exists()


def test_a_month_with_gaps_is_left_and_does_not_fail(command: Command, warehouse: Path) -> None:
    Warehouse(warehouse).manifest(date(2021, 11, 3)).unlink()
    done = command("compact", "--warehouse", warehouse)
    assert done.exit_code == 0
    assert done.out.startswith("2021-11  left: 1 dates are not published: 2021-11-03; ")
    assert not (warehouse / "months").exists()
    accepted = command("compact", "--warehouse", warehouse, "--accept-gaps")
    assert accepted.out.startswith("2021-11  29 dates, ")


def test_a_month_with_gaps_that_is_named_fails(command: Command, warehouse: Path) -> None:
    done = command("compact", "--warehouse", warehouse, "--month", "2021-12")
    assert done.exit_code == 1
    assert "2021-12  left: 30 dates" in done.out
    assert "months with gaps were not copied" in done.err


@pytest.mark.parametrize("month", ["2021-10", "November"])
def test_a_month_without_dates_is_wrong_use(month: str, command: Command, warehouse: Path) -> None:
    done = command("compact", "--warehouse", warehouse, "--month", month)
    assert done.exit_code == 2
    assert f"no date of {month} is published" in done.err


def test_a_damaged_date_is_named_in_one_line(command: Command, warehouse: Path) -> None:
    Warehouse(warehouse).data_file("events", date(2021, 11, 5)).write_bytes(b"no")
    done = command("compact", "--warehouse", warehouse)
    assert done.exit_code == 2
    assert done.err.count("\n") == 1
    assert "2021-11-05" in done.err
