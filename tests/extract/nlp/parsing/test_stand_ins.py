"""What stands in for spaCy's components finds what they find, word for word."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.marked_sentences import read_sentences
from extract.nlp.coder import load_parser
from extract.nlp.lemmas import mend_lemmas
from extract.nlp.parsing.stand_ins import put_in_stand_ins
from extract.nlp.whole_words import keep_verbs_whole
from seeds.lexicon import read_lexicon
from tests.extract.conftest import MODEL

SEEDS = Path("seeds/articles")
ATTRIBUTES = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]
# Texts without words or sense, and words that patterns of several words span.
ODD = (
    "",
    " ",
    "\n",
    "a",
    "\n\n \n",
    "Let's go. I'm gonna stay, ain't I? There's a way, y'all.",
    "There are 5\n\n men. Got ta go. gon na Let's",
    "Moscow",
    "Mr. Ivanov\n\nof Minsk\n\n",
    "He said.\n\n\n" * 20,
)


@pytest.fixture(scope="module")
def stock() -> Language:
    nlp = spacy.load(MODEL)
    nlp.add_pipe("tass_paragraphs", before="parser")
    keep_verbs_whole(nlp, read_lexicon())
    mend_lemmas(nlp)
    return nlp


@pytest.fixture(scope="module")
def ours() -> Language:
    return load_parser(MODEL)


def _stories(step: int) -> list[str]:
    texts = [sentence.text for sentence in read_sentences()][::step]
    return [" ".join(texts[first : first + 12]) for first in range(0, len(texts), 12)]


def _assert_same(stock: Language, ours: Language, texts: list[str]) -> None:
    docs = zip(stock.pipe(texts, batch_size=32), ours.pipe(texts, batch_size=32), strict=True)
    for expected, found in docs:
        differing = np.flatnonzero((_read(expected) != _read(found)).any(axis=1))
        assert [expected[int(index)] for index in differing] == []
        assert _entities(expected) == _entities(found)


def _read(doc: Doc) -> np.ndarray:  # type: ignore[type-arg]
    return doc.to_array(ATTRIBUTES)


def _entities(doc: Doc) -> list[tuple[int, int, str]]:
    return [(each.start, each.end, each.label_) for each in doc.ents]


def test_every_part_of_the_model_has_its_stand_in(ours: Language) -> None:
    assert ours.pipe_names == [
        "tass_vectors",
        "tagger",
        "tass_paragraphs",
        "tass_arcs",
        "tass_forms",
        "tass_entities",
    ]


def test_parses_the_example_articles_as_the_stock_model(stock: Language, ours: Language) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.rglob("*.txt"))]

    _assert_same(stock, ours, texts)


def test_parses_sentences_as_the_stock_model(stock: Language, ours: Language) -> None:
    _assert_same(stock, ours, _stories(step=48))


def test_parses_odd_texts_as_the_stock_model(stock: Language, ours: Language) -> None:
    _assert_same(stock, ours, list(ODD))


def test_parses_one_text_as_it_parses_many(ours: Language) -> None:
    texts = [*ODD, *_stories(step=800)]

    together = [_read(doc).tolist() for doc in ours.pipe(texts)]

    assert [_read(ours(text)).tolist() for text in texts] == together


@pytest.mark.slow
def test_parses_all_sentences_as_the_stock_model(stock: Language, ours: Language) -> None:
    _assert_same(stock, ours, _stories(step=1))


def test_leaves_layers_alone_that_are_built_in_another_way() -> None:
    nlp = spacy.blank("en")
    other_vectors = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "width": 32,
        "depth": 2,
        "embed_size": 100,
        "window_size": 2,
        "maxout_pieces": 3,
        "subword_features": True,
        "pretrained_vectors": None,
    }
    nlp.add_pipe("tok2vec", config={"model": other_vectors})
    nlp.initialize()

    put_in_stand_ins(nlp)

    assert nlp.pipe_names == ["tok2vec"]


@pytest.mark.parametrize(
    ("pattern", "mode"), [({"SHAPE": "Xx"}, "rule"), ({"LOWER": "a"}, "lookup")]
)
def test_leaves_rules_alone_that_look_at_more(pattern: dict[str, str], mode: str) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[pattern]], {"POS": "X"})  # type: ignore[attr-defined]
    nlp.add_pipe("lemmatizer", config={"mode": mode})

    put_in_stand_ins(nlp)

    assert nlp.pipe_names == ["attribute_ruler", "lemmatizer"]
