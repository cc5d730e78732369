"""What went into a task and what came out of it, in the words of its log."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from extract.shards import Shard, read_shard

if TYPE_CHECKING:
    from load.results import ValidationSummary


def files_in(shards: Iterable[Shard]) -> str:
    """Return how many files are to be read, and how large they are."""
    dealt = list(shards)
    files = [file for shard in dealt for file in shard.files]
    refused = sum(len(shard.refusals) for shard in dealt)
    size = sum(file.size_bytes for file in files)
    told = f"{counted(len(files), 'file')} of {counted(size, 'byte')}"
    return f"{told}, {refused} unreadable" if refused else told


def shard_files(shard: Path) -> str:
    """Return how many files a planned shard has."""
    return files_in([read_shard(shard)])


def coded(resolved: Path) -> str:
    """Return what reading a shard has given."""
    import pyarrow.parquet as pq

    files = {"documents": "article", "mentions": "mention", "quarantine": "refusal"}
    return ", ".join(
        counted(pq.read_metadata(resolved / f"{name}.parquet").num_rows, noun)
        for name, noun in files.items()
    )


def rows(row_counts: Mapping[str, int]) -> str:
    """Return the rows of each table."""
    return ", ".join(f"{number:,} {name}" for name, number in row_counts.items())


def staged_rows(tables: Path) -> str:
    """Return the rows of each staged table."""
    import pyarrow.parquet as pq

    paths = sorted(tables.glob("*.parquet"))
    return rows({path.stem: pq.read_metadata(path).num_rows for path in paths})


def checked(summary: "ValidationSummary") -> str:
    """Return the outcome of validation."""
    refused = sum(summary.refused_rows.values())
    return (
        f"{summary.checks} checks met but for {counted(summary.warnings, 'warning')},"
        f" {counted(refused, 'row')} refused"
    )


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 file`, `1,200 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
