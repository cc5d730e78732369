"""What a form is wherever it stands: its vector, and what it adds to the first layer of a convolution.

A form that stands in a batch often is worked out once. Half of the forms stood in the batch before, and these
are most of its words: their rows are taken from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from thinc.api import NumpyOps

from extract.nlp.parsing.distinct import Codes, Flags, Indexes
from extract.nlp.parsing.layers import Floats, Maxout

WINDOW = 3
_OPS = NumpyOps()
# More forms than that are no ordinary text, and not worth the memory: a row takes 4 KB.
_MOST_KEPT = 20_000


@dataclass(frozen=True)
class HashTable:
    """A table in which each code has four rows, whose sum stands for it."""

    rows: Floats
    seed: int

    def of(self, codes: Codes) -> Floats:
        """Return the vector of each code."""
        places = _OPS.hash(np.ascontiguousarray(codes), self.seed) % len(self.rows)
        found: Floats = _OPS.gather_add(self.rows, places)
        return found


class FormRows:
    """A row for each form: its vector, then its shares in the first layer before, at and after a word."""

    def __init__(self, tables: Sequence[HashTable], mix: Maxout, first: Maxout) -> None:
        """Keep the layers.

        Args:
            tables: One for each attribute that a form is known by.
            mix: Turns the vectors of all attributes into one.
            first: First layer of the convolution.
        """
        self._tables = tables
        self._mix = mix
        self._first = np.hstack(np.split(first.weights, WINDOW))
        self._bias = np.hstack([0 * first.bias, first.bias, 0 * first.bias])
        self._padding = np.hstack([np.zeros(mix.width, np.float32), self._bias])
        self._keys = np.empty(0, np.uint64)
        self._rows = np.empty((0, len(self._padding)), np.float32)

    def of(self, keys: Codes, forms: Codes) -> Floats:
        """Return a row for each form, and at the end one for the padding around texts.

        Args:
            keys: What each form is told apart by, in rising order.
            forms: The codes of its attributes, a row each.
        """
        kept, places = self._kept_of(keys)
        rows = np.empty((len(keys) + 1, len(self._padding)), np.float32)
        rows[:-1][kept] = self._rows[places]
        if not kept.all():
            rows[:-1][~kept] = self._worked_out(forms[~kept])
        rows[-1] = self._padding
        if len(keys) <= _MOST_KEPT:
            self._keys, self._rows = keys, rows
        return rows

    def _kept_of(self, keys: Codes) -> tuple[Flags, Indexes]:
        """Say which forms stood in the last batch, and where the rows of these are."""
        places = np.searchsorted(self._keys, keys)
        within = places < len(self._keys)
        kept = within.copy()
        kept[within] = self._keys[places[within]] == keys[within]
        return kept, places[kept]

    def _worked_out(self, forms: Codes) -> Floats:
        vectors = self._mix.of(
            np.hstack([table.of(forms[:, column]) for column, table in enumerate(self._tables)])
        )
        return np.hstack([vectors, vectors @ self._first + self._bias])
