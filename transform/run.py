"""Run the transform stage over the shards of a date: staged results in, staged tables out."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from extract.records import Article, Extraction, Refusal, read_results
from transform.events import merge_tellings
from transform.resolution import (
    ResolvedArticle,
    ResolvedMention,
    open_resolvers,
    resolve_extraction,
)
from transform.reviews import Reviews, applied, reviewed
from transform.tables import lay_out

_PAYLOAD_CHARS = 2_000
_REVIEWS = "reviews.json"


@dataclass(frozen=True)
class ResolvedDate:
    """All articles of a date, interpreted, each text once; and what was refused."""

    articles: list[ResolvedArticle]
    refusals: list[Refusal]

    @property
    def mentions(self) -> list[ResolvedMention]:
        """The mentions of all articles."""
        return [mention for article in self.articles for mention in article.mentions]


def transform_date(
    shards: Sequence[Path],
    publication_date: date,
    out: Path,
    *,
    min_confidence: float,
    own_actors: Path | None = None,
    reviews: Reviews | None = None,
) -> Path:
    """Interpret the mentions of a date and write its tables.

    Args:
        shards: Files that `extract_shard` wrote; none for a date without files.
        publication_date: The date.
        out: Folder for `<table>.parquet`, made if it is not there.
        min_confidence: Mentions below it are left out, unless a person wants them.
        own_actors: Folder of actor tables to lay over ours.
        reviews: What people have decided of mentions.

    Returns:
        `out`.

    Raises:
        pydantic.ValidationError: If a line of a shard is not a shard result.
        seeds.reading.ReferenceDataError: If a row of the own tables is wrong.
    """
    found = resolve_date(shards, own_actors)
    return write_date(found, publication_date, out, min_confidence=min_confidence, reviews=reviews)


def write_date(
    found: ResolvedDate,
    publication_date: date,
    out: Path,
    *,
    min_confidence: float,
    reviews: Reviews | None = None,
) -> Path:
    """Write the tables of a date that is interpreted; the arguments are those of `transform_date`."""
    decided = reviews or {}
    wanted = reviewed(found.mentions, decided, min_confidence)
    events = merge_tellings(wanted, publication_date)
    out.mkdir(parents=True, exist_ok=True)
    for name, table in lay_out(found.articles, events, found.refusals).items():
        pq.write_table(table, out / f"{name}.parquet")
    if decided:
        counts = json.dumps(applied(found.mentions, decided))
        (out / _REVIEWS).write_text(counts, encoding="utf-8")
    return out


def applied_reviews(tables: Path) -> dict[str, int]:
    """Return how many decisions staged tables follow, by choice."""
    path = tables / _REVIEWS
    counts: dict[str, int] = json.loads(path.read_bytes()) if path.is_file() else {}
    return counts


def resolve_date(shards: Sequence[Path], own_actors: Path | None = None) -> ResolvedDate:
    """Interpret every article of the shards of a date."""
    extractions, refusals = _read(shards)
    kept, duplicates = drop_duplicates(extractions)
    resolvers = open_resolvers(own_actors)
    articles = [resolve_extraction(extraction, resolvers) for extraction in kept]
    return ResolvedDate(articles, [*refusals, *duplicates])


def drop_duplicates(
    extractions: Iterable[Extraction],
) -> tuple[list[Extraction], list[Refusal]]:
    """Keep the first article of each text, by path and offset; the others become refusals."""
    first: dict[str, Article] = {}
    kept: list[Extraction] = []
    refusals: list[Refusal] = []
    for extraction in sorted(extractions, key=_position):
        article = extraction.article
        known = first.setdefault(article.content_sha256, article)
        if known is article:
            kept.append(extraction)
        else:
            refusals.append(_duplicate(article, known))
    return kept, refusals


def _position(extraction: Extraction) -> tuple[str, int]:
    return extraction.article.source_path, extraction.article.source_offset


def _duplicate(article: Article, known: Article) -> Refusal:
    reason = (
        f"the same text as {known.source_path} at character {known.source_offset},"
        " which is kept: nothing is lost"
    )
    return Refusal(
        "article",
        article.source_path,
        article.source_offset,
        "duplicate",
        reason,
        article.text[:_PAYLOAD_CHARS],
    )


def _read(shards: Iterable[Path]) -> tuple[list[Extraction], list[Refusal]]:
    results = [result for shard in shards for result in read_results(shard)]
    extractions = [result.extraction for result in results if result.extraction is not None]
    refusals = [result.refusal for result in results if result.refusal is not None]
    return extractions, refusals
