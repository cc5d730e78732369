"""Markdown for the generated pages of the documentation."""

from collections.abc import Iterable, Iterator


def markdown_table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a table; bars inside cells are escaped."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---' for _ in head)}|"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def section(level: int, title: str, *paragraphs: str) -> Iterator[str]:
    """Yield a heading and paragraphs, each followed by an empty line."""
    yield from (f"{'#' * level} {title}", "")
    for paragraph in paragraphs:
        yield from (paragraph, "")
