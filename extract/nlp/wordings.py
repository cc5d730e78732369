"""Wordings of rules: which of the words and phrases that share a key word stand in a sentence."""

from collections.abc import Iterable

from spacy.tokens import Token

from extract.nlp.syntax import premodifiers
from extract.words import words_of
from seeds.lexicon import Rule, Wording

RuleWithWords = tuple[Rule, tuple[Token, ...]]


def matching_rules(token: Token, wordings: Iterable[Wording]) -> list[RuleWithWords]:
    """Return the rules with a wording that stands around its key word, each with the words of it."""
    alone, beside = (token,), _words_beside(token)
    found: list[RuleWithWords] = []
    for each in wordings:
        if len(each.words) == 1:
            found.append((each.rule, alone))
        # Most phrases are told apart by their words alone, before any token is looked at.
        elif not beside.isdisjoint(each.words) and (words := _phrase(token, each)):
            found.append((each.rule, words))
    return found


def _words_beside(token: Token) -> frozenset[str]:
    """Return the words that hang on a word, as written and as lemmas."""
    words = words_of(token.doc)
    below = words.children(token.i)
    return frozenset(
        [words.lowers[index] for index in below] + [words.lower_lemmas[index] for index in below]
    )


def _phrase(token: Token, wording: Wording) -> tuple[Token, ...] | None:
    """Return the words of a phrase around its key word, or nothing where they do not all stand there."""
    if wording.rule.noun:
        before = wording.words[:-1]
        found = [c for c in premodifiers(token) if c.lemma_.lower() in before]
        return (*found, token) if len(found) >= len(before) else None
    others = wording.words[1:]
    beside = [
        c
        for c in token.children
        if c.lower_ in others
        # `jointly built`, but never `over handed`
        if c.i > token.i or c.lower_.endswith("ly")
        if _is_particle(c, wording.rule)
    ]
    enough = len({c.lower_ for c in beside}) >= len(set(others))
    return (*sorted((token, *beside), key=lambda each: each.i),) if enough else None


def _is_particle(word: Token, rule: Rule) -> bool:
    """Say whether a word belongs to its verb; a preposition with a noun must be a slot of the rule."""
    if word.dep_ == "prep" and any(child.dep_ == "pobj" for child in word.children):
        return word.lower_ in rule.prepositions
    if word.dep_ == "ccomp":
        # `let free the hostages`
        return word.pos_ == "ADJ"
    return word.dep_ in ("prt", "advmod", "prep", "dobj", "acomp", "oprd", "attr", "intj")
