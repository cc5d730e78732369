"""Great Expectations as it is used here: quiet, and without making the same thing a hundred times."""

import copy
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def import_great_expectations() -> Any:
    """Import the library, which takes seconds."""
    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    with warnings.catch_warnings():
        # It imports two modules that Python has deprecated.
        warnings.filterwarnings("ignore", r"module 'sre_\w+' is deprecated", DeprecationWarning)
        import great_expectations as gx
    return gx


@contextmanager
def kept_configurations() -> Iterator[None]:
    """Let expectations keep their configuration, which the library makes anew for each word of it.

    That is half of the time of validating a small table. Expectations must not change meanwhile.
    """
    from great_expectations.expectations.expectation import Expectation

    plain = Expectation.configuration
    # The expectation is kept too, so that its number is not given to another.
    kept: dict[int, tuple[Any, Any]] = {}

    def configuration(self: Any) -> Any:
        if id(self) not in kept:
            kept[id(self)] = (self, plain.fget(self))
        own = copy.copy(kept[id(self)][1])
        own.kwargs = dict(own.kwargs)
        return own

    Expectation.configuration = property(configuration)
    try:
        yield
    finally:
        Expectation.configuration = plain
