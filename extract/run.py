"""Run the extract stage: find a date's files, deal them into shards, code each shard.

Nothing is kept in memory but what is being read; plan and results pass through files.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from extract.articles import ArticleReader
from extract.examination import read_text
from extract.inventory import opened_inventory
from extract.limits import ReadingLimits
from extract.publication import Dating
from extract.raw_bytes import FileRefusedError, read_raw_file
from extract.raw_files import RawFile, RawFolderError, find_raw_files, raw_file
from extract.records import Article, Refusal, ShardResult
from extract.shards import InputFile, Shard, checksum, deal, read_shard, write_plan
from stores.address import Address

if TYPE_CHECKING:
    from extract.nlp.coder import Coder

DEFAULT_MAX_FILE_BYTES = 50_000_000


def plan_date(
    raw: Address,
    publication_date: date,
    out: Path,
    *,
    shard_size: int,
    max_file_bytes: int,
    inventory: Path | None = None,
) -> list[Path]:
    """Write which files of a date are to be read, and by which task.

    Args:
        raw: Raw folder.
        publication_date: The date.
        out: Folder for `inputs.json` (path, size and SHA-256 of every file that was read, sorted by
            path) and the shards.
        shard_size: Most files in a shard.
        max_file_bytes: Larger files are refused.
        inventory: The file that keeps what is known of the raw files; None remembers nothing.

    Returns:
        Paths of the shards, `shard-0000.json` and so on; none if the date has no files.

    Raises:
        RawFolderError: If the folder cannot be listed.
    """
    with opened_inventory(raw, inventory, max_file_bytes) as known:
        known.refresh(only=publication_date)
        inputs = known.inputs_of(publication_date)
    files = [one for one in inputs if isinstance(one, InputFile)]
    shards = deal(raw.absolute(), publication_date, inputs, shard_size)
    return write_plan(files, shards, out)


def extract_shard(
    shard: Path, *, model: str, max_file_bytes: int, limits: ReadingLimits
) -> Iterator[ShardResult]:
    """Code the articles of a shard, a few at a time, so that it need not fit in memory.

    Args:
        shard: File that `plan_date` wrote.
        model: spaCy model of the coder.
        max_file_bytes: Larger files are refused.
        limits: What is longer is refused.

    Yields:
        Articles in the order of their files, then refusals.
    """
    plan = read_shard(shard)
    refusals = list(plan.refusals)
    articles = _articles(plan, refusals, max_file_bytes, limits)
    refused = (ShardResult(None, refusal) for refusal in refusals)
    yield from chain(loaded_coder(model).code(articles), refused)


def articles_of(
    path: Path, *, default_date: date | None, max_file_bytes: int, limits: ReadingLimits
) -> Iterator[Article | Refusal]:
    """Read the articles of a file, or of all `*.txt` files below a folder, sorted by path.

    Args:
        path: File of any name, whose `source_path` is that name, or folder.
        default_date: Publication date of what neither a record mark nor a dated folder dates.
        max_file_bytes: Larger files are refused.
        limits: What is longer is refused.

    Raises:
        RawFolderError: If there is nothing at the path, or a folder cannot be listed.
    """
    for file in _files_at(path):
        dating = Dating(file.folder_date, default_date)
        reader = ArticleReader(file.source_path, dating, limits)
        try:
            text = read_text(file, read_raw_file(file, max_file_bytes))
        except FileRefusedError as error:
            yield error.refusal()
        else:
            yield from reader.read(text)


def _files_at(path: Path) -> list[RawFile]:
    if path.is_dir():
        return find_raw_files(path)
    if not path.exists():
        raise RawFolderError(path, "no such file or folder; check the path")
    real = path.resolve()
    return [RawFile(real.parent, real.name, path.name, None)]


def _articles(
    plan: Shard, refusals: list[Refusal], max_file_bytes: int, limits: ReadingLimits
) -> Iterator[Article]:
    """Yield the articles of a shard; what is refused on the way is added to `refusals`."""
    for planned in plan.files:
        file = raw_file(plan.raw, planned.source_path)
        dating = Dating(folder=file.folder_date)
        reader = ArticleReader(file.source_path, dating, limits, only=plan.publication_date)
        try:
            text = _unchanged_text(file, planned, max_file_bytes)
        except FileRefusedError as error:
            refusals.append(error.refusal())
            continue
        for result in reader.read(text):
            if isinstance(result, Refusal):
                refusals.append(result)
            else:
                yield result


def _unchanged_text(file: RawFile, planned: InputFile, max_file_bytes: int) -> str:
    data = read_raw_file(file, max_file_bytes)
    if checksum(data) != planned.sha256:
        reason = "changed while the date was being read: run the date again"
        raise FileRefusedError(file.source_path, "unreadable", reason)
    return read_text(file, data)


@lru_cache(maxsize=1)
def loaded_coder(model: str) -> "Coder":
    """Return the coder, which is loaded once in a process, and only where one is needed."""
    from extract.nlp.coder import Coder

    return Coder(model)
