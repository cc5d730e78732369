"""Terms of one or more words, between spaces, as lists of topics and contexts have them."""

from collections.abc import Iterable


def openers_of(terms: Iterable[str]) -> frozenset[str]:
    """Return the first words of all terms, so that a search looks twice at few words of a text."""
    return frozenset(term.partition(" ")[0] for term in terms)
