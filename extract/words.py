"""The words of a parsed text with what rules look at, read from spaCy once.

Rules that ask a `Doc` token by token pay for every question; here each attribute is a list, and a stretch
of words is a pair of positions: the first word and the one after the last.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc

Stretch = tuple[int, int]


class Name(NamedTuple):
    """A stretch of words with the label of what it names."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Words:
    """Words in order: the lists are as long as the document.

    Attributes:
        text: Text of the document.
        words: Each word as written.
        lowers: Each word in lower case.
        lemmas: Lemma of each word.
        tags: Penn tag of each word.
        labels: Entity label of each word, empty outside of entities.
        starts: Where in the text each word begins.
        opens_sentence: Whether each word begins a sentence.
        entities: Entities in order.
    """

    text: str
    words: list[str]
    lowers: list[str]
    lemmas: list[str]
    tags: list[str]
    labels: list[str]
    starts: list[int]
    opens_sentence: list[bool]
    entities: tuple[Name, ...]

    def end_char(self, end: int) -> int:
        """Return where in the text the words before position `end` end."""
        return self.starts[end - 1] + len(self.words[end - 1])

    def text_of(self, start: int, end: int) -> str:
        """Return the text of a stretch that is not empty."""
        return self.text[self.starts[start] : self.end_char(end)]

    def stretch_at(self, start_char: int, end_char: int) -> Stretch | None:
        """Return the words between two characters, or None if these cut through a word."""
        start = self._by_start_char.get(start_char)
        end = self._by_end_char.get(end_char)
        return None if start is None or end is None else (start, end)

    def entity_at(self, index: int) -> Name | None:
        """Return the entity that a word belongs to."""
        return self._entity_by_word.get(index)

    @cached_property
    def _by_start_char(self) -> dict[int, int]:
        return {char: index for index, char in enumerate(self.starts)}

    @cached_property
    def _by_end_char(self) -> dict[int, int]:
        pairs = zip(self.starts, self.words, strict=True)
        return {start + len(word): index for index, (start, word) in enumerate(pairs, start=1)}

    @cached_property
    def _entity_by_word(self) -> dict[int, Name]:
        return {index: each for each in self.entities for index in range(each.start, each.end)}


def read_words(doc: Doc) -> Words:
    """Read the words of a parsed text.

    Args:
        doc: A parsed text with entities.
    """
    spelled = doc.vocab.strings
    words, lowers, lemmas, tags, labels = (
        [spelled[number] for number in column]
        for column in doc.to_array(["ORTH", "LOWER", "LEMMA", "TAG", "ENT_TYPE"]).T.tolist()
    )
    return Words(
        text=doc.text,
        words=words,
        lowers=lowers,
        lemmas=lemmas,
        tags=tags,
        labels=labels,
        starts=doc.to_array("IDX").tolist(),
        opens_sentence=(doc.to_array("SENT_START") == 1).tolist(),
        entities=tuple(Name(ent.start, ent.end, ent.label_) for ent in doc.ents),
    )
