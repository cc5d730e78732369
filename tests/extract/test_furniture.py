import pytest

from extract.furniture import (
    cut_mark_start,
    find_headline,
    is_furniture,
    is_headline_like,
    kept_in_body,
    opens_list,
)


@pytest.mark.parametrize(
    "line",
    [
        "Back to Main page",
        "All news",
        "Russian Politics & Diplomacy",
        "September 13, 6:27 UTC+3",
        "World Norway hosts talks September 13, 6:27",
        "13 Sep 2018, 06:27",
        "© Ivan Petrov/TASS",
        "Ivan Petrov/TASS",
        "Photo: Ivan Petrov",
        "{{element.title}}",
        "{{a}} {% if b %}",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The talks began on September 13, 6:27 Moscow time.",
        "World leaders met in Oslo.",
        "He spoke to ITAR-TASS/AP and left.",
        "{He} said it.",
        "Norway hosts talks",
    ],
)
def test_stories_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("paragraphs", "kept"),
    [
        (["One.", "Two."], "One. Two."),
        (["One.", "Read also", "Sweden signs", "Finland leaves?", "Two."], "One. Two."),
        (["One.", "Read also: Sweden signs", "Two."], "One. Two."),
        (["One.", "Read also Sweden signs", "Two."], "One. Two."),
        (["One.", "See also the report, he said."], "One. See also the report, he said."),
        (["One.", "Topics", "Arctic council"], "One."),
        (["One.", "Topics", "Two."], "One. Two."),
        (["One.", "Fishing quotas", "Two."], "One. Two."),
        (["One.", "Two.", "Arctic council"], "One. Two."),
        (["One.", "The ministry added that it will not take part in"], 2),
        (["One.", "All news", "{{a}}"], "One."),
        (["World", "One."], "One."),
        (["A lead without a full stop"], "A lead without a full stop"),
        (["On August 7, 10:30 bombs went off"], "On August 7, 10:30 bombs went off"),
        ([], ""),
    ],
)
def test_body(paragraphs: list[str], kept: str | int) -> None:
    left = [one for one, keep in zip(paragraphs, kept_in_body(paragraphs), strict=True) if keep]
    assert len(left) == kept if isinstance(kept, int) else " ".join(left) == kept


def test_many_topics_take_time_in_proportion() -> None:
    assert sum(kept_in_body(["One."] + ["Topics", "Two."] * 50_000)) > 50_000


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        (["Norway hosts talks"], "Norway hosts talks"),
        (["All news", "World", "Norway hosts talks", "They meet on Tuesday"], "Norway hosts talks"),
        (
            ["Sweden signs", "Norway hosts talks", "September 13, 6:27 UTC+3", "They meet"],
            "Norway hosts talks",
        ),
        (["World Sweden signs September 13, 6:27", "Norway hosts talks"], "Norway hosts talks"),
        (["{{a.b}} Norway  hosts talks"], "Norway hosts talks"),
        (["x" * 300], None),
        (["All news"], None),
        ([], None),
    ],
)
def test_headline(lines: list[str], headline: str | None) -> None:
    assert find_headline(lines) == headline


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He left and... [+814 chars]", "He left and"),
        ("He left and… [+1 char] ", "He left and"),
        ("He left [+814 chars]", "He left"),
        ("He left.", "He left."),
        ("[+814 chars] he left", "[+814 chars] he left"),
    ],
)
def test_cut_mark(text: str, left: str) -> None:
    assert text[: cut_mark_start(text)] == left


def test_headlines_and_list_heads() -> None:
    assert is_headline_like("Norway hosts talks")
    assert not is_headline_like("Norway hosts talks.")
    assert opens_list("Read also:")
    assert not opens_list("Read it also")
