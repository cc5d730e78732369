import os
import sqlite3
import time
from datetime import date
from pathlib import Path

import pytest

from extract.inventory import opened_inventory
from extract.inventory_store import InventoryError
from extract.raw_files import RawFolderError
from extract.records import Refusal
from extract.shards import checksum

DAY = date(2021, 11, 17)
LIMIT = 1_000


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    files = {
        "2021/11/17/dated.txt": b"Without a mark.",
        "2021/11/17/binary.txt": b"\0\1\2",
        "2021/11/17/large.txt": b"x" * (LIMIT + 1),
        "2021/11/19/other.txt": b" date 2021-11-19 Other.",
        "flat/one.txt": b" date 2021-11-17 One.",
        "flat/two.txt": b" date 2021-11-16 One.\n\n date 2021-11-17 Two.",
        "flat/utf16.txt": " date 2021-11-17 Wide.".encode("utf-16"),
        "flat/partial.txt": b" date 2021-11 OSLO, November 17. /TASS/. Text.",
        "flat/undated.txt": b"Without a mark.",
        "flat/half.txt": b"Undated.\n\n date 2021-11-18 Dated.",
        "flat/binary.txt": b"\0\1\2",
        "flat/empty.txt": b"",
        "flat/large.txt": b" date 2021-11-17 " + b"x" * LIMIT,
    }
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


@pytest.fixture
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept") / "inventory.sqlite"


def look(raw: Path, kept: Path | None, only: date | None = None) -> list[date]:
    with opened_inventory(raw, kept, LIMIT) as inventory:
        inventory.refresh(only)
        return inventory.dates()


def told(raw: Path, kept: Path | None) -> dict[str, str]:
    """Return the inputs of the date: the checksum of a file, or why it is refused."""
    with opened_inventory(raw, kept, LIMIT) as inventory:
        inventory.refresh(DAY)
        inputs = inventory.inputs_of(DAY)
    found = {
        one.source_path: one.reason_code if isinstance(one, Refusal) else one.sha256
        for one in inputs
    }
    assert list(found) == sorted(found)
    return found


@pytest.fixture
def settled(raw: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The raw files, old enough for their time of change to tell them apart."""
    monkeypatch.setattr("extract.inventory._TICK_NS", 20_000_000)
    time.sleep(0.05)
    return raw


def test_dates(raw: Path) -> None:
    assert look(raw, None) == [date(2021, 11, day) for day in (16, 17, 18, 19)]


def test_a_date_with_nothing_but_refusals_counts(tmp_path: Path) -> None:
    (tmp_path / "2021-11-17").mkdir()
    (tmp_path / "2021-11-17" / "large.txt").write_bytes(b"x" * (LIMIT + 1))
    assert look(tmp_path, None) == [DAY]


def test_inputs_of_a_date(raw: Path) -> None:
    assert told(raw, None) == {
        "2021/11/17/binary.txt": checksum(b"\0\1\2"),
        "2021/11/17/dated.txt": checksum(b"Without a mark."),
        "2021/11/17/large.txt": "too_large",
        "flat/one.txt": checksum(b" date 2021-11-17 One."),
        "flat/partial.txt": checksum(b" date 2021-11 OSLO, November 17. /TASS/. Text."),
        "flat/two.txt": checksum(b" date 2021-11-16 One.\n\n date 2021-11-17 Two."),
        "flat/utf16.txt": checksum(" date 2021-11-17 Wide.".encode("utf-16")),
    }


def test_what_is_remembered_is_what_reading_gives(settled: Path, kept: Path) -> None:
    for _ in range(2):
        assert look(settled, kept) == look(settled, None)
        assert told(settled, kept) == told(settled, None)


def test_unchanged_files_are_not_read_again(settled: Path, kept: Path) -> None:
    first = told(settled, kept)
    with sqlite3.connect(kept) as connection:
        connection.execute("UPDATE files SET sha256 = 'remembered ' || source_path")
    connection.close()
    again = told(settled, kept)
    assert {name for name, one in again.items() if one == f"remembered {name}"} == {
        name for name, one in first.items() if one != "too_large"
    }


def test_new_changed_and_removed_files_are_noticed(settled: Path, kept: Path) -> None:
    look(settled, kept)
    (settled / "flat/one.txt").write_bytes(b" date 2021-11-18 One.")
    (settled / "flat/late.txt").write_bytes(b" date 2021-11-17 Late.")
    (settled / "2021/11/17/dated.txt").unlink()
    (settled / "2021/11/17/binary.txt").write_bytes(b"\0\1\3")
    (settled / "flat/two.txt").rename(settled / "flat/two_moved.txt")
    found = told(settled, kept)
    assert found == told(settled, None)
    assert {"flat/late.txt", "flat/two_moved.txt"} <= set(found)
    assert found.keys().isdisjoint({"flat/one.txt", "2021/11/17/dated.txt", "flat/two.txt"})


def test_a_change_that_keeps_size_and_time_is_noticed(settled: Path, kept: Path) -> None:
    path = settled / "flat/one.txt"
    look(settled, kept)
    before = path.stat()
    path.write_bytes(b" date 2021-11-17 Two.")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert told(settled, kept)["flat/one.txt"] == checksum(b" date 2021-11-17 Two.")


def test_a_look_at_one_date_forgets_no_other(raw: Path, kept: Path) -> None:
    everything = look(raw, kept)
    assert look(raw, kept, only=DAY) == everything
    (raw / "2021/11/19/other.txt").unlink()
    assert look(raw, kept, only=DAY) == everything
    assert look(raw, kept) == everything[:-1]


def test_another_raw_folder_is_another_inventory(
    raw: Path, kept: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    look(raw, kept)
    other = tmp_path_factory.mktemp("other")
    (other / "one.txt").write_bytes(b" date 2020-01-01 One.")
    assert look(other, kept) == [date(2020, 1, 1)]


def test_many_files_are_looked_at_in_parts(tmp_path: Path, kept: Path) -> None:
    for number in range(2_500):
        (tmp_path / f"{number:04}.txt").write_bytes(b" date 2021-11-17 One.")
    assert len(told(tmp_path, kept)) == 2_500
    for number in (0, 999, 1_000, 1_999, 2_000, 2_499):
        (tmp_path / f"{number:04}.txt").unlink()
    assert len(told(tmp_path, kept)) == 2_494


def test_a_lower_limit_refuses_what_was_known(settled: Path, kept: Path) -> None:
    look(settled, kept)
    with opened_inventory(settled, kept, 5) as inventory:
        inventory.refresh(DAY)
        refused = [one.source_path for one in inventory.inputs_of(DAY) if isinstance(one, Refusal)]
        assert refused == ["2021/11/17/dated.txt", "2021/11/17/large.txt"]
        assert [one.source_path for one in inventory.files_of(DAY)] == ["2021/11/17/binary.txt"]


@pytest.mark.parametrize("looks", [1, 2])
def test_refusals_of_no_date(raw: Path, kept: Path, looks: int) -> None:
    for _ in range(looks):
        with opened_inventory(raw, kept, LIMIT) as inventory:
            inventory.refresh()
            refusals = inventory.undated_refusals()
    # Of half.txt one story has a date: the other is refused with that date.
    assert [(one.source_path, one.record_kind, one.reason_code) for one in refusals] == [
        ("flat/binary.txt", "file", "not_text"),
        ("flat/empty.txt", "file", "empty"),
        ("flat/large.txt", "file", "too_large"),
        ("flat/undated.txt", "article", "no_date"),
    ]
    assert all(one.reason for one in refusals)


def test_a_missing_folder_is_no_empty_one(tmp_path: Path) -> None:
    assert look(tmp_path, None) == []
    with pytest.raises(RawFolderError):
        look(tmp_path / "missing", None)


def test_a_file_that_is_no_inventory_is_named_with_its_cure(tmp_path: Path) -> None:
    path = tmp_path / "inventory.sqlite"
    path.write_text("not a database, and long enough for SQLite to see that it is none" * 20)
    with (
        pytest.raises(
            InventoryError, match=r"inventory\.sqlite: .*not a database; .*remove the file"
        ),
        opened_inventory(tmp_path, path, 1_000),
    ):
        pass
