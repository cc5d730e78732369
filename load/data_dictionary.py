"""The data dictionary: every table, column and view as Markdown, generated from the schemas.

What the codes of a column mean is told by the codebook (`load.codebook`).
"""

from collections.abc import Iterator

from load.code_tables import code_tables
from load.codebook.code_lists import code_lists
from load.markdown import generated_from, markdown_table
from load.published_table import COLUMNS, DESCRIPTION
from load.rules import rules_of
from load.views import derived_views
from transform.schemas import SCHEMA_VERSION, TABLES, Column, Table

_INTRODUCTION = f"""\
# Data dictionary

{generated_from("transform/schemas")}

Schema version {SCHEMA_VERSION}.

Each table is a set of Parquet files, one a publication date:
`WAREHOUSE/<table>/publication_date=YYYY-MM-DD/part-0.parquet`. `publication_date` stands in the path.
Keys are hashes of content, so a date that is built again has the same keys.
`catalog.duckdb` has a view of each table over all dates, and the views at the end of this page.
Refused files that belong to no date are rows of `WAREHOUSE/_undated.parquet`, with the columns of
`quarantine`; the view `quarantine` shows them without a publication date.
"""


def render_dictionary() -> str:
    """Return the data dictionary as Markdown."""
    sections = [_INTRODUCTION]
    sections.extend(_table_section(table) for table in TABLES.values())
    sections.append("\n".join(["## Views", *_view_lines()]))
    sections.append("\n".join(["## Tables of the catalog alone", *_catalog_table_lines()]))
    return "\n".join(sections)


def _table_section(table: Table) -> str:
    key = ", ".join(f"`{column}`" for column in table.primary_key) or "none"
    rows = (_column_cells(table, column) for column in table.columns)
    promises = [f"- {rule.statement}" for rule in rules_of(table.name)]
    return "\n".join(
        [
            f"## {table.name}",
            "",
            f"One row is {table.row}. Key: {key}.",
            "",
            *markdown_table(("Column", "Meaning", "Type", "Missing", "Allowed"), rows),
            "",
            *(
                ["Checked before publishing, beside the columns:", "", *promises, ""]
                * bool(promises)
            ),
        ]
    )


def _column_cells(table: Table, column: Column) -> tuple[str, ...]:
    unit = f" ({column.unit})" if column.unit else ""
    targets = [key.table for key in table.foreign_keys if key.columns == (column.name,)]
    names = "".join(f" Names a row of [{target}](#{target})." for target in targets)
    missing = "may be" if column.nullable and column.name not in table.primary_key else "never"
    meaning = column.description + names
    return f"`{column.name}`", meaning, column.type + unit, missing, _allowed(column)


def _allowed(column: Column) -> str:
    if column.name in code_lists():
        return f"[codes](codebook/codes.md#{column.name})"
    if column.pattern is not None:
        return f"`{column.pattern}`"
    bounds = (("from", column.minimum), ("to", column.maximum))
    return " ".join(f"{word} {bound:g}" for word, bound in bounds if bound is not None)


def _view_lines() -> Iterator[str]:
    for name, view in derived_views().items():
        cells = ((f"`{column}`", meaning) for column, meaning in view.columns.items())
        yield from ("", f"### View {name}", "", view.description, "")
        yield from markdown_table(("Column", "Meaning"), cells)
    yield ""


def _catalog_table_lines() -> Iterator[str]:
    tables = {"publications": (DESCRIPTION, COLUMNS)}
    tables |= {table.name: (table.description, table.columns) for table in code_tables()}
    for name, (description, columns) in tables.items():
        yield from ("", f"### Table {name}", "", description, "")
        cells = ((f"`{column}`", meaning) for column, meaning in columns.items())
        yield from markdown_table(("Column", "Meaning"), cells)
    yield ""
