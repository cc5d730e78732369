"""Words that say what an event is about: the terms of each context of the ontology.

They complete the contexts that rules give: a rule knows that to deploy is military, a term that a deal on
gas is about natural resources.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pydantic import Field

from seeds.ontology import read_ontology
from seeds.reading import REFERENCE, ReferenceDataError, Row, read_yaml
from seeds.terms import openers_of

LONGEST_TERM = 4


class ContextTerms(Row):
    """The terms of one context.

    Attributes:
        id: The context.
        terms: Lemmas in lower case, up to four in a row (`un security council`).
        unless: Contexts beside which this one is left out, being wider.
        examples: Sentences with an event that the terms give this context.
    """

    id: str
    terms: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    examples: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True)
class ContextLexicon:
    """The terms of all contexts, indexed for look-up."""

    rows: dict[str, ContextTerms]

    @cached_property
    def by_term(self) -> dict[str, frozenset[str]]:
        """The contexts of each term: `oil price` is of two."""
        found: dict[str, set[str]] = {}
        for row in self.rows.values():
            for term in row.terms:
                found.setdefault(term, set()).add(row.id)
        return {term: frozenset(names) for term, names in found.items()}

    @cached_property
    def openers(self) -> frozenset[str]:
        """The first words of all terms."""
        return openers_of(self.by_term)

    def narrowed(self, contexts: set[str]) -> set[str]:
        """Leave out contexts that say nothing more beside the others."""
        return {
            name
            for name in contexts
            if name not in self.rows or contexts.isdisjoint(self.rows[name].unless)
        }


@cache
def read_context_terms(path: Path = REFERENCE / "lexicon" / "contexts.yaml") -> ContextLexicon:
    """Read and check a file of terms, by default the one that ships with the software.

    Raises:
        ReferenceDataError: If a row breaks the format, or names an unknown or repeated context.
    """
    rows: dict[str, ContextTerms] = {}
    for row in read_yaml(path, ContextTerms):
        if row.id in rows:
            raise ReferenceDataError(path, row.id, "id: this context already has its terms")
        _check(row, path)
        rows[row.id] = row
    return ContextLexicon(rows)


def _check(row: ContextTerms, path: Path) -> None:
    known = read_ontology().contexts
    for name in (row.id, *row.unless):
        if name not in known:
            cause = f"unknown context '{name}'; known are {', '.join(known)}"
            raise ReferenceDataError(path, row.id, cause)
    for term in row.terms:
        if term != term.lower() or not 1 <= len(term.split()) <= LONGEST_TERM:
            cause = f"terms: '{term}' must be one to {LONGEST_TERM} words in lower case"
            raise ReferenceDataError(path, row.id, cause)
