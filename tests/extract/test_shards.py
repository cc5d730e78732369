import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from extract.records import Refusal
from extract.shards import InputFile, checksum, deal, read_shard, write_plan

DAY = date(2021, 11, 17)
FILES = [InputFile(f"{name}.txt", 4, checksum(name.encode())) for name in "abde"]
REFUSED = Refusal("file", "c.txt", 0, "too_large", "more than allowed", "")
INPUTS = [*FILES[:2], REFUSED, *FILES[2:]]


def test_deals_in_order(tmp_path: Path) -> None:
    shards = deal(tmp_path, DAY, INPUTS, 2)
    assert [[file.source_path for file in shard.files] for shard in shards] == [
        ["a.txt", "b.txt"],
        ["d.txt"],
        ["e.txt"],
    ]
    assert [shard.refusals for shard in shards] == [(), (REFUSED,), ()]
    assert deal(tmp_path, DAY, [], 2) == []


def test_deals_by_volume(tmp_path: Path) -> None:
    sizes = [10, 10, 10, 40, 5, 5, 5, 5, 5, 5]
    files = [InputFile(f"{n}.txt", size, "0" * 64) for n, size in enumerate(sizes)]
    shards = deal(tmp_path, DAY, files, 100, shard_bytes=34)
    assert [[file.size_bytes for file in shard.files] for shard in shards] == [
        [10, 10, 10, 40],
        [5, 5, 5, 5, 5, 5],
    ]


@given(st.lists(st.integers(0, 50)), st.integers(1, 8), st.integers(1, 200))
def test_no_file_is_lost_and_no_shard_is_empty(
    sizes: list[int], shard_size: int, shard_bytes: int
) -> None:
    files = [InputFile(f"{n}.txt", size, "0" * 64) for n, size in enumerate(sizes)]
    shards = deal(Path("raw"), DAY, files, shard_size, shard_bytes)
    assert [file for shard in shards for file in shard.files] == files
    assert all(0 < len(shard.files) <= shard_size for shard in shards)
    largest = max(sizes, default=0)
    volumes = [sum(file.size_bytes for file in shard.files) for shard in shards]
    assert all(volume <= shard_bytes + largest for volume in volumes)


def test_a_plan_survives_writing(tmp_path: Path) -> None:
    shards = deal(tmp_path, DAY, INPUTS, 3)
    paths = write_plan(FILES, shards, tmp_path / "plan")
    assert [path.name for path in paths] == ["shard-0000.json", "shard-0001.json"]
    assert [read_shard(path) for path in paths] == shards
    inputs = json.loads((tmp_path / "plan" / "inputs.json").read_text(encoding="utf-8"))
    assert [InputFile(**one) for one in inputs] == FILES
    assert list(inputs[0]) == ["source_path", "size_bytes", "sha256"]


def test_a_new_plan_removes_the_old_one(tmp_path: Path) -> None:
    write_plan(FILES, deal(tmp_path, DAY, INPUTS, 1), tmp_path)
    paths = write_plan(FILES, deal(tmp_path, DAY, INPUTS, 5), tmp_path)
    assert list(tmp_path.glob("shard-*.json")) == paths


def test_refuses_what_is_no_shard(tmp_path: Path) -> None:
    (tmp_path / "shard-0000.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValidationError):
        read_shard(tmp_path / "shard-0000.json")
