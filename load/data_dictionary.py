"""The data dictionary: every table, column and code as Markdown, generated from the schemas.

`python -m load.data_dictionary` writes `docs/data-dictionary.md` anew.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from load.rules import rules_of
from load.views import derived_views
from seeds.ontology import read_ontology
from transform.schemas import SCHEMA_VERSION, TABLES, Column, Table

DATA_DICTIONARY = Path(__file__).parents[1] / "docs" / "data-dictionary.md"

_INTRODUCTION = f"""\
# Data dictionary

Generated from `transform/schemas.py` by `python -m load.data_dictionary`: do not edit.
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
    sections.append("\n".join(["## Codes", *_code_lists()]))
    sections.append("\n".join(["## Views", *_view_lines()]))
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
            *_markdown_table(("Column", "Type", "Missing", "Allowed", "Meaning"), rows),
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
    return f"`{column.name}`", column.type + unit, missing, _allowed(column), meaning


def _allowed(column: Column) -> str:
    if column.codes is not None:
        return f"[codes](#codes-{column.name})"
    if column.pattern is not None:
        return f"`{column.pattern}`"
    bounds = (("from", column.minimum), ("to", column.maximum))
    return " ".join(f"{word} {bound:g}" for word, bound in bounds if bound is not None)


def _code_lists() -> Iterator[str]:
    coded = {column.name: column for table in TABLES.values() for column in table.columns}
    for column in coded.values():
        if column.codes is not None:
            yield from ("", f'<a id="codes-{column.name}"></a>', "", f"### {column.name}", "")
            yield from _markdown_table(("Code", "Meaning"), _codes(column.name, column.codes))
    yield ""


def _codes(column: str, codes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield codes with their meaning; a mode means something else under each type."""
    if column == "event_mode":
        for (event_type, event_mode), row in read_ontology().modes.items():
            yield f"`{event_mode}` of `{event_type}`", row.definition
        return
    for code, meaning in codes.items():
        yield f"`{code}`", meaning


def _view_lines() -> Iterator[str]:
    for name, view in derived_views().items():
        cells = ((f"`{column}`", meaning) for column, meaning in view.columns.items())
        yield from ("", f"### View {name}", "", view.description, "")
        yield from _markdown_table(("Column", "Meaning"), cells)
    yield ""


def _markdown_table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---' for _ in head)}|"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


if __name__ == "__main__":
    DATA_DICTIONARY.write_text(render_dictionary(), encoding="utf-8")
