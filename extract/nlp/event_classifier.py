"""The event classifier: a linear model that gives a word its likely event type where no rule knows it.

It was trained by `training/train.py` on sentences written for this project; its weights and word vectors
are in `seeds/reference/classifier`. Two steps: a quick look at the word alone drops what hardly ever names an
event, then the word's grammar and neighbours decide.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extract.nlp.event_features import Floats, may_name_event, neighbour_vectors, symbol_rows
from extract.words import Words, words_of
from seeds.reading import REFERENCE

FOLDER = REFERENCE / "classifier"
NO_EVENT = "NONE"
# Rows of more words than this are forgotten and looked up again.
_MOST_KEPT = 100_000


@dataclass(frozen=True)
class WordVectors:
    """Vectors of frequent English words; row 0 is the zero vector of all others."""

    index: dict[str, int]
    table: Floats

    def of(self, words: Words) -> tuple[Floats, Floats]:
        """Return the vectors of the lemmas of a document, and of its words as written.

        Both have one row a token and a last row of zeros, for what is not there.
        """
        rows = self._rows
        lemmas = [rows[lemma] for lemma in words.lemmas]
        written = [rows[word] for word in words.lowers]
        pairs = list(zip(lemmas, written, strict=True))
        return (
            self.table[[*(lemma or word for lemma, word in pairs), 0]],
            self.table[[*(word or lemma for lemma, word in pairs), 0]],
        )

    @cached_property
    def _rows(self) -> "_Rows":
        return _Rows(self.index)


class _Rows(dict[str, int]):
    """The row of each word that was asked for: most words of a text were asked for before."""

    def __init__(self, index: dict[str, int]) -> None:
        self._index = index

    def __missing__(self, word: str) -> int:
        lower = word.lower()
        found = self._index.get(lower) or self._index.get(lower.rpartition("-")[2], 0)
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[word] = found
        return found


@dataclass(frozen=True)
class EventClassifier:
    """The weights of both steps.

    Attributes:
        vectors: Word vectors.
        labels: Event types, and `NONE`.
        first: Weights of the first step: vectors of verbs, of other words, and a bias for each.
        threshold: Least probability in the first step.
        symbol_weights: One row a bucket of symbols, one column a label.
        vector_weights: One row a dimension of the slots, one column a label.
        bias: One value a label.
    """

    vectors: WordVectors
    labels: tuple[str, ...]
    first: Floats
    threshold: float
    symbol_weights: Floats
    vector_weights: Floats
    bias: Floats

    def classify(self, doc: Doc, indexes: list[int], least: float) -> dict[int, dict[str, float]]:
        """Return the probability of each label for words that are likely to name an event.

        Args:
            doc: The parsed document.
            indexes: Words of the document.
            least: Least probability that a word names an event of any type.

        Returns:
            Probabilities by label, by index of the token.
        """
        words = words_of(doc)
        candidates = [index for index in indexes if may_name_event(words, index)]
        if not candidates:
            return {}
        own, written = self.vectors.of(words)
        chances = first_chances(self.first, words, candidates, own)
        kept = [candidates[line] for line in np.flatnonzero(chances >= self.threshold)]
        if not kept:
            return {}
        scores = neighbour_vectors(doc, kept, own, written) @ self.vector_weights + self.bias
        for line, index in enumerate(kept):
            scores[line] += self.symbol_weights[symbol_rows(words, index)].sum(axis=0)
        found = _softmax(scores)
        likely = np.flatnonzero(1 - found[:, self.labels.index(NO_EVENT)] >= least)
        return {kept[line]: self._by_label(found[line]) for line in likely}

    def _by_label(self, chances: Floats) -> dict[str, float]:
        return dict(zip(self.labels, map(float, chances), strict=True))


def first_chances(first: Floats, words: Words, indexes: list[int], own: Floats) -> Floats:
    """Return the probability, by the word alone, that it names an event.

    Args:
        first: Weights of the first step.
        words: Words of one document.
        indexes: Which of them are looked at.
        own: For each word of the document, the vector of its lemma.
    """
    width = own.shape[1]
    verbal = np.array([words.parts[index] == "VERB" for index in indexes])
    vectors = own[indexes]
    scores = np.where(
        verbal,
        vectors @ first[:width] + first[-2],
        vectors @ first[width : 2 * width] + first[-1],
    )
    chances: Floats = 1 / (1 + np.exp(-scores))
    return chances


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = powers / powers.sum(axis=1, keepdims=True)
    return chances


@cache
def read_vectors(folder: Path = FOLDER) -> WordVectors:
    """Read the word vectors, kept as whole numbers with one scale a dimension."""
    with np.load(folder / "vectors.npz", allow_pickle=False) as stored:
        words = str(stored["words"]).split("\n")
        table = stored["table"].astype(np.float32) * stored["scale"]
    index = {word: row for row, word in enumerate(words, start=1)}
    return WordVectors(index, np.vstack([np.zeros((1, table.shape[1]), np.float32), table]))


@cache
def read_classifier(folder: Path = FOLDER) -> EventClassifier:
    """Read the classifier that ships with the software."""
    vectors = read_vectors(folder)
    with np.load(folder / "weights.npz", allow_pickle=False) as stored:
        return EventClassifier(
            vectors=vectors,
            labels=tuple(str(stored["labels"]).split("\n")),
            first=stored["first"],
            threshold=float(stored["threshold"]),
            symbol_weights=_unpacked(stored["symbol_weights"], stored["symbol_scale"]),
            vector_weights=stored["vector_weights"],
            bias=stored["bias"],
        )


def _unpacked(packed: npt.NDArray[np.int8], scale: Floats) -> Floats:
    return packed.astype(np.float32) * scale
