"""The words of a parsed text with what rules look at, read from spaCy once.

Rules that ask a `Doc` token by token pay for every question; here each attribute is a list, and a stretch
of words is a pair of positions: the first word and the one after the last.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc, Token

Stretch = tuple[int, int]
# Labels of what says when.
TIME_LABELS = frozenset({"DATE", "TIME"})
_KEPT = "words"
_SPELLED: list[int | str] = ["ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE"]
# A number stands for the same string in every vocabulary.
_known_strings: dict[int, str] = {}
_MOST_STRINGS = 100_000
_COUNTED: list[int | str] = ["SPACY", "IDX", "SENT_START", "HEAD"]


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
        tokens: Each word, for what is asked of it alone.
        words: Each word as written.
        lowers: Each word in lower case.
        lemmas: Lemma of each word.
        tags: Penn tag of each word.
        parts: Universal part of speech of each word.
        deps: Label of the arc over each word.
        heads: Position of the word that each one hangs on, its own for a root.
        labels: Entity label of each word, empty outside of entities.
        starts: Where in the text each word begins.
        opens_sentence: Whether each word begins a sentence.
        entities: Entities in order.
    """

    text: str
    tokens: list[Token]
    words: list[str]
    lowers: list[str]
    lemmas: list[str]
    tags: list[str]
    parts: list[str]
    deps: list[str]
    heads: list[int]
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

    @cached_property
    def lower_lemmas(self) -> list[str]:
        """Lemma of each word in lower case."""
        return [lemma.lower() for lemma in self.lemmas]

    @cached_property
    def term_lemmas(self) -> list[str]:
        """Lemma of each word as lists of terms have it: in lower case and in the singular."""
        # The lemma of a plural name keeps its ending: `World Championships`.
        return [
            lemma.removesuffix("s") if tag == "NNPS" else lemma
            for lemma, tag in zip(self.lower_lemmas, self.tags, strict=True)
        ]

    def children(self, index: int) -> list[int]:
        """Return the positions of the words that hang on a word, in text order."""
        below, firsts = self._below
        return below[firsts[index] : firsts[index + 1]]

    def stretch_at(self, start_char: int, end_char: int) -> Stretch | None:
        """Return the words between two characters, or None if these cut through a word."""
        start = self._by_start_char.get(start_char)
        end = self._by_end_char.get(end_char)
        return None if start is None or end is None else (start, end)

    def entity_at(self, index: int) -> Name | None:
        """Return the entity that a word belongs to."""
        return self._entity_by_word.get(index)

    def sentence_at(self, index: int) -> Stretch:
        """Return the sentence that a word stands in."""
        starts = self._sentence_starts
        number = bisect_right(starts, index)
        return starts[number - 1], starts[number] if number < len(starts) else len(self.words)

    def lemmas_of_sentence(self, index: int) -> frozenset[str]:
        """Return the lemmas, in lower case, of the sentence that a word stands in."""
        start, end = self.sentence_at(index)
        found = self._lemmas_by_sentence.get(start)
        if found is None:
            found = self._lemmas_by_sentence[start] = frozenset(self.lower_lemmas[start:end])
        return found

    @cached_property
    def _lemmas_by_sentence(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [0, *(index for index, opens in enumerate(self.opens_sentence) if opens and index)]

    @cached_property
    def _below(self) -> tuple[list[int], list[int]]:
        """All words that hang on another, those of the first word first, and where those of each begin.

        Two flat lists: a list for each word would keep the garbage collector busy.
        """
        heads = np.array(self.heads, dtype=np.int64)
        dependent = np.flatnonzero(heads != np.arange(len(heads)))
        below = dependent[np.argsort(heads[dependent], kind="stable")]
        counts = np.bincount(heads[dependent], minlength=len(heads))
        return below.tolist(), [0, *np.cumsum(counts).tolist()]

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


def words_of(doc: Doc) -> Words:
    """Return the words of a parsed text, read at the first call and kept with the document.

    Args:
        doc: A text whose parse and entities will not change any more.
    """
    found: Words | None = doc.user_data.get(_KEPT)
    if found is None:
        found = doc.user_data[_KEPT] = read_words(doc)
    return found


def sentence_start(token: Token) -> int:
    """Return the position of the first word of the sentence that a word stands in."""
    return words_of(token.doc).sentence_at(token.i)[0]


def read_words(doc: Doc) -> Words:
    """Read the words of a parsed text.

    Args:
        doc: A parsed text with entities.
    """
    words, lowers, lemmas, tags, parts, deps, labels = (
        _spelled(column, doc.vocab.strings) for column in doc.to_array(_SPELLED).T.tolist()
    )
    spaces, starts, sentence_starts, offsets = doc.to_array(_COUNTED).astype(np.int64).T.tolist()
    return Words(
        text=_joined(words, spaces),
        tokens=list(doc),
        words=words,
        lowers=lowers,
        lemmas=lemmas,
        tags=tags,
        parts=parts,
        deps=deps,
        heads=[index + offset for index, offset in enumerate(offsets)],
        labels=labels,
        starts=starts,
        opens_sentence=[start == 1 for start in sentence_starts],
        entities=tuple(Name(ent.start, ent.end, ent.label_) for ent in doc.ents),
    )


def _joined(words: list[str], spaces: list[int]) -> str:
    """Return the text of the words; `doc.text` would make each of them anew."""
    return "".join(
        [f"{word} " if space else word for word, space in zip(words, spaces, strict=True)]
    )


def _spelled(numbers: list[int], strings: StringStore) -> list[str]:
    """Spell out a column; spaCy makes the string of a number anew for each word."""
    try:
        return list(map(_known_strings.__getitem__, numbers))
    except KeyError:
        if len(_known_strings) > _MOST_STRINGS:
            _known_strings.clear()
        _known_strings.update({number: strings[number] for number in set(numbers)})
    return list(map(_known_strings.__getitem__, numbers))
