"""Tables of the catalog that turn our codes into those of other datasets."""

from dataclasses import dataclass

import duckdb

from load.view import describe
from seeds.exports import country_codes
from seeds.ontology import read_ontology
from seeds.places import read_places


@dataclass(frozen=True)
class CodeTable:
    """A table of codes: its name, its rows, and what it and its columns mean."""

    name: str
    description: str
    columns: dict[str, str]
    types: tuple[str, ...]
    rows: tuple[tuple[str | int | None, ...], ...]


def code_tables() -> tuple[CodeTable, ...]:
    """Return the tables."""
    return _countries(), _sectors()


def add_code_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables, with their rows and descriptions, in an empty catalog."""
    for table in code_tables():
        columns = zip(table.columns, table.types, strict=True)
        declared = ", ".join(f"{name} {of_type}" for name, of_type in columns)
        connection.execute(f"CREATE TABLE {table.name} ({declared})")
        marks = ", ".join("?" for _ in table.columns)
        connection.executemany(
            f"INSERT INTO {table.name} VALUES ({marks})",  # noqa: S608 - question marks only
            [list(row) for row in table.rows],
        )
        describe(connection, "TABLE", table.name, table.description, table.columns)


def _countries() -> CodeTable:
    names = {country.country_code: country.name for country in read_places().countries}
    return CodeTable(
        "country_codes",
        "One row is a country, with its codes in other systems.",
        {
            "country_code": "ISO 3166-1 alpha-3, and KOS for Kosovo.",
            "name": "English name.",
            "cow_code": "Number in the Correlates of War state system, for its members.",
            "fips_code": "FIPS 10-4 code, which GDELT writes for places.",
        },
        ("VARCHAR", "VARCHAR", "INTEGER", "VARCHAR"),
        tuple(
            (row.country_code, names.get(row.country_code), row.cow_code, row.fips_code)
            for row in country_codes()
        ),
    )


def _sectors() -> CodeTable:
    return CodeTable(
        "sector_types",
        "One row is a PLOVER sector, with the CAMEO type that GDELT writes for it.",
        {"sector": "PLOVER sector.", "cameo_type": "CAMEO type, where there is one."},
        ("VARCHAR", "VARCHAR"),
        tuple((row.sector, row.cameo_type) for row in read_ontology().sectors.values()),
    )
