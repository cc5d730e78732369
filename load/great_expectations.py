"""Great Expectations as it is used here: quiet, and without making the same thing a hundred times."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from load.imports import imported_when_used, undisturbed

# Charts, statistics of distributions and web pages: a third of the time, and nothing here asks for them.
_NOT_USED = frozenset({"altair", "mistune", "scipy.stats"})


def import_great_expectations() -> Any:
    """Import the library, which takes a second or more."""
    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    with warnings.catch_warnings(), imported_when_used(_NOT_USED), undisturbed():
        # It imports two modules that Python has deprecated.
        warnings.filterwarnings("ignore", r"module 'sre_\w+' is deprecated", DeprecationWarning)
        import great_expectations as gx
    return gx


def is_of_every_row(expectation: Any) -> bool:
    """Say whether an expectation is one of each row, of which nothing but a count of rows is observed."""
    import great_expectations.expectations as gxe
    from great_expectations.expectations.expectation import (
        ColumnMapExpectation,
        MulticolumnMapExpectation,
    )

    of_rows = isinstance(expectation, ColumnMapExpectation | MulticolumnMapExpectation)
    return of_rows and not isinstance(expectation, gxe.ExpectColumnValuesToBeOfType)


class _Origin:
    """The expectation that a configuration was made of; copies of the configuration go their own way."""

    def __init__(self, expectation: Any = None) -> None:
        self.expectation = expectation

    def __deepcopy__(self, memo: dict[int, Any]) -> "_Origin":
        return _Origin()


@contextmanager
def kept_configurations() -> Iterator[None]:
    """Let expectations keep their configuration, which the library makes anew for each word of it.

    From the configuration it makes the expectation anew for each metric; that is the same one again. Both are
    two thirds of the time of validating a small table. Expectations must not change meanwhile.
    """
    from great_expectations.expectations.expectation import Expectation
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

    plain = Expectation.configuration
    make = ExpectationConfiguration.to_domain_obj
    # The expectation is kept too, so that its number is not given to another.
    kept: dict[int, tuple[Any, Any]] = {}

    def configuration(self: Any) -> Any:
        if id(self) not in kept:
            made = plain.fget(self)
            made.origin = _Origin(self)
            kept[id(self)] = (self, made)
        return kept[id(self)][1]

    def to_domain_obj(self: Any) -> Any:
        made = getattr(self, "origin", _Origin()).expectation
        return made if made is not None else make(self)

    Expectation.configuration = property(configuration)
    ExpectationConfiguration.to_domain_obj = to_domain_obj
    try:
        yield
    finally:
        Expectation.configuration = plain
        ExpectationConfiguration.to_domain_obj = make
