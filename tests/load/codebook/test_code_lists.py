"""Every code that a table may hold has an entry on the page of codes."""

import re

import pytest

from load.codebook.code_lists import code_lists, render_code_lists
from load.rules import RULES
from seeds.actors.reference import read_actor_reference
from seeds.ontology import read_ontology
from seeds.quality import read_quality_rules
from transform.schemas import TABLES, Column

CODED = [
    column
    for column in {c.name: c for table in TABLES.values() for c in table.columns}.values()
    if column.codes is not None
]
# Codes that the schemas give only as a pattern; no other column holds a code.
BY_PATTERN = {"cameo_code", "country_code", "feature_class", "feature_code"}


def _sections() -> dict[str, str]:
    parts = re.split(r"^## (.*)$", render_code_lists(), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _codes_of(name: str) -> set[str]:
    """Return the codes that the page shows for a column, following a section that names another."""
    section = _sections()[name]
    if same := re.search(r"The codes are those of \[(\w+)\]", section):
        return _codes_of(same[1])
    cells = re.findall(r"^\| (?:`([^`]+)`|\[([^\]]+)\]\([^)]*\)) \|", section, re.MULTILINE)
    return {code or link for code, link in cells}


@pytest.mark.parametrize("column", CODED, ids=lambda column: column.name)
def test_every_code_of_a_coded_column_is_on_the_page(column: Column) -> None:
    assert _codes_of(column.name) == set(column.codes or ())


def test_the_page_has_a_section_for_coded_columns_and_no_other() -> None:
    assert set(code_lists()) == {column.name for column in CODED} | BY_PATTERN


def test_every_entry_says_something() -> None:
    for name, entries in code_lists().items():
        assert entries, name
        assert all(len(meaning) > 3 for meaning in entries.values()), name


def test_every_cameo_code_names_what_has_it() -> None:
    ontology = read_ontology()
    rows = [*ontology.types.values(), *ontology.modes.values()]
    assert _codes_of("cameo_code") == {row.cameo_code for row in rows}


def test_every_country_of_the_actors_is_on_the_page() -> None:
    assert _codes_of("country_code") == set(read_actor_reference().countries)


def test_checks_and_quality_rules_are_on_the_page() -> None:
    sections = _sections()
    assert all(f"| `{rule.name}` | {rule.table} |" in sections["Checks of rows"] for rule in RULES)
    yields = sections["Rules on the yield of a date"]
    assert all(f"| `{rule.id}` |" in yields for rule in read_quality_rules())
