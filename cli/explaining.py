"""Tells why mentions were coded: the rule, the spans, the steps, and how each party was linked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
from rich.text import Text

from cli.coding import FileCoder
from cli.console import output
from cli.errors import CommandError
from cli.event_table import days, kind
from cli.settings import Settings
from extract.articles import ArticleReader
from extract.publication import Dating
from extract.records import Article
from transform.resolution import ResolvedArticle, ResolvedMention, ResolvedParticipant


@dataclass(frozen=True, slots=True)
class PublishedText:
    """The stored text of a published document."""

    source_path: str
    source_offset: int
    publication_date: date
    text: str


def explain_file(path: Path, settings: Settings, default_date: date | None) -> None:
    """Print why each mention of a file was coded.

    Raises:
        CommandError: If the file or an article of it cannot be read.
    """
    coder = FileCoder(settings, default_date)
    for article in coder.code([path]):
        for mention in article.mentions:
            _print(article, mention)
    if coder.n_refused:
        raise CommandError(f"{coder.n_refused} files or articles could not be coded, see above")


def explain_mention(mention_id: str, warehouse: Path, settings: Settings) -> None:
    """Code the stored text of a published mention again, and print why it was coded.

    Raises:
        CommandError: If the mention is not published, or is no longer coded.
    """
    stored = published_text(mention_id, warehouse)
    coder = FileCoder(settings)
    for article in coder.resolve(stored_articles(stored, settings)):
        for mention in article.mentions:
            if mention.mention_id == mention_id:
                _print(article, mention)
                return
    raise CommandError(
        f"{mention_id}: this version no longer codes it; publish {stored.publication_date} again",
        exit_code=1,
    )


def published_text(mention_id: str, warehouse: Path) -> PublishedText:
    """Return the text of the document that a mention stands in.

    Raises:
        CommandError: If there is no such mention.
    """
    mention = _row(warehouse, "mentions", "mention_id", mention_id)
    document = mention and _row(warehouse, "documents", "document_id", mention["document_id"])
    if not document:
        raise CommandError(f"{mention_id}: no such mention is published in {warehouse}")
    return PublishedText(
        document["source_path"],
        document["source_offset"],
        date.fromisoformat(document["publication_date"]),
        document["text"],
    )


def _row(warehouse: Path, table: str, key: str, value: str) -> dict[str, Any] | None:
    folder = warehouse / table
    if not folder.is_dir():
        return None
    rows = (
        ds.dataset(folder, format="parquet", partitioning="hive")
        .to_table(filter=ds.field(key) == value)
        .to_pylist()
    )
    return rows[0] if rows else None


def stored_articles(stored: PublishedText, settings: Settings) -> Iterator[Article]:
    """Yield the article that a stored text is, as it was read from its raw file."""
    reader = ArticleReader(
        stored.source_path,
        Dating(default=stored.publication_date),
        settings.max_article_chars,
    )
    for found in reader.read(stored.text):
        if isinstance(found, Article):
            yield replace(found, source_offset=stored.source_offset + found.source_offset)


def _print(article: ResolvedArticle, telling: ResolvedMention) -> None:
    output().print(Text("\n".join(explanation(article, telling))), soft_wrap=True)


def explanation(article: ResolvedArticle, telling: ResolvedMention) -> Iterator[str]:
    """Yield the lines that explain a mention."""
    mention = telling.mention
    yield f"{telling.mention_id}  {kind(telling)}  {article.article.source_path}"
    yield f"  sentence    {' '.join(telling.sentence.text.split())}"
    trigger = mention.trigger
    yield f"  rule        {mention.rule_id}, trigger '{trigger.text}' [{trigger.start}:{trigger.end}]"
    for part in telling.participants:
        yield f"  {part.role:<11} {_party(part)}"
    if telling.speaker is not None and mention.speaker is not None:
        yield (
            f"  source      '{mention.speaker.span.text}' -> {telling.speaker.actor_id},"
            f" by '{mention.attribution_verb}'"
        )
    time = f"'{mention.time.span.text}' -> " if mention.time else ""
    yield f"  when        {time}{days(telling) or 'unknown'}, {telling.when.method}"
    words = f"'{telling.place_span.text}' -> " if telling.place_span else ""
    place = telling.place.name if telling.place else "unknown"
    yield f"  where       {words}{place}, {telling.location_method}"
    yield f"  modality    {mention.modality}{', background' if mention.is_background else ''}"
    yield f"  confidence  {telling.confidence:.2f}, of the coder {mention.confidence:.2f}"
    for number, step in enumerate(mention.steps, start=1):
        yield f"  step {number:<6} {step}"
    yield ""


def _party(part: ResolvedParticipant) -> str:
    span, link = part.party.span, part.link
    role = " ".join(filter(None, (link.country_code, link.sector)))
    return (
        f"'{span.text}' [{span.start}:{span.end}] -> {link.actor_id} ({role or 'no country'}),"
        f" {link.method or 'linked'}, {link.link_confidence:.2f}"
    )
