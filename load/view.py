"""What a view of the catalog is: a query, and the meaning of what it shows."""

from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class View:
    """A view: its query, and descriptions of it and of its columns."""

    query: str
    description: str
    columns: dict[str, str]


def literal(text: str) -> str:
    """Return text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def template(name: str) -> str:
    """Return the SQL of `templates/<name>.sql`."""
    return files("load").joinpath("templates", f"{name}.sql").read_text(encoding="utf-8")
