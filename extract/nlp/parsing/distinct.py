"""Finding the different rows among many: what is alike is worked out once."""

from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint64]
Indexes = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(29)


class Distinct(NamedTuple):
    """The different rows among many.

    Attributes:
        keys: What each is known by, in rising order.
        firsts: Where each stands first.
        which: For each of all rows, which of the different ones it is.
    """

    keys: Codes
    firsts: Indexes
    which: Indexes


def distinct(columns: Iterable[Codes]) -> Distinct:
    """Tell rows of codes apart; spaCy's codes are hashes themselves, and so are the rows compared by theirs.

    Args:
        columns: One code a row each, all of the same length, at least one column.
    """
    mixed = reduce(_mixed, columns)
    return Distinct(*np.unique(mixed, return_index=True, return_inverse=True))


def _mixed(keys: Codes, column: Codes) -> Codes:
    mixed = keys * _FACTOR
    return (mixed ^ (mixed >> _HALF)) + column
