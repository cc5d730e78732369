"""Which of the dates found a command works on."""

from datetime import date
from pathlib import Path

import pytest

from cli.dates import DateChoice
from cli.errors import CommandError

RAW = Path("raw")
ONE, TWO, THREE = date(2021, 11, 15), date(2021, 11, 16), date(2021, 11, 20)
FOUND = [THREE, ONE, TWO]


@pytest.mark.parametrize(
    ("choice", "dates"),
    [
        (DateChoice(), [ONE, TWO, THREE]),
        (DateChoice(only=TWO), [TWO]),
        (DateChoice(first=TWO), [TWO, THREE]),
        (DateChoice(last=TWO), [ONE, TWO]),
        (DateChoice(first=TWO, last=date(2021, 11, 19)), [TWO]),
    ],
)
def test_a_choice_picks_dates_in_order(choice: DateChoice, dates: list[date]) -> None:
    assert choice.among(FOUND, RAW) == dates


@pytest.mark.parametrize("rest", [{"first": ONE}, {"last": ONE}])
def test_one_date_and_a_range_exclude_each_other(rest: dict[str, date]) -> None:
    with pytest.raises(CommandError, match="either --date or --from and --to"):
        DateChoice(only=ONE, **rest)


def test_a_range_runs_forward() -> None:
    with pytest.raises(CommandError, match="--from 2021-11-16 is after --to 2021-11-15"):
        DateChoice(first=TWO, last=ONE)


def test_a_date_without_files_is_told_beside_those_with() -> None:
    with pytest.raises(CommandError, match=r"raw: .* of 2021-11-15 to 2021-11-20") as raised:
        DateChoice(only=date(2021, 11, 18)).among(FOUND, RAW)
    assert raised.value.exit_code == 2


def test_a_folder_without_dates_is_told() -> None:
    with pytest.raises(CommandError, match="raw: no raw file says its publication date"):
        DateChoice().among([], RAW)
