"""Codes files one after another: read, code, resolve; nothing is published and nothing kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import typer

from cli.console import progress_bar, visible
from cli.parsed_article import ParsedArticle
from cli.settings import Settings
from extract.records import Article, Refusal
from extract.run import articles_of, loaded_coder
from transform.resolution import ResolvedArticle, resolve_extraction
from transform.resolvers import loaded_resolvers


class FileCoder:
    """Codes files with the model of the process, and counts what could not be coded.

    Attributes:
        resolvers: What actors and places are looked up in.
        n_refused: Files and articles refused so far; each is told on standard error.
    """

    def __init__(self, settings: Settings, default_date: date | None = None) -> None:
        """Open the reference data and load the model.

        Args:
            settings: Model, limits, and actor tables to lay over ours.
            default_date: Date of articles that name none.
        """
        self.resolvers = loaded_resolvers(settings.own_actors)
        self.n_refused = 0
        self._settings = settings
        self._default_date = default_date
        self._coder = loaded_coder(settings.model)

    def code(self, paths: Sequence[Path]) -> Iterator[ResolvedArticle]:
        """Yield the articles of files and folders in their order, as they are coded.

        Each has as its `source_path` the path as given, and inside a folder the path below it.
        """
        with progress_bar() as bar:
            task = bar.add_task("articles", total=None)
            for article in self.resolve(self._articles(paths)):
                bar.advance(task)
                yield article

    def resolve(self, articles: Iterable[Article]) -> Iterator[ResolvedArticle]:
        """Code and interpret articles."""
        for result in self._coder.code(articles):
            if result.refusal is not None:
                self._tell(result.refusal)
            if result.extraction is not None:
                yield resolve_extraction(result.extraction, self.resolvers)

    def parse(self, article: Article) -> ParsedArticle:
        """Parse an article again with the same model."""
        return ParsedArticle(self._coder.nlp, article)

    def _articles(self, paths: Iterable[Path]) -> Iterator[Article]:
        for path in paths:
            for found in self._found(path):
                given = path / found.source_path if path.is_dir() else path
                named = replace(found, source_path=given.as_posix())
                if isinstance(named, Refusal):
                    self._tell(named)
                else:
                    yield named

    def _found(self, path: Path) -> Iterator[Article | Refusal]:
        return articles_of(
            path,
            default_date=self._default_date,
            max_file_bytes=self._settings.max_file_bytes,
            limits=self._settings.reading_limits,
        )

    def _tell(self, refusal: Refusal) -> None:
        self.n_refused += 1
        place = f", character {refusal.source_offset}" if refusal.source_offset else ""
        path = " ".join(refusal.source_path.splitlines())
        typer.echo(visible(f"tass-events: {path}{place}: {refusal.reason}"), err=True)
