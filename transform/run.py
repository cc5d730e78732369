"""Run the transform stage: each shard is resolved by itself, then the shards of a date are merged."""

import json
import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from uuid import uuid4

from extract.records import ShardResult
from stores.spilling import DEFAULT_MEMORY_MB
from transform.doubts import Doubt, open_doubts
from transform.resolution import resolve_extraction
from transform.resolved_shards import ShardWriter
from transform.resolvers import loaded_resolvers
from transform.reviews import Reviews, applied
from transform.staged_date import staged_date
from transform.tables import write_tables

_REVIEWS = "reviews.json"


def resolve_shard(
    results: Iterable[ShardResult], name: str, out: Path, *, own_actors: Path | None = None
) -> Path:
    """Interpret the mentions of a shard: who, where and when.

    Args:
        results: What `extract_shard` yields.
        name: Name of the shard.
        out: Folder for the resolved shards, made if it is not there.
        own_actors: Folder of actor tables to lay over ours.

    Returns:
        Folder of the resolved shard. It appears only when it is complete.

    Raises:
        seeds.reading.ReferenceDataError: If a row of the own tables is wrong.
    """
    # An attempt that was given up may still be writing, on a machine that hung for a while.
    partial = out / f".{name}.{uuid4().hex}.partial"
    partial.mkdir(parents=True)
    resolvers = loaded_resolvers(own_actors)
    with ShardWriter(partial) as shard:
        for result in results:
            if result.extraction is not None:
                shard.add(resolve_extraction(result.extraction, resolvers))
            if result.refusal is not None:
                shard.refuse([result.refusal])
    return _put_in_place(partial, out / name)


def _put_in_place(folder: Path, name: Path) -> Path:
    """Give a folder its name, in place of another that has it; what two attempts write is the same."""
    while True:
        shutil.rmtree(name, ignore_errors=True)
        try:
            return folder.replace(name)
        except OSError:
            # Unless another attempt was quicker, it is an error.
            if not name.exists():
                raise


def transform_date(
    shards: Sequence[Path],
    publication_date: date,
    out: Path,
    *,
    min_confidence: float,
    reviews: Reviews | None = None,
    memory_mb: int = DEFAULT_MEMORY_MB,
) -> Path:
    """Merge the resolved shards of a date and write its tables.

    Of records with the same text, the first by path and offset is kept; the others become refusals.

    Args:
        shards: Folders that `resolve_shard` wrote; none for a date without files.
        publication_date: The date.
        out: Folder for `<table>.parquet`, made if it is not there.
        min_confidence: Mentions below it are left out, unless a person wants them.
        reviews: What people have decided of mentions.
        memory_mb: So much memory sorting may take before files are used instead.

    Returns:
        `out`.
    """
    out.mkdir(parents=True, exist_ok=True)
    with staged_date(shards, reviews or {}, min_confidence, memory_mb=memory_mb) as connection:
        write_tables(connection, publication_date, out)
        if reviews:
            counts = json.dumps(applied(connection))
            (out / _REVIEWS).write_text(counts, encoding="utf-8")
    return out


def doubts_of(
    shards: Sequence[Path], *, min_confidence: float, reviews: Reviews, most: int
) -> list[Doubt]:
    """Return the doubtful mentions that nobody has reviewed, those nearest to the threshold first.

    Args:
        shards: Folders that `resolve_shard` wrote.
        min_confidence: Mentions below it are in question where they concern material conflict.
        reviews: The decisions so far.
        most: So many at most.
    """
    with staged_date(shards, reviews, min_confidence) as connection:
        return open_doubts(connection, min_confidence, most)


def applied_reviews(tables: Path) -> dict[str, int]:
    """Return how many decisions staged tables follow, by choice."""
    path = tables / _REVIEWS
    counts: dict[str, int] = json.loads(path.read_bytes()) if path.is_file() else {}
    return counts
