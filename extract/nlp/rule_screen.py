"""Sorting out, before anything is looked for around a trigger, the rules that its sentence cannot meet.

Nine in ten of the rules that list a word want others beside it that are nowhere in the sentence. Each list
of words that a rule may ask for has a number; a sentence meets the lists of which it holds a word.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import NamedTuple

from spacy.tokens import Token

from extract.nlp.conditions import lists_of, names_in_sentence
from extract.words import words_of
from seeds.lexicon import Lexicon, PartOfSpeech, Rule, Wording

# These hold words that no list tells.
_OPEN = frozenset({"*", "@party", "@place", "@named"})
# The list that every sentence meets.
_ALWAYS = 1


class _Screened(NamedTuple):
    """A wording, and the sets of lists of each of which its rule needs one; the first set stands apart."""

    wording: Wording
    first: int
    others: tuple[int, ...]


class RuleScreen:
    """The lists of all rules, numbered: a set of them is an integer with a bit for each."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Number the lists that the rules of a lexicon ask for."""
        self._lexicon = lexicon
        # Each screen numbers its lists by itself.
        self._kept = f"lists that the last sentence meets, of {id(self)}"
        self._numbers: dict[frozenset[str], int] = {frozenset(): 0}
        self._met_by_word: dict[str, int] = {}
        self._needs = {rule.id: self._needs_of(rule) for rule in lexicon.rules.values()}
        self._by_word: dict[tuple[PartOfSpeech, str], tuple[_Screened, ...]] = {}

    def passing(self, token: Token, key: tuple[PartOfSpeech, str]) -> list[Wording]:
        """Return the wordings of rules that may be met in the sentence of a word.

        Of each list that such a rule needs one lemma stands in the sentence; where is not asked.

        Args:
            token: The word.
            key: Where the lexicon lists it.
        """
        screened = self._by_word.get(key)
        if screened is None:
            screened = self._by_word[key] = tuple(map(self._screened, self._lexicon.by_word[key]))
        met = self._met_around(token)
        return [
            wording
            for wording, first, others in screened
            if first & met and (not others or all(each & met for each in others))
        ]

    def _screened(self, wording: Wording) -> _Screened:
        first, *others = self._needs[wording.rule.id] or (_ALWAYS,)
        return _Screened(wording, first, tuple(others))

    def _needs_of(self, rule: Rule) -> tuple[int, ...]:
        """Return for each slot that a rule wants filled the lists one of which must be met."""
        return tuple(
            self._set_of(lists_of(words, self._lexicon))
            for words in rule.when.values()
            if _OPEN.isdisjoint(words)
        )

    def _set_of(self, lists: Iterable[frozenset[str]]) -> int:
        return reduce(or_, (1 << self._number(each) for each in lists))

    def _number(self, words: frozenset[str]) -> int:
        number = self._numbers.get(words)
        if number is None:
            number = self._numbers[words] = len(self._numbers)
            for phrase in words:
                # A phrase has its noun last, and goes by the lemma of it.
                noun = phrase.rpartition(" ")[2]
                self._met_by_word[noun] = self._met_by_word.get(noun, 0) | 1 << number
        return number

    def _met_around(self, token: Token) -> int:
        """Return the lists that a sentence meets; its triggers ask one after another."""
        start, end = words_of(token.doc).sentence_at(token.i)
        kept: tuple[int, int] = token.doc.user_data.get(self._kept, (-1, 0))
        if kept[0] != start:
            known, met = self._met_by_word, _ALWAYS
            for name in names_in_sentence(token.doc, start, end):
                met |= known.get(name, 0)
            kept = token.doc.user_data[self._kept] = (start, met)
        return kept[1]
