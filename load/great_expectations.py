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
def thrifty() -> Iterator[None]:
    """Let the library do without what it makes again and again, or makes for nobody.

    An expectation makes its configuration anew for each word of it, and from that itself for each metric: the
    same ones again, two thirds of the time of validating a small table. Expectations must not change
    meanwhile. A table is hashed, text and all, whenever it is asked about, for a fingerprint that nobody
    reads. And of an empty value in the name of a metric numpy is asked first what it might be.
    """
    from great_expectations.core import id_dict
    from great_expectations.execution_engine import pandas_execution_engine
    from great_expectations.expectations.expectation import Expectation
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

    plain = Expectation.configuration
    make = ExpectationConfiguration.to_domain_obj
    convert = id_dict.convert_to_json_serializable
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

    def converted(data: dict[str, Any]) -> dict[str, Any]:
        return {
            str(key): value if value is None or type(value) is str else convert(value)
            for key, value in data.items()
        }

    with (
        _replaced(Expectation, "configuration", property(configuration)),
        _replaced(ExpectationConfiguration, "to_domain_obj", to_domain_obj),
        _replaced(id_dict, "convert_to_json_serializable", converted),
        _replaced(pandas_execution_engine, "hash_pandas_dataframe", lambda _: ""),
    ):
        yield


@contextmanager
def _replaced(owner: Any, name: str, other: Any) -> Iterator[None]:
    """Put something else in the place of a member of a class or module for a while."""
    own = vars(owner)[name]
    setattr(owner, name, other)
    try:
        yield
    finally:
        setattr(owner, name, own)
