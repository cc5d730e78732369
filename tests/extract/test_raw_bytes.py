import os
from pathlib import Path

import pytest

from extract.raw_bytes import FileRefusedError, read_raw_file
from extract.raw_files import find_raw_files, raw_file


def refusal_of(root: Path, name: str, max_bytes: int = 100) -> FileRefusedError:
    with pytest.raises(FileRefusedError) as caught:
        read_raw_file(raw_file(root, name), max_bytes)
    assert caught.value.source_path == name
    return caught.value


def test_reads_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x\r\n\xff")
    assert read_raw_file(raw_file(tmp_path, "a.txt"), 4) == b"x\r\n\xff"


def test_refuses_a_large_file_without_reading_it(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200_000_000_000)
    refused = refusal_of(tmp_path, "a.txt", 50_000_000)
    assert refused.reason_code == "too_large"
    assert "50,000,000 bytes" in refused.reason


def test_refuses_a_file_that_does_not_say_how_large_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    small = (tmp_path / "a.txt").stat().st_mode, *(0,) * 9
    monkeypatch.setattr("extract.raw_bytes.os.fstat", lambda _: os.stat_result(small))
    assert refusal_of(tmp_path, "a.txt").reason_code == "too_large"


def test_a_link_inside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert read_raw_file(raw_file(tmp_path, "b.txt"), 100) == b"text"


def test_a_raw_folder_that_is_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_bytes(b"text")
    (tmp_path / "raw").symlink_to("real")
    (file,) = find_raw_files(tmp_path / "raw")
    assert read_raw_file(file, 100) == b"text"


def test_refuses_what_leads_out_or_is_no_file(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (tmp_path / "secret.txt").write_bytes(b"text")
    (raw / "out.txt").symlink_to("../secret.txt")
    (raw / "loop.txt").symlink_to("loop.txt")
    (raw / "nowhere.txt").symlink_to("nothing.txt")
    (raw / "folder.txt").mkdir()
    os.mkfifo(raw / "pipe.txt")
    reasons = {
        "out.txt": "leads out of the raw folder",
        "loop.txt": "link",
        "nowhere.txt": "No such file",
        "folder.txt": "not a file",
        "pipe.txt": "not a file",
        "vanished.txt": "No such file",
    }
    for name, reason in reasons.items():
        refused = refusal_of(raw, name)
        assert refused.reason_code == "unreadable"
        assert reason in refused.reason


def test_refuses_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "caf\udce9.txt").write_bytes(b"text")
    (file,) = find_raw_files(tmp_path)
    with pytest.raises(FileRefusedError, match="rename"):
        read_raw_file(file, 100)


def test_the_refusal_is_a_quarantine_row(tmp_path: Path) -> None:
    refusal = refusal_of(tmp_path, "a.txt").refusal()
    assert (refusal.record_kind, refusal.source_path, refusal.source_offset) == ("file", "a.txt", 0)
    assert refusal.reason_code == "unreadable"
