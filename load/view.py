"""What a view of the catalog is: a query, and the meaning of what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import duckdb

from stores.sql import literal


@dataclass(frozen=True)
class View:
    """A view: its query, and descriptions of it and of its columns."""

    query: str
    description: str
    columns: dict[str, str]


def describe(
    connection: duckdb.DuckDBPyConnection,
    kind: Literal["TABLE", "VIEW"],
    name: str,
    description: str,
    columns: Mapping[str, str],
) -> None:
    """Lay down what a table or view and its columns mean, in the catalog itself."""
    connection.execute(f"COMMENT ON {kind} {name} IS {literal(description)}")
    for column, meaning in columns.items():
        connection.execute(f'COMMENT ON COLUMN {name}."{column}" IS {literal(meaning)}')


def template(name: str) -> str:
    """Return the SQL of `templates/<name>.sql`."""
    return files("load").joinpath("templates", f"{name}.sql").read_text(encoding="utf-8")
