"""Finds the mentions to explain: those of a file, or a published one, coded again from its stored text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cli.coding import FileCoder
from cli.errors import CommandError
from cli.explanation import Explanation
from cli.settings import Settings
from extract.articles import ArticleReader
from extract.publication import Dating
from extract.records import Article
from stores.address import Address
from transform.resolution import ResolvedArticle

_TEXT_OF_MENTION = """
    SELECT source_path, source_offset, documents.publication_date, text
    FROM mentions JOIN documents USING (publication_date, document_id)
    WHERE mention_id = ? ORDER BY documents.publication_date LIMIT 1
"""

Show = Callable[[Iterable[Explanation]], None]


@dataclass(frozen=True, slots=True)
class PublishedText:
    """The stored text of a published document."""

    source_path: str
    source_offset: int
    publication_date: date
    text: str


def explain_file(path: Path, settings: Settings, default_date: date | None, show: Show) -> None:
    """Show why each mention of a file was coded.

    Raises:
        CommandError: If the file or an article of it cannot be read.
    """
    coder = FileCoder(settings, default_date)
    show(_explanations(coder.code([path]), coder))
    if coder.n_refused:
        raise CommandError(f"{coder.n_refused} files or articles could not be coded, see above")


def explain_mention(mention_id: str, warehouse: Address, settings: Settings, show: Show) -> None:
    """Code the stored text of a published mention again, and show why it was coded.

    Raises:
        CommandError: If the mention is not published, or is no longer coded.
    """
    stored = published_text(mention_id, warehouse)
    coder = FileCoder(settings)
    articles = coder.resolve(stored_articles(stored, settings))
    told = [
        each for each in _explanations(articles, coder) if each.telling.mention_id == mention_id
    ]
    if not told:
        message = f"this version no longer codes it; publish {stored.publication_date} again"
        raise CommandError(f"{mention_id}: {message}", exit_code=1)
    show(told)


def _explanations(articles: Iterable[ResolvedArticle], coder: FileCoder) -> Iterator[Explanation]:
    for article in articles:
        if article.mentions:
            parsed = coder.parse(article.article)
            yield from (Explanation(article.article, each, parsed) for each in article.mentions)


def published_text(mention_id: str, warehouse: Address) -> PublishedText:
    """Return the text of the document that a mention stands in.

    Raises:
        CommandError: If there is no such mention.
    """
    # Here, because DuckDB takes its time.
    from load.catalog import CatalogError, connect_views
    from load.manifest import ManifestError

    try:
        with connect_views(warehouse) as connection:
            found = connection.execute(_TEXT_OF_MENTION, [mention_id]).fetchone()
    except (CatalogError, ManifestError) as error:
        raise CommandError(str(error)) from error
    if not found:
        raise CommandError(f"{mention_id}: no such mention is published in {warehouse}")
    return PublishedText(*found)


def stored_articles(stored: PublishedText, settings: Settings) -> Iterator[Article]:
    """Yield the article that a stored text is, as it was read from its raw file."""
    reader = ArticleReader(
        stored.source_path,
        Dating(default=stored.publication_date),
        settings.reading_limits,
    )
    for found in reader.read(stored.text):
        if isinstance(found, Article):
            yield replace(found, source_offset=stored.source_offset + found.source_offset)
