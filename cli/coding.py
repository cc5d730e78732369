"""Codes files one after another: read, code, resolve, nothing published and nothing kept."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import typer

from cli.console import progress_bar
from cli.settings import Settings
from extract.nlp.coder import Coder
from extract.run import articles_of
from extract.records import Article, Refusal
from transform.resolution import ResolvedArticle, Resolvers, open_resolvers, resolve_extraction


@dataclass
class FileCoder:
    """Codes files with one loaded model, and counts what could not be coded.

    Attributes:
        settings: Model and limits.
        default_date: Date of articles that name none.
        resolvers: What actors and places are looked up in.
        n_refused: Files and articles refused so far; each is told on standard error.
    """

    settings: Settings
    default_date: date | None = None
    resolvers: Resolvers = field(default_factory=open_resolvers)
    n_refused: int = 0

    def code(self, paths: Sequence[Path]) -> Iterator[ResolvedArticle]:
        """Yield the articles of files and folders in their order, as they are coded.

        Each has as its `source_path` the path as given, and inside a folder the path below it.
        """
        coder = Coder(self.settings.model)
        with progress_bar() as bar:
            task = bar.add_task("articles", total=None)
            for result in coder.code(self._articles(paths)):
                bar.advance(task)
                if result.refusal is not None:
                    self._tell(result.refusal)
                if result.extraction is not None:
                    yield resolve_extraction(result.extraction, self.resolvers)

    def _articles(self, paths: Iterable[Path]) -> Iterator[Article]:
        for path in paths:
            found = articles_of(
                path,
                default_date=self.default_date,
                max_file_bytes=self.settings.max_file_bytes,
                max_article_chars=self.settings.max_article_chars,
            )
            for result in found:
                given = path / result.source_path if path.is_dir() else path
                named = replace(result, source_path=given.as_posix())
                if isinstance(named, Refusal):
                    self._tell(named)
                else:
                    yield named

    def _tell(self, refusal: Refusal) -> None:
        self.n_refused += 1
        offset = f", character {refusal.source_offset}" if refusal.source_offset else ""
        typer.echo(f"tass-events: {refusal.source_path}{offset}: {refusal.reason}", err=True)
