"""Views with the columns, names and conventions of POLECAT and GDELT, for scripts made for those.

Which columns there are, and how each is filled, is declared in `seeds/reference/exports`. Events told
as negated, planned or hypothetical are left out: those datasets hold only what is told as done.
"""

from string import Template

from load.view import View, template
from seeds.exports import Dataset, ExportColumn, export_columns

_DESCRIPTIONS: dict[Dataset, str] = {
    "polecat": "One row is an event of a date, told as done, in the 40 columns of POLECAT. Several"
    " parties of a side are divided by semicolons; one that lacks a value has the word None.",
    "gdelt": "One row is an actor, a recipient and an event of a date, told as done, in the 61"
    " columns of GDELT 2.0.",
}


def dataset_views() -> dict[str, View]:
    """Return the views by name."""
    return {
        f"events_{dataset}": View(
            _query(dataset),
            description,
            {column.name: column.description for column in export_columns(dataset)},
        )
        for dataset, description in _DESCRIPTIONS.items()
    }


def _query(dataset: Dataset) -> str:
    shown = ", ".join(_shown(column) for column in export_columns(dataset))
    return Template(template(f"events_{dataset}")).substitute(columns=shown)


def _shown(column: ExportColumn) -> str:
    return f'CAST({column.value or "NULL"} AS {column.type}) AS "{column.name}"'
