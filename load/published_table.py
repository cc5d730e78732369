"""The table of the catalog that tells what is published, a row for each manifest."""

import duckdb

from load.manifest import Manifest
from load.view import describe
from transform.schemas import TABLES

DESCRIPTION = "One row is a published date, from its manifest."
COLUMNS = {
    "publication_date": "The date.",
    **{f"n_{name}": f"Rows of the table {name}." for name in TABLES},
    "n_checks": "Checks that validation made.",
    "n_warnings": "Those that were not met and only warn.",
    "versions": "What made the date, by name: code, lexicon, model and so on.",
}


def add_publications(connection: duckdb.DuckDBPyConnection, manifests: list[Manifest]) -> None:
    """Create the table, with its rows and descriptions, in an empty catalog."""
    counts = ", ".join(f"n_{table} BIGINT" for table in TABLES)
    connection.execute(
        f"CREATE TABLE publications (publication_date DATE PRIMARY KEY, {counts},"
        " n_checks BIGINT, n_warnings BIGINT, versions MAP(VARCHAR, VARCHAR))"
    )
    marks = ", ".join("?" for _ in COLUMNS)
    for manifest in manifests:
        connection.execute(
            f"INSERT INTO publications VALUES ({marks})",  # noqa: S608 - question marks only
            [
                manifest.publication_date,
                *(manifest.tables[table].rows for table in TABLES),
                manifest.validation.checks,
                manifest.validation.warnings,
                manifest.versions,
            ],
        )
    describe(connection, "TABLE", "publications", DESCRIPTION, COLUMNS)
