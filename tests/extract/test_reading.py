import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading import Reading, read_article
from extract.records import Article, Span


def article_of(*paragraphs: str) -> Article:
    """An article whose text has its paragraphs parted by furniture."""
    text, spans = "OSLO, May 5. /TASS/. ", []
    for paragraph in paragraphs:
        spans.append(Span(len(text), len(text) + len(paragraph), paragraph))
        text += paragraph + "\n\nRead also\n\n"
    day = date(2021, 11, 17)
    return Article("a.txt", 7, day, "0", "OSLO", None, day, "TASS", None, text, tuple(spans))


def reading_of(*paragraphs: str) -> Reading:
    return read_article(article_of(*paragraphs))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It is as it is.", "It is as it is."),
        ("“The country’s „own‟ «word»”", '"The country\'s "own" "word""'),
        ("''quoted'' and <<quoted>>", '"quoted" and "quoted"'),
        ("the EU?s border, don?t. Is it? So it is", "the EU's border, don't. Is it? So it is"),
        ("[German acting Chancellor Angela] Merkel", "German acting Chancellor Angela Merkel"),
        ("President [of Russia Vladimir Putin] said", "President of Russia Vladimir Putin said"),
        ("[W]e left", "We left"),
        ("we said that he [Putin] left", "we said that Putin left"),
        ("they (the Americans - TASS) left", "the Americans left"),
        ("met him (December 26 - TASS) there", "met him there"),
        ("the bloc (outlawed in Russia - TASS) left", "the bloc left"),
        ("the bloc (outlawed in Russia – ITAR-TASS), left", "the bloc, left"),
        ("the bloc, outlawed in Russia - TASS, left", "the bloc, outlawed in Russia, left"),
        ("the ministry (MFA) told TASS", "the ministry (MFA) told TASS"),
        ("We left. <...> They came [...] too (…).", "We left. They came too."),
        ("the talks -- he said -- ended", "the talks — he said — ended"),
        ("the talks--he said", "the talks — he said"),
        ("the Russian-\nUkrainian talks in\r\nthe city", "the Russian-Ukrainian talks in the city"),
        ("wide   spaces\tand\u00a0others", "wide spaces and others"),
        ("in\u00advisible \u200bsigns\ufeff and \x07bells", "invisible signs and bells"),
        ("the С\u200brimea and Мoscow", "the Crimea and Moscow"),
        ("the Крым stays", "the Крым stays"),
        ('"We will do it.".', '"We will do it."'),
        ("the {{element.title}} page", "the page"),
        ("an [unclosed bracket", "an [unclosed bracket"),
    ],
)
def test_smooths_newswire_spelling(written: str, read: str) -> None:
    reading = reading_of(written)
    assert reading.text == read
    assert reading.paragraphs == ((0, len(read)),)


def test_spans_are_of_the_article() -> None:
    article = article_of("First “one”.", "Then [Belarusian President Alexander] Lukashenko’s men.")
    reading = read_article(article)
    start = reading.text.index("Lukashenko's")
    span = reading.span(start, start + len("Lukashenko's"))
    assert span.text == article.text[span.start : span.end] == "Lukashenko’s"


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("Russian President Vladimir Putin", "[Russian President Vladimir] Putin"),
        ("President of Russia", "President [of Russia]"),
        ("Vladimir Putin", "Vladimir] Putin"),
        ("Putin", "Putin"),
    ],
)
def test_a_span_takes_in_the_fellow_of_its_bracket(words: str, span: str) -> None:
    reading = reading_of("said [Russian President Vladimir] Putin, President [of Russia] himself")
    start = reading.text.index(words)
    assert reading.span(start, start + len(words)).text == span


def test_paragraphs_are_parted_and_empty_ones_left_out() -> None:
    reading = reading_of("One.", "(December 26 - TASS)", "Two.")
    assert reading.text == "One.\n\nTwo."
    assert [reading.text[start:end] for start, end in reading.paragraphs] == ["One.", "Two."]
    assert reading.span(0, len(reading.text)).text.startswith("One.\n\nRead also")
    assert reading.span(0, len(reading.text)).text.endswith("Two.")


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 2), (2, 99), (3, 2)])
def test_refuses_a_stretch_outside_the_text(start: int, end: int) -> None:
    with pytest.raises(IndexError, match="no text at"):
        reading_of("One.").span(start, end)


def letters(text: str) -> str:
    return re.sub(r"\W", "", text, flags=re.ASCII)


PIECES = st.sampled_from(
    [
        *"aZ9'\"[]()<>?.-–— \n\r\t…’“{}",
        "he ",
        "[Putin]",
        " - TASS)",
        "(May 5",
        "''",
        "--",
        "<...>",
        "EU?s",
        "\u00ad",
        "{{",
        "}}",
        ".”.",
    ]
)


@given(st.lists(st.lists(PIECES, max_size=25).map("".join), max_size=4), st.data())
def test_every_span_maps_back(paragraphs: list[str], data: st.DataObject) -> None:
    article = article_of(*paragraphs)
    reading = read_article(article)
    assert len(reading.starts) == len(reading.ends) == len(reading.text)
    if not reading.text:
        return
    start = data.draw(st.integers(0, len(reading.text) - 1))
    end = data.draw(st.integers(start + 1, len(reading.text)))
    span = reading.span(start, end)
    assert 0 <= span.start <= span.end <= len(article.text)
    assert article.text[span.start : span.end] == span.text
    left = iter(letters(span.text))
    assert all(letter in left for letter in letters(reading.text[start:end]))
    assert {first for first, _ in reading.paragraphs} <= set(range(len(reading.text)))


@given(st.lists(st.text(st.characters(codec="utf-8")), max_size=4))
def test_characters_map_to_themselves(paragraphs: list[str]) -> None:
    article = article_of(*paragraphs)
    reading = read_article(article)
    for first, last in reading.paragraphs:
        assert first < last
        for position in range(first, last):
            letter = reading.text[position]
            if letter.isascii() and letter.isalnum():
                source = article.text[reading.starts[position] : reading.ends[position]]
                assert source == letter or not source.isascii()
