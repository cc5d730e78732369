"""The data dictionary tells every table, column and view that there is."""

import re

import duckdb

from load.codebook.code_lists import code_lists
from load.data_dictionary import render_dictionary
from load.views import derived_views
from transform.schemas import TABLES


def test_every_column_is_in_it() -> None:
    text = render_dictionary()
    for table in TABLES.values():
        assert f"\n## {table.name}\n" in text
        for column in table.columns:
            assert f"| `{column.name}` | {column.description}" in text
            if column.name in code_lists():
                assert f"[codes](codebook/codes.md#{column.name})" in text


def test_every_view_and_its_columns_are_in_it() -> None:
    text = render_dictionary()
    for name, view in derived_views().items():
        _, _, section = text.partition(f"\n### View {name}\n")
        assert view.description in section
        assert all(f"| `{column}` |" in section for column in view.columns)


def test_every_table_of_the_catalog_alone_is_in_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    text = render_dictionary()
    tables = connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall()
    assert {name for name, _ in tables} == {"publications", "country_codes", "sector_types"}
    for name, comment in tables:
        _, _, section = text.partition(f"\n### Table {name}\n")
        assert comment in section


def test_every_column_says_what_it_is() -> None:
    positions = {"sentence_index", "ordinal", "geonames_id"}
    for column in {each.name: each for table in TABLES.values() for each in table.columns}.values():
        assert re.fullmatch(r"[A-Z0-9].{8,}\.", column.description), column
        if column.type in {"int", "float"} and column.name not in positions:
            assert column.unit or column.codes, column.name


def test_bars_do_not_break_the_tables() -> None:
    rows = [line for line in render_dictionary().splitlines() if line.startswith("| `")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {3, 6}
