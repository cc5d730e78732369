from datetime import date
from pathlib import Path

import pytest

from extract.inventory import dates_in, inputs_of, undated_refusals
from extract.raw_files import RawFolderError
from extract.records import Refusal

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


def test_dates(raw: Path) -> None:
    assert dates_in(raw, LIMIT) == [date(2021, 11, day) for day in (16, 17, 18, 19)]


def test_inputs_of_a_date(raw: Path) -> None:
    found = {
        file.source_path: content.reason_code if isinstance(content, Refusal) else content
        for file, content in inputs_of(raw, DAY, LIMIT)
    }
    assert list(found) == sorted(found)
    assert found == {
        "2021/11/17/binary.txt": b"\0\1\2",
        "2021/11/17/dated.txt": b"Without a mark.",
        "2021/11/17/large.txt": "too_large",
        "flat/one.txt": b" date 2021-11-17 One.",
        "flat/partial.txt": b" date 2021-11 OSLO, November 17. /TASS/. Text.",
        "flat/two.txt": b" date 2021-11-16 One.\n\n date 2021-11-17 Two.",
        "flat/utf16.txt": " date 2021-11-17 Wide.".encode("utf-16"),
    }


def test_refusals_of_no_date(raw: Path) -> None:
    refusals = undated_refusals(raw, max_file_bytes=LIMIT, max_article_chars=LIMIT)
    assert [(one.source_path, one.record_kind, one.reason_code) for one in refusals] == [
        ("flat/binary.txt", "file", "not_text"),
        ("flat/empty.txt", "file", "empty"),
        ("flat/half.txt", "article", "no_date"),
        ("flat/large.txt", "file", "too_large"),
        ("flat/undated.txt", "article", "no_date"),
    ]


def test_a_missing_folder_is_no_empty_one(tmp_path: Path) -> None:
    assert dates_in(tmp_path, LIMIT) == []
    with pytest.raises(RawFolderError):
        dates_in(tmp_path / "missing", LIMIT)
