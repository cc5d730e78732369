"""The codebook has a page for each type and an entry for each mode and context."""

from itertools import pairwise

import pytest

from load.codebook import codebook_pages
from seeds.contexts import read_context_terms
from seeds.ontology import EventMode, read_ontology
from seeds.scope import read_context_scopes, read_scopes

ONTOLOGY = read_ontology()
PAGES = codebook_pages()
NO_RULE = "No rule of the lexicon gives this yet."


def _entry(page: str, title: str) -> str:
    """Return what stands below a heading, up to the next one that is as high."""
    level = next(mark for mark in ("## ", "### ") if f"\n{mark}{title}\n" in page)
    return page.partition(f"\n{level}{title}\n")[2].partition(f"\n{level}")[0]


@pytest.mark.parametrize("code", ONTOLOGY.types)
def test_a_type_has_its_page(code: str) -> None:
    page, row = PAGES[f"{code.lower()}.md"], ONTOLOGY.types[code]
    assert page.startswith(f"# {code}\n")
    assert row.definition in page
    assert f"| `{row.cameo_code}` | {row.goldstein:g} | {row.intensity:g} |" in page
    assert ("A recipient is required" in page) == row.recipient_required
    assert _entry(page, "Examples").count("\n| *") == 6
    scope = read_scopes()[code, None]
    assert _entry(page, "Counts").count("\n| ") == len(scope.counts) + 1
    assert _entry(page, "Does not count").count("\n| ") == len(scope.excludes) + 1
    assert f"[{code}]({code.lower()}.md)" in PAGES["index.md"]


@pytest.mark.parametrize(
    "row", ONTOLOGY.modes.values(), ids=lambda row: f"{row.event_type} {row.event_mode}"
)
def test_a_mode_has_its_entry(row: EventMode) -> None:
    name = row.event_mode
    entry = _entry(PAGES[f"{row.event_type.lower()}.md"], name)
    assert row.definition in entry
    assert f"| `{row.cameo_code}` | {row.goldstein:g} | {row.intensity:g} |" in entry
    assert NO_RULE not in entry
    assert f"[{row.event_type} {name}]({row.event_type.lower()}.md#{name})" in PAGES["index.md"]


@pytest.mark.parametrize("code", ONTOLOGY.contexts)
def test_a_context_has_its_entry(code: str) -> None:
    entry = _entry(PAGES["contexts.md"], code)
    scope = read_context_scopes()[code]
    assert ONTOLOGY.contexts[code].definition in entry
    assert scope.counts in entry
    assert scope.excludes in entry
    for word in read_context_terms().rows[code].terms:
        assert word in entry


def test_a_shift_is_told_where_it_leads() -> None:
    entry = _entry(PAGES["threaten.md"], "territory")
    assert "- when it is threatened: [COERCE seize](coerce.md#seize)" in entry


def test_bars_do_not_break_the_tables() -> None:
    for name, page in PAGES.items():
        lines = page.splitlines()
        for head, row in pairwise(lines):
            if head.startswith("|") and row.startswith("|"):
                bars = [line.replace("\\|", "").count("|") for line in (head, row)]
                assert bars[0] == bars[1], (name, row)
