"""The resolved shards of a date in DuckDB: read from their files, sorted and joined within a limit of memory.

What does not fit into the limit goes to files beside the run, which are removed in the end.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from transform.resolved_shards import FILES
from transform.reviews import Reviews

DEFAULT_MEMORY_MB = 150
_THREADS = 1

_DUPLICATES = """
    CREATE TABLE duplicates AS
    SELECT record_id, source_path, source_offset, kept_path, kept_offset
    FROM (
        SELECT record_id, source_path, source_offset,
            first_value(source_path) OVER same AS kept_path,
            first_value(source_offset) OVER same AS kept_offset,
            row_number() OVER same AS place
        FROM documents_read
        WINDOW same AS (PARTITION BY content_sha256 ORDER BY source_path, source_offset)
    )
    WHERE place > 1
"""
_KEPT = """
    CREATE VIEW {name} AS
    SELECT * FROM {name}_read WHERE record_id NOT IN (SELECT record_id FROM duplicates)
"""
_WANTED = """
    CREATE VIEW wanted AS
    SELECT tellings.* REPLACE (
        coalesce(review.event_type, tellings.event_type) AS event_type,
        CASE WHEN review.event_type IS NULL THEN tellings.event_mode ELSE review.event_mode END
            AS event_mode
    )
    FROM tellings LEFT JOIN reviews AS review USING (mention_id)
    WHERE CASE WHEN review.choice IS NULL THEN tellings.confidence >= {min_confidence}
        ELSE review.choice <> 'reject' END
"""
_REVIEW = pa.schema(
    [(name, pa.string()) for name in ("mention_id", "choice", "event_type", "event_mode")]
)


@contextmanager
def staged_date(
    shards: Sequence[Path],
    reviews: Reviews,
    min_confidence: float,
    *,
    memory_mb: int = DEFAULT_MEMORY_MB,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the resolved shards of a date.

    The tables are those of `resolved_shards.FILES` without what stands in the records of an earlier
    text; `duplicates`, those records; `reviews`; and `wanted`, the tellings that are to be published: as
    decided, and by confidence where nobody has.

    Args:
        shards: Folders that `ShardWriter` wrote.
        reviews: What people have decided of mentions.
        min_confidence: The least confidence.
        memory_mb: So much memory may be taken before files are used instead.
    """
    beside = shards[0].parent if shards else None
    with (
        TemporaryDirectory(dir=beside) as spill,
        duckdb.connect(config=_config(memory_mb, spill)) as connection,
    ):
        _read(connection, shards)
        _decide(connection, reviews, min_confidence)
        yield connection


def _config(memory_mb: int, spill: str) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "memory_limit": f"{memory_mb}MB",
        "temp_directory": spill,
        "threads": _THREADS,
        # Every result is sorted by a key, so that the order of arrival is of no use.
        "preserve_insertion_order": False,
    }


def _read(connection: duckdb.DuckDBPyConnection, shards: Sequence[Path]) -> None:
    for name, schema in FILES.items():
        paths = [str(shard / f"{name}.parquet") for shard in shards]
        found = (
            connection.read_parquet(paths) if paths else connection.from_arrow(schema.empty_table())
        )
        found.create_view(f"{name}_read")
    connection.execute(_DUPLICATES)
    for name, schema in FILES.items():
        if "record_id" in schema.names:
            connection.execute(_KEPT.format(name=name))


def _decide(connection: duckdb.DuckDBPyConnection, reviews: Reviews, min_confidence: float) -> None:
    rows = [{"mention_id": key, **asdict(review)} for key, review in reviews.items()]
    decided = pa.Table.from_pylist(rows, schema=_REVIEW)
    connection.from_arrow(decided).create("reviews")
    connection.execute(_WANTED.format(min_confidence=float(min_confidence)))
