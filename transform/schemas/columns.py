"""Kinds of columns that several tables have, and patterns of texts."""

from transform.schemas.table import Column

ACTOR_KEY = r"[a-z0-9_.:-]+"
ISO3 = r"[A-Z]{3}"
WORDS = r"\S(?s:.*)"
_KEY = r"[a-z]_[0-9a-f]{16}"


def key(name: str, description: str) -> Column:
    """Return a column of keys that are hashes."""
    return Column(name, "string", description, pattern=_KEY)


def offset(name: str, description: str) -> Column:
    """Return a column of positions in a text."""
    return Column(name, "int", description, minimum=0, unit="characters")
