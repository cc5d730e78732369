import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.articles import PAYLOAD_CHARS, ArticleReader, publication_dates
from extract.decoding import decode
from extract.limits import ReadingLimits
from extract.publication import Dating
from extract.records import Article, Refusal

DAY = date(2021, 11, 17)
SEED = Path(__file__).parents[2] / "seeds" / "articles" / "000_0e92e75e7bff483c.txt"
PAGE = """Back to Main page

All news

World Sweden signs September 12, 10:15

Norway hosts talks

September 13, 6:27 UTC+3

They meet on Tuesday

© Ivan Petrov/TASS

{{element.title}}

OSLO, September 13. /TASS/. Norway and Finland held talks, the ministry said.

Fishing quotas

"The talks were useful," he noted.

Read also

Sweden and Denmark sign an accord

They agreed to meet again... [+814 chars]

Topics

Arctic council
"""


def read(text: str, dating: Dating | None = None, **limits: int) -> list[Article | Refusal]:
    chosen = dating or Dating(default=DAY)
    allowed = ReadingLimits(**({"max_article_chars": 10_000} | limits))
    return list(ArticleReader("a.txt", chosen, allowed).read(text))


def one_article(text: str) -> Article:
    (article,) = read(text)
    assert isinstance(article, Article)
    return article


def one_refusal(text: str, dating: Dating | None = None, **limits: int) -> Refusal:
    (refusal,) = read(text, dating, **limits)
    assert isinstance(refusal, Refusal)
    return refusal


def test_the_seed_article() -> None:
    text = decode(SEED.read_bytes())
    (article,) = read(text, Dating())
    assert isinstance(article, Article)
    assert article.source_offset == text.index("MOSCOW")
    assert article.publication_date == article.dateline_date == DAY
    assert (article.dateline_place, article.agency, article.headline) == ("MOSCOW", "TASS", None)
    assert article.text == text[article.source_offset :]
    assert article.content_sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    assert [paragraph.text.split()[0] for paragraph in article.paragraphs] == [
        "Commenting",
        '"It',
        "Peskov",
        "On",
        "Earlier,",
        "The",
    ]


def test_a_page_full_of_furniture() -> None:
    article = one_article(PAGE)
    assert article.headline == "Norway hosts talks"
    assert article.text == PAGE[PAGE.index("OSLO") : PAGE.index("... [+814")]
    assert [paragraph.text for paragraph in article.paragraphs] == [
        "Norway and Finland held talks, the ministry said.",
        '"The talks were useful," he noted.',
        "They agreed to meet again",
    ]


def test_without_a_dateline_nothing_but_debris_is_taken_out() -> None:
    article = one_article(
        " date 2021-11-17 {{a}}\n\nWorld\n\n{{b}}\n\nRead also\n\nThey met\n\n* * *"
    )
    assert article.text == "World\n\n{{b}}\n\nRead also\n\nThey met"
    assert [paragraph.text for paragraph in article.paragraphs] == [
        "World",
        "Read also",
        "They met",
    ]
    assert (article.headline, article.agency, article.dateline_date) == (None, None, None)


def test_crlf_is_kept() -> None:
    article = one_article("OSLO, May 5. /TASS/. One\r\nof two.\r\n\r\nTwo.\r\n")
    assert article.text == "OSLO, May 5. /TASS/. One\r\nof two.\r\n\r\nTwo."
    assert [paragraph.text for paragraph in article.paragraphs] == ["One\r\nof two.", "Two."]


def test_the_dateline_may_stand_alone() -> None:
    article = one_article("OSLO, May 5. /TASS/.\n\nOne.")
    assert [paragraph.text for paragraph in article.paragraphs] == ["One."]


@pytest.mark.parametrize(
    ("text", "kind", "offset"),
    [
        ("", "file", 0),
        ("\ufeff \n", "article", 0),
        (" date 2021-11-17 ", "article", 17),
        (" date 2021-11-17 OSLO, May 5. /TASS/.", "article", 17),
        ("OSLO, May 5. /TASS/. * * *", "article", 0),
    ],
)
def test_refuses_what_has_no_text(text: str, kind: str, offset: int) -> None:
    refusal = one_refusal(text)
    assert (refusal.reason_code, refusal.record_kind) == ("empty", kind)
    assert refusal.source_offset == offset


def test_refuses_a_long_article() -> None:
    text = "OSLO, May 5. /TASS/. " + "One of many. " * 400
    refusal = one_refusal(text, max_article_chars=5_000)
    assert refusal.reason_code == "too_long"
    assert "5,220 characters, more than the 5,000" in refusal.reason
    assert refusal.payload == text[:PAYLOAD_CHARS]
    assert isinstance(read(text, max_article_chars=5_220)[0], Article)


def test_refuses_one_story_and_reads_the_others() -> None:
    results = read(" date 2021-11-18 Two.\n\n date 2021-11-17 One.", Dating(folder=DAY))
    assert [type(result) for result in results] == [Refusal, Article]
    assert one_refusal("Zero.", Dating()).reason_code == "no_date"


def test_only_stories_of_a_date() -> None:
    text = "Zero.\n\n date 2021-11-17 One.\n\n date 2021-11-18 \n\n date 2021-11-18 Two."
    results = list(
        ArticleReader("a.txt", Dating(), ReadingLimits(max_article_chars=100), only=DAY).read(text)
    )
    assert [getattr(one, "reason_code", None) or one.source_path for one in results] == [
        "no_date",
        "a.txt",
    ]
    assert publication_dates(text, Dating()) == {DAY, date(2021, 11, 18)}


PIECES = st.sampled_from(
    [
        " date 2021-11-17 ",
        "date 2020-03 ",
        "OSLO, May 5. /TASS/. ",
        "KIEV (Reuters) - ",
        "He said it. ",
        "Norway hosts talks",
        "Read also",
        "Topics",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "{{a}}",
        "... [+9 chars]",
        "\u200b",
        "Й",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(st.characters(codec="utf-8")))
def test_offsets_hold(text: str) -> None:
    end = 0
    for result in read(text):
        assert result.source_offset >= end or isinstance(result, Refusal)
        if isinstance(result, Article):
            end = result.source_offset + len(result.text)
            assert text[result.source_offset : end] == result.text
            assert result.text == result.text.strip()
            position = 0
            for span in result.paragraphs:
                assert position <= span.start < span.end <= len(result.text)
                assert result.text[span.start : span.end] == span.text == span.text.strip()
                position = span.end
            assert position == len(result.text)
