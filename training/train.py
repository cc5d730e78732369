"""Trains the event classifier on the sentences in `training/sentences` and writes its weights.

    uv run --group training python -m training.train

The same sentences, model and libraries give the same weights. It takes some minutes on one core.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from rich.console import Console
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from spacy.language import Language
from spacy.tokens import Doc, Token

from cli.settings import load_settings
from extract.nlp.coder import load_parser
from extract.nlp.event_classifier import FOLDER, NO_EVENT, WordVectors, first_chances, read_vectors
from extract.nlp.event_features import BUCKETS, may_name_event, neighbour_vectors, symbol_rows
from extract.words import words_of
from training.marked_sentences import MarkedSentence, read_sentences, sentences_checksum

_FIRST_THRESHOLD = 0.2
# The vectors weigh against hundreds of symbols; found by leaving out one file of sentences at a time.
_VECTOR_SCALE = 1.5
_PENALTY = 1.0
Floats = npt.NDArray[np.float32]


def main() -> None:
    """Train on all sentences and write `weights.npz`."""
    console = Console()
    sentences = [each for each in read_sentences() if not each.is_kept_back]
    nlp = load_parser(load_settings().model)
    weights = train(sentences, nlp, console)
    np.savez_compressed(FOLDER / "weights.npz", allow_pickle=False, **weights)
    console.print(f"wrote {FOLDER / 'weights.npz'}")


def train(
    sentences: list[MarkedSentence], nlp: Language, console: Console
) -> dict[str, npt.NDArray[np.generic]]:
    """Return the arrays of `weights.npz`."""
    vectors = read_vectors()
    docs = list(nlp.pipe((sentence.text for sentence in sentences), batch_size=64))
    words = [
        found
        for doc, sentence in zip(docs, sentences, strict=True)
        for found in _words(doc, sentence)
    ]
    console.print(f"{len(sentences)} sentences, {len(words)} words")
    first = _train_first(words, vectors)
    kept = _kept(words, first, vectors)
    console.print(f"{len(kept)} words pass the first step")
    symbols, dense = _symbol_matrix(kept), _dense_matrix(kept, vectors)
    labels = np.array([label for _, label in kept])
    model = LogisticRegression(C=_PENALTY, max_iter=200, tol=1e-3)
    model.fit(hstack([symbols, csr_matrix(dense * _VECTOR_SCALE)]).tocsr(), labels)
    packed, scale = _packed(model.coef_[:, :BUCKETS].T)
    return {
        "labels": np.array("\n".join(model.classes_)),
        "first": first,
        "threshold": np.array(_FIRST_THRESHOLD),
        "symbol_weights": packed,
        "symbol_scale": scale,
        "vector_weights": (model.coef_[:, BUCKETS:].T * _VECTOR_SCALE).astype(np.float32),
        "bias": model.intercept_.astype(np.float32),
        "sentences_sha256": np.array(sentences_checksum(sentences)),
    }


def _words(doc: Doc, sentence: MarkedSentence) -> Iterator[tuple[Token, str]]:
    labels = {}
    for mark in sentence.marks:
        span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
        if span is not None:
            labels[span.root.i] = mark.label
    for token in doc:
        if may_name_event(words_of(doc), token.i):
            yield token, labels.get(token.i, NO_EVENT)


def _train_first(words: list[tuple[Token, str]], vectors: WordVectors) -> Floats:
    own = np.vstack(
        [
            vectors.of(words_of(doc))[0][[token.i for token, _ in found]]
            for doc, found in _by_doc(words)
        ]
    )
    verbal = np.array([[token.pos_ == "VERB"] for token, _ in words], dtype=np.float32)
    inputs = np.hstack([own * verbal, own * (1 - verbal), verbal, 1 - verbal])
    model = LogisticRegression(
        C=10, max_iter=300, class_weight={False: 1, True: 5}, fit_intercept=False
    )
    model.fit(inputs, np.array([label != NO_EVENT for _, label in words]))
    weights: Floats = model.coef_[0].astype(np.float32)
    return weights


def _kept(
    words: list[tuple[Token, str]], first: Floats, vectors: WordVectors
) -> list[tuple[Token, str]]:
    kept = []
    for doc, found in _by_doc(words):
        own, _ = vectors.of(words_of(doc))
        chances = first_chances(first, words_of(doc), [token.i for token, _ in found], own)
        kept += [w for w, chance in zip(found, chances, strict=True) if chance >= _FIRST_THRESHOLD]
    return kept


def _by_doc(words: list[tuple[Token, str]]) -> Iterator[tuple[Doc, list[tuple[Token, str]]]]:
    by_doc: dict[int, list[tuple[Token, str]]] = {}
    for token, label in words:
        by_doc.setdefault(id(token.doc), []).append((token, label))
    for found in by_doc.values():
        yield found[0][0].doc, found


def _symbol_matrix(words: list[tuple[Token, str]]) -> csr_matrix:
    rows = [symbol_rows(words_of(token.doc), token.i) for token, _ in words]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.concatenate(rows)
    matrix = csr_matrix(
        (np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(words), BUCKETS)
    )
    matrix.sum_duplicates()
    return matrix


def _dense_matrix(words: list[tuple[Token, str]], vectors: WordVectors) -> Floats:
    return np.vstack(
        [
            neighbour_vectors(doc, [token.i for token, _ in found], *vectors.of(words_of(doc)))
            for doc, found in _by_doc(words)
        ]
    )


def _packed(weights: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.int8], Floats]:
    """Return weights as whole numbers from -127 to 127, with one scale a label."""
    scale = np.abs(weights).max(axis=0) / 127
    return np.round(weights / scale).astype(np.int8), scale.astype(np.float32)


if __name__ == "__main__":
    main()
