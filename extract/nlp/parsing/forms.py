"""Part of speech, morphology and lemma of words, asked of the stock components once for each kind of word.

spaCy matches some hundred and eighty patterns against every word, though what they say depends on tag, label
and, for few words, on the word. Here the stock components judge one example of each kind, in texts made up of
examples, and what they say is kept. Words in a pattern that spans several are judged where they stand.
"""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Token

from extract.nlp.parsing.distinct import Codes, distinct
from extract.nlp.parsing.layers import check
from extract.nlp.parsing.listed_words import (
    ListedWords,
    beginnings,
    longest_pattern,
    read_listed_words,
)

Row = tuple[int, ...]

_ASKED: list[int | str] = ["ORTH", "LOWER", "TAG", "DEP"]
_RULED: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
_POS, _MORPH, _LEMMA, _BEGINS = 2, 3, 4, 5
# Stands between examples, so that no pattern spans two of them, and for every word that no pattern lists.
_ANY = "\ufffc"
# More kinds than this are forgotten and asked for again.
_MOST_KEPT = 100_000


class FormFinder:
    """Gives words what the stock attribute ruler and lemmatizer give them."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer, listed: ListedWords) -> None:
        """Keep the components that judge examples.

        Args:
            ruler: The stock attribute ruler.
            lemmatizer: The stock lemmatizer, which comes after it.
            listed: The words that the ruler tells apart.
        """
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._listed = listed
        self._longest = longest_pattern(ruler)
        self._beginnings = beginnings(ruler)
        self._words: dict[int, int] = {}
        self._rows: dict[Row, Row] = {}
        self._lemmas: dict[Row, int] = {}

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set the forms of tagged and parsed texts that have none yet."""
        codes = np.concatenate([doc.to_array(_ASKED) for doc in docs])
        orths = codes[:, 0]
        rows = self._ruled(self._listed_words(codes), codes[:, 2], codes[:, 3])
        lemmas = self._lemmatized(orths, rows[:, _POS], rows[:, _MORPH])
        rows[:, _LEMMA] = np.where(rows[:, _LEMMA] == 0, lemmas, rows[:, _LEMMA])
        starts = [0, *accumulate(len(doc) for doc in docs)]
        for doc, start in zip(docs, starts, strict=False):
            own = rows[start : start + len(doc)]
            _write(doc, _RULED, own[:, :_BEGINS])
            for index in np.flatnonzero(own[:, _BEGINS]).tolist():
                self._judge_in_place(doc, index)

    def _listed_words(self, codes: Codes) -> Codes:
        """Return the words in lower case, 0 for all that no pattern lists."""
        _, firsts, which = distinct([codes[:, 1]])
        strings = self._ruler.vocab.strings
        found = []
        for lower in codes[firsts, 1].tolist():
            if lower not in self._words:
                self._words[lower] = lower if self._listed.has(strings[lower]) else 0
            found.append(self._words[lower])
        _forget_if_many(self._words)
        return np.array(found, np.uint64)[which]

    def _ruled(self, words: Codes, tags: Codes, deps: Codes) -> Codes:
        """Return what the ruler makes of each word, a row of `_RULED` and whether a long pattern begins."""
        _, firsts, which = distinct([words, tags, deps])
        kinds = list(zip(*(column[firsts].tolist() for column in (words, tags, deps)), strict=True))
        new = [kind for kind in kinds if kind not in self._rows]
        if new:
            self._rows.update(zip(new, self._rows_of(new), strict=True))
        rows = np.array([self._rows[kind] for kind in kinds], np.uint64)
        _forget_if_many(self._rows)
        return rows.reshape(-1, _BEGINS + 1)[which]

    def _rows_of(self, kinds: list[Row]) -> list[Row]:
        examples = self._examples(
            [each for kind in kinds for each in (kind, (0, 0, 0))], ["TAG", "DEP"]
        )
        begins = {start for _, start, _ in self._beginnings(examples, allow_missing=True)}
        judged = self._ruler(examples).to_array(_RULED)[::2].tolist()
        return [(*row, 2 * number in begins) for number, row in enumerate(judged)]

    def _examples(self, kinds: list[Row], attributes: list[int | str]) -> Doc:
        """Return a text of words with attributes: each kind is a word, and the values of these."""
        vocab = self._ruler.vocab
        examples = Doc(vocab, [vocab.strings[word] or _ANY for word, *_ in kinds])
        return _write(examples, attributes, np.array(kinds, np.uint64)[:, 1:])

    def _lemmatized(self, words: Codes, parts: Codes, morphs: Codes) -> Codes:
        _, firsts, which = distinct([words, parts, morphs])
        kinds = list(
            zip(*(column[firsts].tolist() for column in (words, parts, morphs)), strict=True)
        )
        new = [kind for kind in kinds if kind not in self._lemmas]
        if new:
            self._lemmas.update(zip(new, self._lemmas_of(new), strict=True))
        lemmas = np.array([self._lemmas[kind] for kind in kinds], np.uint64)
        _forget_if_many(self._lemmas)
        return lemmas[which]

    def _lemmas_of(self, kinds: list[Row]) -> list[int]:
        examples = self._examples(kinds, ["POS", "MORPH"])
        lemmas: list[int] = self._lemmatizer(examples).to_array("LEMMA").tolist()
        return lemmas

    def _judge_in_place(self, doc: Doc, index: int) -> None:
        """Judge the words of a pattern of several words that begins at a position, if one does."""
        first = max(0, index - self._longest + 1)
        window = doc[first : index + 2 * self._longest - 1]
        matches = [
            (number, name, first + start, first + end)
            for number, name, start, end in self._ruler.match(window)  # type: ignore[arg-type]  # a span will do
        ]
        spanned = {
            place
            for _, _, start, end in matches
            if start == index and end > start + 1
            for place in range(start, end)
        }
        for place in spanned:
            _clear(doc[place])
        indices = self._ruler.indices
        own = [each for each in matches if each[2] + indices[each[0]] in spanned]
        self._ruler.set_annotations(doc, own)  # type: ignore[no-untyped-call]
        for place in spanned:
            if not doc[place].lemma:
                doc[place].lemma_ = self._lemmatizer.lemmatize(doc[place])[0]


def _write(doc: Doc, attributes: list[int | str], codes: Codes) -> Doc:
    return doc.from_array(attributes, codes)  # type: ignore[arg-type]  # the stub asks for thinc's own


def _clear(token: Token) -> None:
    token.pos = token.lemma = 0
    token.set_morph(None)  # type: ignore[attr-defined]  # not in its stub


def _forget_if_many(kept: dict[Row, Row] | dict[Row, int] | dict[int, int]) -> None:
    if len(kept) > _MOST_KEPT:
        kept.clear()


def read_form_finder(ruler: AttributeRuler, lemmatizer: Lemmatizer) -> FormFinder:
    """Put the finder before two stock components.

    Raises:
        UnknownModelError: If they look at more than it covers.
    """
    by_rule = isinstance(lemmatizer, EnglishLemmatizer) and lemmatizer.mode == "rule"
    check(
        built_as_known=by_rule and not lemmatizer.overwrite, what="lemmatizer for English by rule"
    )
    listed = read_listed_words(ruler)
    _index(lemmatizer)
    return FormFinder(ruler, lemmatizer, listed)


def _index(lemmatizer: Lemmatizer) -> None:
    """Make sets of the lists of known lemmas, in which the lemmatizer looks for every new word."""
    known = lemmatizer.lookups.get_table("lemma_index", {})
    for part, lemmas in list(known.items()):
        known[part] = frozenset(lemmas)
