from datetime import date
from pathlib import Path

import pytest

from extract.raw_files import RawFolderError, find_raw_files, folder_date

DAY = date(2021, 11, 17)


def put(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")


@pytest.mark.parametrize(
    ("relative", "day"),
    [
        ("2021/11/17/a.txt", DAY),
        ("2021-11-17/a.txt", DAY),
        ("tass/2021/11/17/part/a.txt", DAY),
        ("2020-01-01/2021/11/17/a.txt", DAY),
        ("2021/11/a.txt", None),
        ("2021/02/30/a.txt", None),
        ("2021-11-17.txt", None),
        ("x2021-11-17/a.txt", None),
        ("a.txt", None),
    ],
)
def test_folder_date(relative: str, day: date | None) -> None:
    assert folder_date(relative) == day


def test_lists_text_files_sorted_by_path(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.txt", "2021/11/17/c.txt", "A.TXT", "note.md", ".hidden.txt")
    put(tmp_path, ".git/x.txt")
    files = find_raw_files(tmp_path)
    assert [file.source_path for file in files] == ["2021/11/17/c.txt", "A.TXT", "a/z.txt", "b.txt"]
    assert [file.folder_date for file in files] == [DAY, None, None, None]
    assert all(file.root / file.relative == tmp_path / file.source_path for file in files)


def test_other_dates_are_not_looked_into(tmp_path: Path) -> None:
    put(tmp_path, "2021/11/17/a.txt", "2021/11/18/b.txt", "2021-11-18/c.txt", "d.txt")
    found = [file.source_path for file in find_raw_files(tmp_path, only=DAY)]
    assert found == ["2021/11/17/a.txt", "d.txt"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    put(raw, "inside/a.txt")
    put(tmp_path, "outside/b.txt")
    (raw / "again").symlink_to(raw / "inside")
    (raw / "loop").symlink_to(raw)
    (raw / "out").symlink_to(tmp_path / "outside")
    assert [file.source_path for file in find_raw_files(raw)] == ["inside/a.txt", "out"]


def test_folders_named_like_files_are_not_looked_into(tmp_path: Path) -> None:
    put(tmp_path, "x.txt/a.txt")
    assert [file.source_path for file in find_raw_files(tmp_path)] == ["x.txt"]


def test_a_name_that_is_not_utf8_is_made_printable(tmp_path: Path) -> None:
    (tmp_path / "caf\udce9.txt").write_text("text", encoding="utf-8")
    assert [file.source_path for file in find_raw_files(tmp_path)] == [r"caf\xe9.txt"]


@pytest.mark.parametrize("name", ["missing", "file.txt"])
def test_says_which_folder_is_missing(tmp_path: Path, name: str) -> None:
    put(tmp_path, "file.txt")
    with pytest.raises(RawFolderError, match="no such folder") as caught:
        find_raw_files(tmp_path / name)
    assert caught.value.path == tmp_path / name


def test_says_which_folder_cannot_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr("extract.raw_files.os.scandir", refuse)
    with pytest.raises(RawFolderError, match="cannot be listed: Permission denied"):
        find_raw_files(tmp_path)
