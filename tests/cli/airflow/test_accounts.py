"""The line of a task's log says what went in and what came out."""

from datetime import date
from pathlib import Path

from cli.airflow.accounts import checked, coded, files_in, rows, shard_files
from cli.settings import Settings
from cli.shard_reading import read_shard_of
from extract.records import Refusal
from extract.run import plan_date
from extract.shards import InputFile, Shard
from load.results import ValidationSummary

DAY = date(2021, 11, 17)


def test_files_are_counted_and_weighed() -> None:
    files = tuple(InputFile(f"{n}.txt", 600, "0" * 64) for n in range(2))
    refused = Refusal("file", "c.txt", 0, "too_large", "more than allowed", "")
    assert files_in([]) == "0 files of 0 bytes"
    assert files_in([Shard(Path("raw"), DAY, files, ())]) == "2 files of 1,200 bytes"
    shards = [Shard(Path("raw"), DAY, files[:1], (refused,))]
    assert files_in(shards) == "1 file of 600 bytes, 1 unreadable"


def test_shard_is_told_before_and_after_reading(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b" date 2021-11-17 \n")
    (shard,) = plan_date(tmp_path, DAY, tmp_path / "plan", shard_size=9, max_file_bytes=999)
    resolved = read_shard_of(tmp_path / "run", Settings(), shard)
    assert shard_files(shard) == "1 file of 18 bytes"
    assert coded(resolved) == "0 articles, 0 mentions, 1 refusal"


def test_tables_and_checks_are_told() -> None:
    assert rows({"events": 1200, "mentions": 3}) == "1,200 events, 3 mentions"
    summary = ValidationSummary(
        publication_date=DAY,
        success=True,
        checks=139,
        failed=0,
        warnings=2,
        row_counts={},
        refused_rows={"mentions": 1, "events": 0},
    )
    assert checked(summary) == "139 checks met but for 2 warnings, 1 row refused"
