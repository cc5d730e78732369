"""The words that name the place of an event, by the way the place was found."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from extract.records import Entity, Extraction, Mention, Span
from transform.place_spans import place_span
from transform.places import Place
from transform.resolution import ResolvedArticle, ResolvedMention

TEXT = "MINSK, November 17. Talks were held in the Belarusian capital. Brest saw Minsk."


def span(word: str, after: int = 0) -> Span:
    start = TEXT.index(word, after)
    return Span(start, start + len(word), word)


LATER_MINSK, BREST = span("Minsk", 60), span("Brest")


@pytest.fixture
def extraction(article: Callable[..., ResolvedArticle]) -> Extraction:
    plain = article(TEXT).extraction
    return replace(
        plain,
        article=replace(plain.article, dateline_place="MINSK"),
        toponyms=tuple(Entity(each, "GPE") for each in (BREST, LATER_MINSK)),
    )


@pytest.fixture
def mention(telling: Callable[..., ResolvedMention]) -> Mention:
    return replace(telling().mention, trigger=span("Talks"))


def test_no_place_has_no_words(mention: Mention, extraction: Extraction) -> None:
    assert place_span(mention, extraction, None, "none", lambda _: None) is None


def test_a_dateline_names_its_place(mention: Mention, extraction: Extraction, minsk: Place) -> None:
    found = place_span(mention, extraction, minsk, "dateline", lambda _: None)
    assert found == Span(0, 5, "MINSK")


def test_a_clause_names_its_place(mention: Mention, extraction: Extraction, minsk: Place) -> None:
    placed = replace(mention, place=span("capital"))
    found = place_span(placed, extraction, minsk, "clause", lambda _: None)
    assert found == span("capital")


def test_a_sentence_names_it_by_the_word_that_means_it(
    mention: Mention, extraction: Extraction, minsk: Place
) -> None:
    brest = replace(minsk, location_id="geonames:629634")

    def resolve(words: Span) -> Place:
        return brest if words == BREST else minsk

    assert place_span(mention, extraction, minsk, "sentence", resolve) == LATER_MINSK
    assert place_span(mention, extraction, brest, "sentence", resolve) == BREST
    assert place_span(mention, extraction, minsk, "sentence", lambda _: None) is None
