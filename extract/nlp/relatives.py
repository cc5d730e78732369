"""What a relative clause is about, where the parser hangs it on the nearest noun.

In `the strike on Idlib, which killed ten` it is the strike that killed, in `the troops in Syria, who left`
the troops that left; the parser takes the place for both.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extract.nlp.syntax import (
    RELATIVE_TAGS,
    prepositional,
)

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PERSONAL = frozenset({"who", "whom"})
_HARMING = frozenset(
    "kill wound injure claim displace devastate destroy damage hit leave maim hurt uproot".split()
)
_VIOLENCE = frozenset(
    "attack strike airstrike raid shelling bombing bombardment explosion blast war conflict offensive"
    " operation clash fighting riot shooting assault violence massacre invasion unrest siege battle ambush"
    " crackdown incident".split()
)
_OF_THEM = frozenset({"them", "whom", "which"})


def relative_antecedent(verb: Token, token: Token) -> Token:
    """Return what a relative pronoun stands for, alone or in `many of them`, `three of whom`."""
    if token.tag_ not in RELATIVE_TAGS and token.lower_ not in ("that", "which", "who"):
        of_them = [noun for noun in prepositional(token, "of") if noun.lower_ in _OF_THEM]
        if not of_them:
            return token
    clause = verb
    while clause.dep_ in ("conj", "xcomp") and clause.head != clause:
        clause = clause.head
    if clause.dep_ != "relcl":
        return _set_apart(clause) or token
    return antecedent_of(token, verb, clause.head)


def _set_apart(clause: Token) -> Token | None:
    """Return the noun that a sentence sets apart from what is told of it: `It was Peru that signed it`."""
    over = clause.head
    if clause.dep_ != "ccomp" or over.lemma_ != "be":
        return None
    is_it = any(child.dep_ == "nsubj" and child.lower_ == "it" for child in over.children)
    return next((child for child in over.children if is_it and child.dep_ == "attr"), None)


def antecedent_of(pronoun: Token, verb: Token, noun: Token) -> Token:
    """Return the noun that a relative pronoun stands for.

    Args:
        pronoun: `who`, `which` or `that`.
        verb: What is told of it.
        noun: The noun that the clause hangs on.
    """
    if pronoun.lower_ in _PERSONAL:
        wanted = _is_no_place if noun.ent_type_ in _PLACES else None
    else:
        wanted = _is_violence if verb.lemma_ in _HARMING and _may_be_place(noun) else None
    if wanted is None:
        return noun
    return next((each for each in _nouns_over(noun) if wanted(each)), noun)


def _nouns_over(noun: Token) -> Iterator[Token]:
    """Yield the nouns of whose phrases a noun is part: `Gaza`, `a school in`, `a strike on`."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
        yield noun


def _is_no_place(noun: Token) -> bool:
    return noun.ent_type_ not in _PLACES


def _is_violence(noun: Token) -> bool:
    return noun.lemma_.lower() in _VIOLENCE


def _may_be_place(noun: Token) -> bool:
    """Say whether a noun may be where something happened rather than who did it."""
    return noun.ent_type_ in _PLACES or (
        noun.pos_ in ("NOUN", "PROPN") and not noun.ent_type_ and not _is_violence(noun)
    )
