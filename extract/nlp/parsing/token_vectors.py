"""The vectors that spaCy's small models give words: what a word looks like, then what stands around it.

What a form is by itself is worked out once for all its places (`form_rows`). The convolution runs over pieces
of the batch that fit the cache of a core.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided
from spacy.tokens import Doc
from thinc.api import Model

from extract.nlp.parsing.distinct import Indexes, distinct
from extract.nlp.parsing.form_rows import WINDOW, FormRows, HashTable
from extract.nlp.parsing.layers import Floats, Maxout, check, leaves, read_maxout, weights_of

_LAYERS = {
    "extract_features",
    "list2ragged",
    "ints-getitem",
    "hashembed",
    "maxout",
    "layernorm",
    "dropout",
    "ragged2list",
    "expand_window",
}
_ROWS_AT_ONCE = 768


@dataclass(frozen=True)
class TokenVectors:
    """What gives every word of a text its vector.

    Attributes:
        columns: The attributes of a word that it is known by.
        forms: What is worked out of a word by itself.
        convolution: Each layer sees a word and its two neighbours.
    """

    columns: tuple[str, ...]
    forms: FormRows
    convolution: tuple[Maxout, ...]

    @property
    def width(self) -> int:
        """Length of a vector."""
        return self.convolution[0].width

    def of(self, docs: Sequence[Doc]) -> list[Floats]:
        """Return for each text an array with one row a word."""
        codes = np.concatenate([doc.to_array(list(self.columns)) for doc in docs])
        keys, firsts, form_of = distinct(codes.T)
        padded, starts = _padded(
            form_of, [len(doc) for doc in docs], len(self.convolution), len(keys)
        )
        around = self._around(self.forms.of(keys, codes[firsts]), padded)
        return [around[start : start + len(doc)] for start, doc in zip(starts, docs, strict=True)]

    def _around(self, forms: Floats, padded: Indexes) -> Floats:
        """Run the convolution; each layer loses a row at both ends, which is padding."""
        depth = len(self.convolution)
        found = np.empty((len(padded) - 2 * depth, self.width), np.float32)
        for first in range(0, len(found), _ROWS_AT_ONCE):
            after = min(first + _ROWS_AT_ONCE, len(found))
            rows = self._first_layer(forms, padded[first : after + 2 * depth])
            for layer in self.convolution[1:]:
                rows = _convolved(layer, rows)
            found[first:after] = rows
        return found

    def _first_layer(self, forms: Floats, padded: Indexes) -> Floats:
        before, at, after = padded[:-2], padded[1:-1], padded[2:]
        vectors, shares = forms[:, : self.width], forms[:, self.width :]
        first, middle, last = np.split(shares, WINDOW, axis=1)
        pieces = first[before]
        pieces += middle[at]
        pieces += last[after]
        rows = np.empty((len(at), self.width), np.float32)
        self.convolution[0].settle(pieces, rows)
        rows += vectors[at]
        return rows


def _convolved(layer: Maxout, rows: Floats) -> Floats:
    n_rows, width = rows.shape
    step, size = rows.strides
    windows = as_strided(rows, (n_rows - 2, WINDOW * width), (step, size), writeable=False)
    pieces = np.ascontiguousarray(windows) @ layer.weights
    pieces += layer.bias
    found = np.empty((n_rows - 2, width), np.float32)
    layer.settle(pieces, found)
    found += rows[1:-1]
    return found


def _padded(
    form_of: Indexes, lengths: list[int], depth: int, padding: int
) -> tuple[Indexes, list[int]]:
    """Lay the texts side by side with padding around each, which no layer sees across."""
    padded = np.full(len(form_of) + depth * (len(lengths) + 1), padding, np.intp)
    firsts: list[int] = []
    taken = 0
    for number, length in enumerate(lengths):
        firsts.append(taken + depth * number)
        start = firsts[-1] + depth
        padded[start : start + length] = form_of[taken : taken + length]
        taken += length
    return padded, firsts


def read_token_vectors(model: Model[Any, Any]) -> TokenVectors:
    """Take the weights out of a model.

    Args:
        model: What gives words their vectors, `tok2vec` in spaCy, with nothing after it.

    Raises:
        UnknownModelError: If it is not built as those of spaCy's small models.
    """
    layers = list(leaves(model))
    check(
        built_as_known={layer.name for layer in layers} == _LAYERS, what="convolution over hashes"
    )
    by_name = {name: [layer for layer in layers if layer.name == name] for name in _LAYERS}
    (features,) = by_name["extract_features"]
    mix, *convolution = map(read_maxout, by_name["maxout"], by_name["layernorm"])
    tables = tuple(
        HashTable(weights_of(layer, "E"), layer.attrs["seed"]) for layer in by_name["hashembed"]
    )
    seen = {len(layer.weights) for layer in convolution}
    check(built_as_known=seen == {WINDOW * mix.width}, what="window of three words")
    forms = FormRows(tables, mix, convolution[0])
    return TokenVectors(tuple(features.attrs["columns"]), forms, tuple(convolution))
