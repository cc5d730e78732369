"""The layers of spaCy's small models as plain matrix products: a maxout, and the convolution built of it.

thinc computes the same sums with kernels that reach a third of what numpy's reach on the same core, and lays
the pieces of a maxout out so that none of its steps runs over neighbouring numbers. The results differ in the
last digits only, because they are summed in another order.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Model

Floats = npt.NDArray[np.float32]
_PIECES = 3
_SMALL = np.float32(1e-8)


class UnknownModelError(ValueError):
    """A model is not built as those that are known here."""


def check(*, built_as_known: bool, what: str) -> None:
    """Refuse a model.

    Args:
        built_as_known: Whether this part of the model is as it must be.
        what: What it must be.

    Raises:
        UnknownModelError: If it is not.
    """
    if not built_as_known:
        raise UnknownModelError(f"the model is built in another way: no {what}")


def leaves(model: Model[Any, Any]) -> Iterable[Model[Any, Any]]:
    """Return the layers of a model that hold no others, in order."""
    return (node for node in model.walk() if not node.layers)


@dataclass(frozen=True)
class Maxout:
    """A maxout with the normalisation that follows it.

    Attributes:
        weights: One row an input, one column an output of each piece, a piece after the other.
        bias: Of each output of each piece, in the order of the columns.
        scale: What each normalised output is multiplied by.
        shift: What is added to it.
    """

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    @property
    def width(self) -> int:
        """Number of outputs."""
        return len(self.scale)

    def settle(self, pieces: Floats, out: Floats) -> None:
        """Take the largest piece of each output, bias included by now, and normalise each row.

        Args:
            pieces: One row a word, one column an output of each piece; not kept.
            out: Where the rows go.
        """
        width = self.width
        np.maximum(pieces[:, :width], pieces[:, width : 2 * width], out=out)
        np.maximum(out, pieces[:, 2 * width :], out=out)
        out -= (out @ np.full(width, 1 / width, np.float32))[:, None]
        variance = np.einsum("ij,ij->i", out, out) / np.float32(width) + _SMALL
        out *= (1 / np.sqrt(variance))[:, None]
        out *= self.scale
        out += self.shift

    def of(self, inputs: Floats) -> Floats:
        """Return the outputs of rows of inputs."""
        found = np.empty((len(inputs), self.width), np.float32)
        self.settle(inputs @ self.weights + self.bias, found)
        return found


def weights_of(layer: Model[Any, Any], name: str) -> Floats:
    """Return weights of a layer by their name."""
    weights: Any = layer.get_param(name)
    return np.asarray(weights, np.float32)


def read_maxout(maxout: Model[Any, Any], layernorm: Model[Any, Any]) -> Maxout:
    """Take a maxout and its normalisation out of a model.

    Raises:
        UnknownModelError: If the maxout has another number of pieces.
    """
    weights, bias = weights_of(maxout, "W"), weights_of(maxout, "b")
    n_out, n_pieces, n_in = weights.shape
    check(built_as_known=n_pieces == _PIECES, what=f"maxout of {_PIECES} pieces")
    by_piece = weights.transpose(1, 0, 2).reshape(n_pieces * n_out, n_in)
    return Maxout(
        weights=np.ascontiguousarray(by_piece.T),
        bias=np.ascontiguousarray(bias.T.ravel()),
        scale=weights_of(layernorm, "G"),
        shift=weights_of(layernorm, "b"),
    )
