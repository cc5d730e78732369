"""Words as SQL writes them."""

from collections.abc import Iterable


def literal(text: str) -> str:
    """Return text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def listed(words: Iterable[str]) -> str:
    """Return words as SQL literals between commas."""
    return ", ".join(map(literal, words))
