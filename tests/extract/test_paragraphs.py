from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.paragraphs import ends_sentence, paragraphs_of

FIRST = (
    "Norway and Finland held talks in the capital of Norway, the foreign ministry of Norway said in a"
    " long statement. It gave no details of the talks, which took two days and were the first in years."
)
SECOND = (
    "They will meet again in the month after the next, as both of them have done for many years"
    " now and as they are expected to do."
)


def cut(text: str) -> list[str]:
    spans = paragraphs_of(text, 0, len(text), lambda line: line == "Read also")
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One.\r\rTwo.", ["One.", "Two."]),
        (" One. \n \t \n Two.\n", ["One.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\nTwo.", ["One.", "Two."]),
        ("The president\nof Norway came. He spoke.\nTwo.", 2),
        ("All on one line. Two.", ["All on one line. Two."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_cuts_at_breaks(text: str, paragraphs: list[str] | int) -> None:
    found = cut(text)
    assert len(found) == paragraphs if isinstance(paragraphs, int) else found == paragraphs


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("width", "gap"), [(40, 2), (64, 2), (80, 2), (100, 2), (64, 1), (72, 1), (80, 1)]
)
def test_joins_hard_wrapped_lines(newline: str, width: int, gap: int) -> None:
    wrapped = [fill(one, width).replace("\n", newline) for one in (FIRST, SECOND)]
    found = cut((newline * gap).join(wrapped))
    assert [" ".join(one.split()) for one in found] == [FIRST, SECOND]


def test_keeps_what_stands_alone_apart_in_wrapped_text() -> None:
    found = cut(fill(FIRST, 60) + "\nRead also\n" + fill(SECOND, 60))
    assert [" ".join(one.split()) for one in found] == [FIRST, "Read also", SECOND]


def test_looks_only_at_its_stretch() -> None:
    text = "One.\n\nTwo.\n\nThree."
    assert paragraphs_of(text, 6, 10, lambda line: not line) == [(6, 10)]


@given(st.text(st.sampled_from("ab. \r\n\t\xa0A")))
def test_nothing_but_space_is_lost(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("line", "ends"),
    [("He said.", True), ('"Go!"', True), ("Why?”", True), ("He said", False), ("(it)", False)],
)
def test_ends_sentence(line: str, *, ends: bool) -> None:
    assert ends_sentence(line) is ends
