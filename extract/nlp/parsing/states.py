"""The layers that score the moves of a transition system: a state is the sum of what a few words add."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from thinc.api import Model

from extract.nlp.parsing.layers import Floats, check, weights_of

_PIECES = 2


@dataclass(frozen=True)
class StateLayers:
    """The layers between the vectors of words and the scores of moves.

    Attributes:
        narrow: Weights and bias that make the vectors of words smaller.
        shares: What a word adds to a state, for each part that it may play there.
        missing: What nothing adds in each part.
        bias: Of all states.
        scores: Weights and bias from a state to the score of each move.
    """

    narrow: tuple[Floats, Floats]
    shares: tuple[Floats, ...]
    missing: Floats
    bias: Floats
    scores: tuple[Floats, Floats]

    def narrowed(self, vectors: Floats) -> Floats:
        """Return the smaller vectors of words."""
        weights, bias = self.narrow
        found: Floats = vectors @ weights + bias
        return found

    def scored(self, sums: Floats) -> Floats:
        """Return the score of each move for states that are sums of all shares."""
        weights, bias = self.scores
        width = sums.shape[1] // _PIECES
        found: Floats = np.maximum(sums[:, :width], sums[:, width:]) @ weights
        found += bias
        return found


def read_state_layers(model: Model[Any, Any], n_parts: int) -> StateLayers:
    """Take the layers out of a parser's model.

    Args:
        model: Model of a transition-based component.
        n_parts: How many words a state is read off.

    Raises:
        UnknownModelError: If the model is not built as those of spaCy's small models.
    """
    check(built_as_known=model.name == "parser_model", what="transition system")
    words, lower, upper = model.layers
    narrow = words.layers[-1] if words.layers else words
    is_linear = narrow.name == upper.name == "linear" and not model.attrs["unseen_classes"]
    check(built_as_known=is_linear, what="linear layers around the states")
    weights = weights_of(lower, "W")
    as_known = weights.shape[0] == n_parts and weights.shape[2] == _PIECES
    check(built_as_known=as_known, what=f"states of {n_parts} words and {_PIECES} pieces")
    return StateLayers(
        narrow=_linear(narrow),
        shares=tuple(np.ascontiguousarray(_by_piece(part).T) for part in weights),
        missing=np.stack([_by_piece(part) for part in weights_of(lower, "pad")[0]]),
        bias=_by_piece(weights_of(lower, "b")),
        scores=_linear(upper),
    )


def _linear(layer: Model[Any, Any]) -> tuple[Floats, Floats]:
    return np.ascontiguousarray(weights_of(layer, "W").T), weights_of(layer, "b")


def _by_piece(weights: Floats) -> Floats:
    """Lay the pieces of each output, the second axis, one after the other."""
    swapped = weights.swapaxes(0, 1)
    return np.ascontiguousarray(swapped.reshape(-1, *weights.shape[2:]))
