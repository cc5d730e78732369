"""By which words an attribute ruler tells others apart, and where a pattern of several words may begin."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler

from extract.nlp.parsing.layers import check

Pattern = list[dict[str, Any]]

_KNOWN = {"LOWER", "TAG", "DEP", "IS_SPACE"}


@dataclass(frozen=True)
class ListedWords:
    """The words that patterns list in lower case, by themselves or by an expression."""

    words: frozenset[str]
    expressions: tuple[re.Pattern[str], ...]

    def has(self, lower: str) -> bool:
        """Say whether a pattern may tell the word from others; white space counts as listed."""
        return (
            lower in self.words or lower.isspace() or any(e.search(lower) for e in self.expressions)
        )


def read_listed_words(ruler: AttributeRuler) -> ListedWords:
    """Collect the words of all patterns.

    Raises:
        UnknownModelError: If a pattern looks at more than word, tag and label.
    """
    words: set[str] = set()
    expressions: list[re.Pattern[str]] = []
    for described in map(dict, chain.from_iterable(_patterns(ruler))):
        covered = bool(described) and _KNOWN.issuperset(described)
        check(built_as_known=covered, what=f"pattern of words, tags and labels: {described}")
        condition = described.pop("LOWER", ())
        if isinstance(condition, dict) and condition.keys() == {"REGEX"}:
            expressions.append(re.compile(condition["REGEX"]))
        else:
            words.update(_listed(condition))
        for other in described.values():
            _listed(other)
    return ListedWords(frozenset(words), tuple(expressions))


def _patterns(ruler: AttributeRuler) -> list[Pattern]:
    entries: Any = ruler.patterns
    return [pattern for entry in entries for pattern in entry["patterns"]]


def _listed(condition: object) -> Iterable[str]:
    """Return the values that a condition lists."""
    if not isinstance(condition, dict):
        return (condition,) if isinstance(condition, str) else ()
    ((operator, values),) = condition.items()
    check(built_as_known=operator in ("IN", "NOT_IN"), what=f"list of values: {condition}")
    return list(values)


def longest_pattern(ruler: AttributeRuler) -> int:
    """Return how many words the longest pattern of a ruler spans."""
    return max(map(len, _patterns(ruler)), default=0)


def beginnings(ruler: AttributeRuler) -> Matcher:
    """Return what matches each word with which a pattern of several words may begin."""
    firsts = [pattern[:1] for pattern in _patterns(ruler) if len(pattern) > 1]
    matcher = Matcher(ruler.vocab)
    if firsts:
        matcher.add("begins", firsts)
    return matcher
