"""The entities that the stock recogniser finds, all words of a batch at once.

The recogniser reads a text word by word. What it makes of a word outside of entities depends on no decision
before, so that all words are judged together as if each stood outside. Where one opens an entity, the words
after it are judged as inside, again all entities together, until each is closed. A walk through the text then
keeps the entities that it comes upon.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from extract.nlp.parsing.distinct import Flags, Indexes
from extract.nlp.parsing.layers import Floats
from extract.nlp.parsing.states import StateLayers, read_state_layers
from extract.nlp.parsing.token_vectors import TokenVectors, read_token_vectors

_ASKED: list[int | str] = ["SENT_START", "IS_SPACE"]
_NEVER = np.float32(-np.inf)
# What a state is read off: the word, the first word of the open entity, the word before.
_WORD, _FIRST, _BEFORE = range(3)


@dataclass(frozen=True)
class EntityMoves:
    """Which column of the scores stands for which move.

    Attributes:
        labels: Label of each column as spaCy counts it, 0 for none.
        opens: Whether a column opens an entity of several words.
        outside: The column that takes a word for no entity.
        barred: What an outside word can never be: inside an entity.
        names: Columns that begin an entity, of one word or of several.
        goes_on: For each column that opens, the one that goes on with an entity of its label.
        closes: For each column that opens, the one that closes it.
    """

    labels: tuple[int, ...]
    opens: Flags
    outside: int
    barred: Flags
    names: Flags
    goes_on: Indexes
    closes: Indexes


@dataclass(frozen=True)
class Bounds:
    """What keeps entities from beginning or going on, for each word of a batch.

    Attributes:
        stops: Whether a sentence or a text ends with the word.
        blank: Whether the word is white space.
    """

    stops: Flags
    blank: Flags


class EntityFinder:
    """Finds what the stock recogniser finds in texts that have no entities yet."""

    def __init__(self, vectors: TokenVectors, states: StateLayers, moves: EntityMoves) -> None:
        """Keep the layers of a recogniser."""
        self._vectors = vectors
        self._states = states
        self._moves = moves

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set the entities of texts whose sentences are known."""
        words = self._states.narrowed(np.concatenate(self._vectors.of(docs)))
        bounds = _bounds(docs)
        alone = words @ self._states.shares[_WORD] + self._states.bias
        moves = self._moves_outside(alone, bounds)
        firsts = np.flatnonzero(self._moves.opens[moves])
        ends = self._ends(words, alone, firsts, moves[firsts], bounds)
        by_first = dict(zip(firsts.tolist(), ends.tolist(), strict=True))
        found = self._met(moves, by_first)
        starts = [0, *accumulate(len(doc) for doc in docs)]
        _set_entities(docs, starts, found)

    def _moves_outside(self, alone: Floats, bounds: Bounds) -> Indexes:
        """Return the best move for each word if it stood outside of entities."""
        scores = self._states.scored(alone + self._states.missing[_FIRST:].sum(axis=0))
        scores[:, self._moves.barred] = _NEVER
        scores[bounds.stops[:, None] & self._moves.opens] = _NEVER
        scores[bounds.blank[:, None] & self._moves.names] = _NEVER
        moves: Indexes = scores.argmax(axis=1)
        return moves

    def _ends(
        self, words: Floats, alone: Floats, firsts: Indexes, moves: Indexes, bounds: Bounds
    ) -> Indexes:
        """Return the position after each entity that begins with `firsts`."""
        goes_on, closes = self._moves.goes_on[moves], self._moves.closes[moves]
        shares = words[firsts] @ self._states.shares[_FIRST]
        ends = firsts + 1
        lines = np.arange(len(firsts))
        while len(lines):
            at = ends[lines]
            sums = alone[at] + shares[lines] + words[at - 1] @ self._states.shares[_BEFORE]
            scores = self._states.scored(sums)
            own = np.arange(len(lines))
            more, last = scores[own, goes_on[lines]], scores[own, closes[lines]]
            first_of_equals = goes_on[lines] < closes[lines]
            open_still = ~bounds.stops[at] & ((more > last) | ((more == last) & first_of_equals))
            ends[lines] += 1
            lines = lines[open_still]
        return ends

    def _met(self, moves: Indexes, ends: dict[int, int]) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and label of the entities that a walk from the left comes upon."""
        free_from = 0
        for start in np.flatnonzero(moves != self._moves.outside).tolist():
            if start >= free_from:
                free_from = ends.get(start, start + 1)
                yield start, free_from, self._moves.labels[moves[start]]


def _bounds(docs: Sequence[Doc]) -> Bounds:
    stops, blank = [], []
    for doc in docs:
        sentence_starts, spaces = doc.to_array(_ASKED).T
        stops.append(np.append(sentence_starts[1:] == 1, [True])[: len(doc)])
        blank.append(spaces == 1)
    return Bounds(np.concatenate(stops), np.concatenate(blank))


def _set_entities(
    docs: Sequence[Doc], starts: list[int], found: Iterator[tuple[int, int, int]]
) -> None:
    by_text: list[list[Span]] = [[] for _ in docs]
    number = 0
    for start, end, label in found:
        while start >= starts[number + 1]:
            number += 1
        doc, first = docs[number], starts[number]
        by_text[number].append(Span(doc, start - first, end - first, label=label))
    for doc, entities in zip(docs, by_text, strict=True):
        doc.set_ents(entities)


def read_entity_finder(stock: EntityRecognizer) -> EntityFinder:
    """Take the layers out of a recogniser.

    Raises:
        UnknownModelError: If it is not built as those of spaCy's small models.
    """
    states = read_state_layers(stock.model, 3)
    vectors = read_token_vectors(stock.model.layers[0].layers[0])
    return EntityFinder(vectors, states, _read_moves(stock))


def _read_moves(stock: EntityRecognizer) -> EntityMoves:
    names = [stock.moves.get_class_name(column) for column in range(stock.moves.n_moves)]
    labels = [name.partition("-")[2] for name in names]
    column_of = {name: column for column, name in enumerate(names)}
    opens, whole = (
        np.array([name[0] == kind and len(name) > 2 for name in names]) for kind in "BU"
    )
    outside = column_of["O"]
    barred = ~(opens | whole)
    barred[outside] = False
    return EntityMoves(
        labels=tuple(stock.vocab.strings[label] if label else 0 for label in labels),
        opens=opens,
        outside=outside,
        barred=barred,
        names=opens | whole,
        goes_on=_columns("I", labels, column_of),
        closes=_columns("L", labels, column_of),
    )


def _columns(kind: str, labels: Sequence[str], column_of: dict[str, int]) -> Indexes:
    return np.array([column_of.get(f"{kind}-{label}", -1) for label in labels], dtype=np.intp)
