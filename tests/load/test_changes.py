"""A date has changed when its raw files are not those of its manifest."""

from datetime import date
from pathlib import Path

from load.changes import DateChange, changed_dates

DAY = date(2021, 11, 17)
NEXT = date(2021, 11, 18)
# What the fixture says the dates were published from.
PATH = "2021/11/17/1.txt"
OTHER = "2021/11/17/2.txt"
SHA = "0" * 64


def test_unchanged_dates_are_not_told(warehouse: Path) -> None:
    assert changed_dates(warehouse, lambda _: {PATH: SHA, OTHER: SHA}) == []


def test_late_corrected_and_withdrawn_files_are_told_apart(warehouse: Path) -> None:
    files = {DAY: {PATH: "1" * 64, "b.txt": SHA}, NEXT: {"c.txt": SHA}}
    assert changed_dates(warehouse, files.__getitem__) == [
        DateChange(DAY, ("b.txt",), (PATH,), (OTHER,), 2),
        DateChange(NEXT, ("c.txt",), (), (PATH, OTHER), 1),
    ]


def test_date_whose_files_are_all_gone_is_bereft(warehouse: Path) -> None:
    gone, _ = changed_dates(warehouse, lambda _: {})
    assert gone.is_bereft
    assert gone.why == f"all files are gone: {PATH}, {OTHER}"


def test_first_files_of_each_kind_are_named() -> None:
    change = DateChange(DAY, ("a", "b", "c", "d", "e"), ("f",), (), 6)
    assert change.why == "added: a, b, c and 2 more; changed: f"
    assert not change.is_bereft


def test_nothing_published_is_nothing_changed(tmp_path: Path) -> None:
    assert changed_dates(tmp_path, lambda _: {}) == []
