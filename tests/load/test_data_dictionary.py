"""The published data dictionary is the one that the schemas give."""

from load.data_dictionary import DATA_DICTIONARY, render_dictionary
from transform.schemas import TABLES


def test_the_published_dictionary_is_not_stale() -> None:
    published = DATA_DICTIONARY.read_text(encoding="utf-8")
    assert published == render_dictionary(), "run `python -m load.data_dictionary`"


def test_every_column_and_code_is_in_it() -> None:
    text = render_dictionary()
    for table in TABLES.values():
        assert f"\n## {table.name}\n" in text
        for column in table.columns:
            assert f"| `{column.name}` | {column.type}" in text
            for code in column.codes or ():
                assert f"| `{code}`" in text


def test_a_mode_is_told_for_each_of_its_types() -> None:
    text = render_dictionary()
    assert "| `withdraw` of `RETREAT` |" in text
    assert "| `withdraw` of `SANCTION` |" in text


def test_bars_do_not_break_the_tables() -> None:
    rows = [line for line in render_dictionary().splitlines() if line.startswith("| `")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {3, 6}
