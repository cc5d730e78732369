"""A sentence without end fails by itself, if it fails: the articles beside it are coded."""

from datetime import date

import pytest

from extract.articles import ArticleReader
from extract.limits import ReadingLimits
from extract.nlp.coder import Coder
from extract.publication import Dating
from extract.records import Article, ShardResult
from extract.run import loaded_coder
from tests.extract.conftest import MODEL

GOOD = "Russia condemned Norway."


@pytest.fixture(scope="module")
def coder() -> Coder:
    return loaded_coder(MODEL)


def coded(coder: Coder, *texts: str) -> list[ShardResult]:
    articles = []
    for text in texts:
        reader = ArticleReader("a.txt", Dating(default=date(2021, 11, 17)), ReadingLimits())
        (article,) = reader.read(f"OSLO, November 17. /TASS/. {text}")
        assert isinstance(article, Article)
        articles.append(article)
    return list(coder.code(articles))


def test_any_number_of_subjects_is_read(coder: Coder) -> None:
    (result,) = coded(coder, "Russia and " * 1_500 + "Norway condemned Denmark.")
    assert result.extraction is not None
    (mention,) = result.extraction.mentions
    assert len([each for each in mention.participants if each.role == "actor"]) > 1_000


def test_a_phrase_that_is_too_deep_is_refused_alone(coder: Coder) -> None:
    deep = "president of " * 1_500 + "Russia condemned Norway."
    before, refused, after = coded(coder, GOOD, deep, GOOD)
    assert refused.refusal is not None
    assert refused.refusal.reason_code == "coder_error"
    assert "nested too deep" in refused.refusal.reason
    assert before.extraction is not None
    assert after.extraction is not None
    assert len(before.extraction.mentions) == len(after.extraction.mentions) == 1
