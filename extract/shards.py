"""The plan of an extraction as files: the inputs of a date, and the shards that they are dealt into.

How many shards a date has follows from its volume: a shard is so much text that reading it takes longer
than loading the model for it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from math import ceil
from pathlib import Path

from pydantic import TypeAdapter

from extract.records import Refusal
from stores.address import Address

SHARD_BYTES = 300_000
"""Raw text of a shard: some 200 stories, a quarter of a minute's work for one core."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A raw file that was read.

    Attributes:
        source_path: Path relative to the raw folder.
        size_bytes: Its size.
        sha256: SHA-256 of its bytes, hexadecimal.
    """

    source_path: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of a date's files, small enough for one task.

    Attributes:
        raw: The raw folder.
        publication_date: The date; stories of other dates in the same files are not of this shard.
        files: Files to read.
        refusals: Files of the date that could not be read when the plan was made.
    """

    raw: Address
    publication_date: date
    files: tuple[InputFile, ...]
    refusals: tuple[Refusal, ...]


_SHARD = TypeAdapter(Shard)


def checksum(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def deal(
    raw: Address,
    publication_date: date,
    inputs: Sequence[InputFile | Refusal],
    shard_size: int,
    shard_bytes: int = SHARD_BYTES,
) -> list[Shard]:
    """Deal the files of a date, in their order, into shards of about the same volume.

    Args:
        raw: Raw folder.
        publication_date: The date.
        inputs: Its files, sorted by path.
        shard_size: Most files in a shard.
        shard_bytes: Bytes that a shard is to have; the date's volume is spread evenly.
    """
    shards = []
    for part in _parts(inputs, shard_size, shard_bytes):
        files = tuple(one for one in part if isinstance(one, InputFile))
        refusals = tuple(one for one in part if isinstance(one, Refusal))
        shards.append(Shard(raw, publication_date, files, refusals))
    return shards


def _parts(
    inputs: Sequence[InputFile | Refusal], shard_size: int, shard_bytes: int
) -> Iterator[list[InputFile | Refusal]]:
    total = sum(_size(one) for one in inputs)
    share = total / max(1, ceil(total / shard_bytes))
    part: list[InputFile | Refusal] = []
    dealt, due = 0, share
    for one in inputs:
        part.append(one)
        dealt += _size(one)
        is_last = dealt >= total
        if len(part) == shard_size or (dealt >= due and not is_last):
            yield part
            part, due = [], dealt + share
    if part:
        yield part


def _size(one: InputFile | Refusal) -> int:
    return one.size_bytes if isinstance(one, InputFile) else 0


def write_plan(inputs: Iterable[InputFile], shards: Sequence[Shard], out: Path) -> list[Path]:
    """Write `inputs.json` and a file for each shard; shards of an earlier plan are removed.

    Returns:
        The paths of the shards, in order.
    """
    out.mkdir(parents=True, exist_ok=True)
    for stale in out.glob("shard-*.json"):
        stale.unlink()
    listed = json.dumps([asdict(one) for one in inputs], ensure_ascii=False, indent=1)
    (out / "inputs.json").write_text(listed + "\n", encoding="utf-8")
    paths = []
    for number, shard in enumerate(shards):
        path = out / f"shard-{number:04}.json"
        path.write_bytes(_SHARD.dump_json(shard, indent=1))
        paths.append(path)
    return paths


def read_shard(path: Path) -> Shard:
    """Read a shard that `write_plan` wrote.

    Raises:
        pydantic.ValidationError: If the file is not a shard.
    """
    return _SHARD.validate_json(path.read_bytes())
