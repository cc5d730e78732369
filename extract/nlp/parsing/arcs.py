"""The arcs that the stock parser finds, the states of many texts scored together.

spaCy keeps the states and makes the moves, as ever. Only their scores come from here: one matrix product for
the states of all texts at once, where spaCy would do a small one with kernels made for large ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.ml.parser_model import ParserStepModel  # type: ignore[import-not-found]  # Cython
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

from extract.nlp.parsing.layers import Floats, check
from extract.nlp.parsing.states import StateLayers, read_state_layers

# So few texts spaCy parses sooner by itself.
_FEW = 6
# So many are scored together: what their words may add to states still lies near the core.
_MANY = 32
_PARTS = 8
# Room for the shares of so many words, 48 MB, is kept: asking the system for it takes as long as filling it.
_ROOM = 12_288


@dataclass(frozen=True)
class _Parts:
    """All that spaCy asks of a model to say which words a state is read off."""

    nF: int = _PARTS  # noqa: N815 - spaCy's name

    @property
    def state2vec(self) -> "_Parts":
        return self


class ArcFinder:
    """Finds what the stock parser finds in texts whose words have vectors."""

    def __init__(self, stock: DependencyParser, states: StateLayers) -> None:
        """Keep the parser, for its moves, and the layers that score them."""
        self._stock: Any = stock
        self._layers = states
        self._shares = np.hstack(states.shares)
        self._room = np.empty((0, _PARTS * states.missing.shape[1]), np.float32)

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set heads, labels and sentences."""
        by_length = sorted(docs, key=len)
        for first in range(0, len(docs), _MANY):
            some = by_length[first : first + _MANY]
            states = self._stock.predict(some) if len(some) < _FEW else self._parsed(some)
            self._stock.set_annotations(some, states)

    def _parsed(self, docs: Sequence[Doc]) -> list[Any]:
        """Return the last state of each text."""
        states: list[Any] = self._stock.moves.init_batch(docs)
        shares = self._shares_of_words(docs)
        unfinished = states
        while unfinished:
            words = ParserStepModel.get_token_ids(_Parts(), unfinished)
            unfinished = self._stock.transition_states(unfinished, self._scores(shares, words))
        return states

    def _shares_of_words(self, docs: Sequence[Doc]) -> Floats:
        """Return a row for what each word adds to a state in each part, and at the end what no word adds."""
        vectors = np.concatenate([doc.tensor for doc in docs])
        n_words, width = len(vectors), self._layers.missing.shape[1]
        shares = self._room_for(n_words + 1)
        np.matmul(self._layers.narrowed(vectors), self._shares, out=shares[:n_words])
        shares[n_words] = self._layers.missing.ravel()
        return shares.reshape(-1, width)

    def _room_for(self, n_rows: int) -> Floats:
        """Return rows with nothing in them yet; they are the same ones each time, unless they are many."""
        if n_rows > _ROOM:
            return np.empty((n_rows, self._room.shape[1]), np.float32)
        if n_rows > len(self._room):
            self._room = np.empty((n_rows, self._room.shape[1]), np.float32)
        return self._room[:n_rows]

    def _scores(self, shares: Floats, words: Any) -> Floats:
        """Return the score of each move for states; a word that is not there is -1, the last row."""
        rows = words * _PARTS + np.arange(_PARTS)
        sums = shares[rows].sum(axis=1)
        sums += self._layers.bias
        return self._layers.scored(sums)


def read_arc_finder(stock: DependencyParser) -> ArcFinder:
    """Put the finder before a parser.

    Raises:
        UnknownModelError: If the parser is not built as those of spaCy's small models.
    """
    check(built_as_known=stock.cfg["beam_width"] == 1, what="parser without a beam")
    check(
        built_as_known=stock.model.layers[0].layers[0].name == "tok2vec-listener",
        what="parser that shares the vectors of words",
    )
    return ArcFinder(stock, read_state_layers(stock.model, _PARTS))
