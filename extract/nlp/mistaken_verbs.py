"""Verbs that the tagger takes for nouns or adjectives, though the parser finds their object.

`Nasser rejects the plan`, `dissolved the league and annexed Eritrea`: no rule for verbs would see them.
"""

import numpy as np
from spacy.language import Language
from spacy.symbols import (  # type: ignore[import-not-found]  # Cython
    ADJ,
    NOUN,
    amod,
    dobj,
)
from spacy.tokens import Doc, Token

from seeds.lexicon import Lexicon, read_lexicon

_ASKED: list[int | str] = ["DEP", "HEAD", "POS"]


class MistakenVerbFinder:
    """spaCy component `tass_mistaken_verbs`: gives such words the part of speech, tag and lemma of a verb."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon, whose verbs these may be."""
        self._verbs = frozenset(word for part, word in lexicon.by_word if part == "verb")

    def __call__(self, doc: Doc) -> Doc:
        """Look at the words that have an object."""
        deps, heads, parts = doc.to_array(_ASKED).T
        objects = np.flatnonzero(deps == dobj)
        governors = objects + heads[objects].astype(np.int64)
        of_governors = parts[governors]
        mistaken = governors[(of_governors == NOUN) | (of_governors == ADJ)]
        for index in sorted(set(mistaken.tolist())):
            if _is_verb(doc[index]):
                self._make_verb(doc[index])
        for index in np.flatnonzero((deps == amod) & (parts == ADJ)).tolist():
            if _stands_for_verb(doc[index]):
                self._make_verb(doc[index])
        return doc

    def _make_verb(self, word: Token) -> None:
        known = [form for form in _bases(word.lower_) if form in self._verbs]
        if known:
            word.tag_, word.pos_, word.lemma_ = _tag(word.lower_), "VERB", known[0]


def _is_verb(word: Token) -> bool:
    labels = {child.dep_ for child in word.children}
    if not labels & {"nsubj", "aux"} and not (word.dep_ == "conj" and word.head.pos_ == "VERB"):
        return False
    after = [child for child in word.children if child.dep_ == "dobj" and child.i > word.i]
    return bool(after) and not labels & {"det", "poss"} and word.is_alpha


def _stands_for_verb(word: Token) -> bool:
    """Say whether an adjective is all the verb of a sentence: `South Africa armed the rebels`."""
    if word.head.dep_ != "ROOT" or word.is_sent_start or not word.lower_.endswith("ed"):
        return False
    before = word.nbor(-1)
    return before.pos_ == "PROPN" and before.head in (word, word.head) and word.head.i > word.i


def _tag(word: str) -> str:
    return "VBD" if word.endswith("ed") else "VBZ" if word.endswith("s") else "VBP"


def _bases(word: str) -> tuple[str, ...]:
    """Return what a word may be a form of, the likeliest first."""
    if word.endswith(("ied", "ies")):
        return (f"{word[:-3]}y",)
    if word.endswith("ed"):
        return (word[:-2], word[:-1], word[:-3])
    return (word[:-1], word[:-2]) if word.endswith("s") else (word,)


@Language.factory("tass_mistaken_verbs")
def make_mistaken_verbs(nlp: Language, name: str) -> MistakenVerbFinder:  # noqa: ARG001 - spaCy's signature
    """Make the component over the lexicon that ships with the software."""
    return MistakenVerbFinder(read_lexicon())
