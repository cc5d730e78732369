"""Reading one shard from raw text to resolved mentions, in whatever process it is given to."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from cli.settings import Settings
from extract.run import extract_shard
from extract.shards import Shard, write_plan
from transform.run import resolve_shard


def read_shard_of(run: Path, settings: Settings, shard: Path) -> Path:
    """Code and resolve the articles of a shard.

    Args:
        run: Folder of the run: resolved shards go to `resolved` in it.
        settings: Model, limits, and actor tables to lay over ours.
        shard: File that `plan_date` wrote.

    Returns:
        Folder of the resolved shard.
    """
    results = extract_shard(
        shard,
        model=settings.model,
        max_file_bytes=settings.max_file_bytes,
        limits=settings.reading_limits,
    )
    return resolve_shard(results, shard.stem, run / "resolved", own_actors=settings.own_actors)


def load_for_reading(settings: Settings) -> None:
    """Load model and tables, so that processes forked from this one need not: read a shard without files."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (shard,) = write_plan([], [Shard(folder, date.min, (), ())], folder)
        read_shard_of(folder, settings, shard)
