"""Keys of documents, mentions and events: hashes of content, so a rebuilt day has the same keys.

A key that is published never depends on paths, on the order of files, on the clock or on random numbers.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from extract.records import Mention

KeyPart = str | int | None | list["KeyPart"]


def content_key(letter: str, *parts: KeyPart) -> str:
    """Hash parts into a key such as `e_0f3a...`, with 16 hexadecimal digits.

    The parts are hashed as JSON, so that `("ab", "c")` and `("a", "bc")` have different keys.
    """
    data = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return f"{letter}_{hashlib.blake2b(data, digest_size=8).hexdigest()}"


def document_key(publication_date: date, text: str) -> str:
    """Key of an article: its publication date and its text, wherever it was found."""
    return content_key("d", publication_date.isoformat(), text)


def record_key(source_path: str, source_offset: int) -> str:
    """Key of a place in the raw files: of two records with the same text, each has its own."""
    return content_key("r", source_path, source_offset)


def mention_key(document_id: str, mention: Mention) -> str:
    """Key of a mention: its article, trigger, rule, type and mode, and the spans of its parties."""
    parties: list[KeyPart] = [
        [part.role, part.ordinal, part.party.span.start, part.party.span.end]
        for part in mention.participants
    ]
    return content_key(
        "m",
        document_id,
        mention.trigger.start,
        mention.trigger.end,
        mention.rule_id,
        mention.event_type,
        mention.event_mode,
        parties,
    )


def event_key(publication_date: date, kind: Iterable[str | None], *parties: Iterable[str]) -> str:
    """Key of an event of one publication date.

    Args:
        publication_date: The date whose articles tell it.
        kind: Type, mode, modality, days and whatever else tells it from other events, in order.
        parties: Actor keys, one iterable a side; their order within a side does not matter.
    """
    sides: list[KeyPart] = [list[KeyPart](sorted(side)) for side in parties]
    return content_key("e", publication_date.isoformat(), list[KeyPart](kind), sides)


def key_ranges(column: str, count: int) -> Iterator[str]:
    """Yield SQL conditions that part all rows by ranges of a key, in order.

    Hashes are spread evenly, so that the ranges are of about the same size.

    Args:
        column: The column of the key, named after the letter that its keys begin with.
        count: How many ranges.
    """
    bounds = [f"'{column[0]}_{16**4 * number // count:04x}'" for number in range(1, count)]
    for first, last in pairwise(["", *bounds, ""]):
        ends = [f"{column} >= {first}" if first else "", f"{column} < {last}" if last else ""]
        yield " AND ".join(filter(None, ends)) or "true"
