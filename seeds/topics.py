"""Topics of stories: the words that give each away, and what a topic does to the events of its story.

A quiet topic (sport, culture, science) has a factor, by which it weakens events. The others have none:
their words speak against every quiet topic.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field

from seeds.reading import REFERENCE, ReferenceDataError, Row, read_yaml
from seeds.terms import openers_of

Term = Annotated[str, Field(pattern=r"^[a-z0-9]+( [a-z0-9]+)?$")]


class Topic(Row):
    """One topic.

    Attributes:
        id: Its name.
        factor: What multiplies the confidence of an event in a story about it, of a quiet topic.
        keeps_sentence: Whether a sentence with one of the words keeps its events as they are.
        terms: Lemmas in lower case, or two in a row (`penalty kick`).
    """

    id: str = Field(pattern=r"^[a-z]+$")
    factor: float | None = Field(default=None, gt=0, lt=1)
    keeps_sentence: bool = False
    terms: tuple[Term, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Topics:
    """All topics, indexed for look-up by term."""

    by_term: dict[str, Topic]

    @cached_property
    def openers(self) -> frozenset[str]:
        """The first words of all terms."""
        return openers_of(self.by_term)


@cache
def read_topics(path: Path = REFERENCE / "lexicon" / "topics.yaml") -> Topics:
    """Read and check a file of topics, by default the one that ships with the software.

    Raises:
        ReferenceDataError: If a row breaks the format, or an id or a term stands twice.
    """
    by_term: dict[str, Topic] = {}
    taken: set[str] = set()
    for topic in read_yaml(path, Topic):
        if topic.id in taken:
            raise ReferenceDataError(path, topic.id, "id: this id is already taken")
        taken.add(topic.id)
        for term in topic.terms:
            if term in by_term:
                cause = f"terms: '{term}' already stands under '{by_term[term].id}'"
                raise ReferenceDataError(path, topic.id, cause)
            by_term[term] = topic
    return Topics(by_term)
