"""Main clauses that the parser misreads: a subject inside the opening phrase, a verb read as a participle."""

from spacy.tokens import Token

_NOUNS = ("NOUN", "PROPN", "PRON")
_NAMES = ("GPE", "ORG", "PERSON", "NORP", "LOC")
_TIMES = ("DATE", "TIME")
_BESIDE = ("aux", "auxpass", "neg", "advmod")
_FINITE = ("VBD", "VBZ", "VBP")
_ENDS = ('."', ".", '"', ".”", "”")


def is_main_verb(verb: Token) -> bool:
    """Say whether a participle must be the verb of its sentence: `The envoy called on the emir.`

    The parser takes `called` for `who was called`, and the sentence has no other verb.
    """
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or noun.dep_ != "ROOT" or noun.pos_ not in _NOUNS:
        return False
    if verb.i <= noun.i or verb.nbor(-1).is_punct:
        return False
    by_somebody = any(child.dep_ == "agent" for child in verb.children)
    return not by_somebody and noun.sent[-1].text in _ENDS


def swallowed_subject(verb: Token) -> list[Token]:
    """Return the noun right before a finite verb without subject: `On Monday the ministers agreed`.

    The parser makes it part of the phrase that opens the sentence.
    """
    if verb.dep_ not in ("ROOT", "ccomp") or not _is_finite(verb):
        return []
    index = verb.i - 1
    start = verb.sent.start
    while index > start and verb.doc[index].dep_ in _BESIDE and verb.doc[index].head == verb:
        if verb.doc[index].ent_type_ in _NAMES:
            break
        index -= 1
    if index < start:
        return []
    noun = _head_of(verb.doc[index])
    named = noun.ent_type_ in _NAMES
    return [noun] if (named or noun.pos_ in _NOUNS) and noun.ent_type_ not in _TIMES else []


def _is_finite(verb: Token) -> bool:
    if verb.tag_ in _FINITE:
        return True
    return any(child.dep_ == "aux" and child.lower_ != "to" for child in verb.children)


def _head_of(last: Token) -> Token:
    """Return the first of the coordinated nouns that end in a word: `Oslo` of `Oslo and the envoys`."""
    noun = last
    while noun.dep_ == "conj" and _is_joined(noun):
        noun = noun.head
    return noun


def _is_joined(noun: Token) -> bool:
    """Say whether only `and` stands before a coordinated noun, and no comma: `in Lima, envoys of`."""
    between = noun.doc[noun.head.i + 1 : noun.left_edge.i]
    return any(word.dep_ == "cc" for word in between) and not any(w.text == "," for w in between)
