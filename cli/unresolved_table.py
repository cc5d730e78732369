"""How unresolved names are printed: as a table for the eye, or as CSV for a sheet."""

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, fields

from rich.markup import escape
from rich.table import Table

from cli.console import output, write_line
from transform.unresolved import UnresolvedName

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def print_table(names: Sequence[UnresolvedName], n_all: int) -> None:
    """Print names as a table.

    Args:
        names: The first ones.
        n_all: How many there are.
    """
    table = Table(title=f"Unresolved names: {len(names)} of {n_all}")
    table.add_column("name", no_wrap=True, max_width=36, overflow="ellipsis")
    table.add_column("kind")
    table.add_column("link")
    table.add_column("mentions", justify="right")
    table.add_column("documents", justify="right")
    table.add_column("example")
    for each in names:
        table.add_row(
            escape(each.name),
            each.actor_type,
            each.link_status,
            str(each.n_mentions),
            str(each.n_documents),
            escape(f"{each.source_path}: {each.sentence}"),
        )
    output().print(table)


def print_csv(names: Sequence[UnresolvedName]) -> None:
    """Print names as CSV with a header; sentences are whole, and no cell is a formula."""
    text = io.StringIO()
    writer = csv.DictWriter(
        text, [field.name for field in fields(UnresolvedName)], lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(
        {name: _harmless(value) for name, value in asdict(each).items()} for each in names
    )
    write_line(text.getvalue().rstrip("\n"))


def _harmless(value: object) -> object:
    """Put an apostrophe before text that a spreadsheet would take for a formula, as exports do."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
