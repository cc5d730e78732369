from datetime import date

import pytest

from extract.articles import ArticleReader
from extract.limits import ReadingLimits
from extract.publication import Dating
from extract.records import Article, Refusal

DATELINE = "OSLO, November 17. /TASS/. "
LIMITS = ReadingLimits(
    max_file_articles=3,
    max_article_chars=1_000,
    max_article_paragraphs=10,
    max_paragraph_chars=500,
    max_word_chars=100,
)


def read(text: str) -> list[Article | Refusal]:
    return list(ArticleReader("a.txt", Dating(default=date(2021, 11, 17)), LIMITS).read(text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (DATELINE + "One of many. " * 200, "2,626 characters, more than the 2,000"),
        (
            DATELINE + "One of many, again and again.\n\n" * 40,
            "1,265 characters, more than the 1,000",
        ),
        (DATELINE + "One of many.\n\n" * 11, "11 paragraphs, more than the 10"),
        (DATELINE + "One of many. " * 39, "506 characters in a paragraph, more than the 500"),
        (
            DATELINE + "One (" + "(" * 100 + " of many.",
            "101 characters in a word, more than the 100",
        ),
    ],
)
def test_what_is_too_long_is_refused(text: str, reason: str) -> None:
    (refusal,) = read(text)
    assert isinstance(refusal, Refusal)
    assert refusal.reason_code == "too_long"
    assert refusal.reason.startswith(reason)
    assert len(refusal.payload) <= 2_000


@pytest.mark.parametrize(
    "text",
    [
        DATELINE + "One of many.\n\n" * 10,
        DATELINE + "One of many. " * 38,
        DATELINE + "One " + "(" * 100 + " of many.",
        DATELINE + "One of many." + "\n" * 9_000,
    ],
)
def test_what_is_just_allowed_is_read(text: str) -> None:
    (article,) = read(text)
    assert isinstance(article, Article)


def test_a_file_of_too_many_articles_is_refused_whole() -> None:
    assert len(read("date 2021-11-17 One of many.\n" * 3)) == 3
    (refusal,) = read("date 2021-11-17 One of many.\n" * 4)
    assert isinstance(refusal, Refusal)
    assert (refusal.record_kind, refusal.reason_code) == ("file", "too_large")
    assert "more than the 3 articles" in refusal.reason
