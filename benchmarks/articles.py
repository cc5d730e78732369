"""The articles of a folder, as all benchmarks of the coder read them."""

from pathlib import Path

import typer

from cli.settings import Settings
from extract.records import Article
from extract.run import articles_of


def articles_in(folder: Path, settings: Settings) -> list[Article]:
    """Return the articles that can be read, of records that tell their date.

    Args:
        folder: Raw files.
        settings: Limits of files and articles.

    Raises:
        typer.BadParameter: If there is none.
    """
    found = articles_of(
        folder,
        default_date=None,
        max_file_bytes=settings.max_file_bytes,
        limits=settings.reading_limits,
    )
    articles = [each for each in found if isinstance(each, Article)]
    if not articles:
        raise typer.BadParameter(f"{folder}: no article that can be read")
    return articles
