"""Raw files in an object store are found, dated, remembered and refused as those of a folder are."""

from datetime import date
from pathlib import Path

import pytest

from extract.inventory import opened_inventory
from extract.raw_bytes import FileRefusedError, read_raw_file
from extract.raw_files import RawFolderError, find_raw_files, raw_file
from extract.run import plan_date
from extract.shards import read_shard
from stores.address import StoreAddress
from stores.objects import Objects

pytestmark = pytest.mark.slow

DAY, NEXT = date(2021, 11, 17), date(2021, 11, 18)
STORY = f" date {DAY} MOSCOW, November 17. /TASS/. Putin met with Merkel."
KEYS = {
    "2021/11/17/späte № 1 %20.txt": "A story.",
    "2021-11-18/b.TXT": "A story.",
    "flat.txt": STORY,
    "both.txt": STORY + STORY.replace("17", "18"),
    "2021/11/17/.hidden.txt": "Hidden.",
    ".hidden/a.txt": STORY,
    "2021/11/17/read.me": "No raw file.",
}
SEEN = {"2021-11-18/b.TXT", "2021/11/17/späte № 1 %20.txt", "both.txt", "flat.txt"}


@pytest.fixture
def raw(bucket: StoreAddress) -> StoreAddress:
    for key, text in KEYS.items():
        Objects(bucket).write(key, text.encode())
    return bucket


def test_files_are_found_as_in_a_folder(raw: StoreAddress, tmp_path: Path) -> None:
    for key, text in KEYS.items():
        path = tmp_path / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    for only in (None, DAY, NEXT, date(2020, 1, 1)):
        stored = [(f.source_path, f.folder_date) for f in find_raw_files(raw, only)]
        assert stored == [(f.source_path, f.folder_date) for f in find_raw_files(tmp_path, only)]
    assert {file.source_path for file in find_raw_files(raw)} == SEEN


def test_unchanged_files_are_not_read_again(
    raw: StoreAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = Objects.read_at_most

    def counted(self: Objects, key: str, most_bytes: int) -> bytes | None:
        read.append(key)
        return real(self, key, most_bytes)

    monkeypatch.setattr(Objects, "read_at_most", counted)
    with opened_inventory(raw, tmp_path / "inventory.sqlite", 1000) as inventory:
        inventory.refresh()
        assert inventory.dates() == [DAY, NEXT]
        assert set(read) == SEEN
        read.clear()
        Objects(raw).write("flat.txt", STORY.replace("17", "19").encode())
        Objects(raw).remove(["both.txt"])
        inventory.refresh()
        assert read == ["flat.txt"]
        assert inventory.dates() == [DAY, NEXT, date(2021, 11, 19)]


def test_a_plan_names_the_store(raw: StoreAddress, tmp_path: Path) -> None:
    (path,) = plan_date(raw, DAY, tmp_path, shard_size=10, max_file_bytes=1000)
    shard = read_shard(path)
    assert shard.raw == raw
    assert {file.source_path for file in shard.files} == SEEN - {"2021-11-18/b.TXT"}


def test_what_is_gone_or_too_large_is_refused(raw: StoreAddress) -> None:
    with pytest.raises(FileRefusedError, match="more than the 10 bytes"):
        read_raw_file(raw_file(raw, "flat.txt"), 10)
    with pytest.raises(FileRefusedError, match="is gone"):
        read_raw_file(raw_file(raw, "no.txt"), 10)
    with pytest.raises(RawFolderError, match="no such folder"):
        find_raw_files(raw / "nothing")
