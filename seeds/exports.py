"""Columns that other event datasets publish, and the codes that they write where ours differ.

One row a column, in the order of the dataset. The SQL that a value comes from is run in `load`. Sources are
named in `seeds/reference/exports/README.md`; the CAMEO type of a sector stands with it, in `seeds.ontology`.
"""

from functools import cache
from typing import Literal

from pydantic import Field

from seeds.reading import REFERENCE, Row, read_csv

FOLDER = REFERENCE / "exports"

Dataset = Literal["polecat", "gdelt"]


class ExportColumn(Row):
    """A column of another dataset.

    Attributes:
        name: Its name there.
        type: SQL type.
        value: SQL expression over the dataset's query; none where we cannot fill the column.
        description: What it holds, or why it is empty.
    """

    name: str
    type: Literal["VARCHAR", "BIGINT", "INTEGER", "DOUBLE", "DATE"]
    value: str | None = None
    description: str


class CountryCodes(Row):
    """A country's codes elsewhere: Correlates of War number and FIPS 10-4."""

    country_code: str = Field(pattern=r"^[A-Z]{3}$")
    cow_code: int | None = Field(default=None, ge=2, le=999)
    fips_code: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")


@cache
def export_columns(dataset: Dataset) -> tuple[ExportColumn, ...]:
    """Return the columns of a dataset, in its order.

    Raises:
        ReferenceDataError: If a row is not such a column.
    """
    return tuple(read_csv(FOLDER / f"{dataset}.csv", ExportColumn))


@cache
def country_codes() -> tuple[CountryCodes, ...]:
    """Return the codes of all countries that have one elsewhere.

    Raises:
        ReferenceDataError: If a row is not such a country.
    """
    return tuple(read_csv(FOLDER / "country_codes.csv", CountryCodes))
