"""Main clauses that the parser misreads, and who acts in them when they are read again.

A subject inside the phrase that opens the sentence, a verb taken for a participle: words that news writers
put where the parser expects others.
"""

from spacy.tokens import Token

from extract.words import TIME_LABELS

_NOUNS = ("NOUN", "PROPN", "PRON")
_NAMES = ("GPE", "ORG", "PERSON", "NORP", "LOC")
_BESIDE = ("aux", "auxpass", "neg", "advmod")
_FINITE = ("VBD", "VBZ", "VBP")
_INSIDE = ("compound", "poss", "nmod", "amod")
_STOPS = (".", '."', ".”", '"', "”")
# Words that open a clause as well as a phrase.
_CONJUNCTIONS = frozenset({"as", "after", "before", "since", "until", "till"})
_DASHES = ("–", "—", "--", "-")


def main_subject(verb: Token) -> Token | None:
    """Return the subject of a participle that must be the verb.

    In `Envoys from Oman called on the emir.` the parser may take it for `who were called`, in `The mayor
    compensated farming families.` for an adjective; both leave the sentence without any other verb.
    """
    if verb.tag_ not in ("VBN", "VBD") or verb.i == 0 or verb.nbor(-1).is_punct:
        return None
    if any(child.dep_ == "agent" for child in verb.children):
        return None
    if verb.dep_ == "amod":
        return _subject_of_adjective(verb)
    return _noun_before(verb) if verb.dep_ == "acl" and verb.tag_ == "VBN" else None


def _noun_before(verb: Token) -> Token | None:
    """Return the root noun that a participle modifies, itself or through a phrase of its own."""
    noun = verb.head
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.i < verb.i:
        noun = noun.head.head
    return noun if _is_root_noun(noun) and noun.i < verb.i else None


def _subject_of_adjective(verb: Token) -> Token | None:
    """Return the noun before a verb that is taken for an adjective of its object."""
    if not _is_root_noun(whole_object(verb)):
        return None
    own = [child for child in verb.children if child.dep_ in ("nsubj", "npadvmod")]
    helped = any(child.dep_ == "aux" for child in verb.children)
    before = _word_before(verb)
    if own or before is None:
        return own[0] if own else None
    beside = before.pos_ in _NOUNS and before.ent_type_ not in TIME_LABELS
    return before if beside and (helped or before.head in (verb, verb.head)) else None


def whole_object(verb: Token) -> Token:
    """Return the noun that a verb taken for its adjective stands before: `loosened currency controls`."""
    noun = verb.head
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return noun


def _is_root_noun(noun: Token) -> bool:
    return noun.dep_ == "ROOT" and noun.pos_ in _NOUNS and noun.sent[-1].text in _STOPS


def swallowed_subject(verb: Token) -> list[Token]:
    """Return the noun right before a finite verb without subject: `On Monday the ministers agreed`.

    The parser makes it part of the phrase that opens the sentence.
    """
    if verb.dep_ == "advcl":
        return _taken_for_phrase(verb)
    if verb.dep_ not in ("ROOT", "ccomp") or not (_is_finite(verb) or _has_object_alone(verb)):
        return []
    before = _word_before(verb)
    if before is None:
        return []
    noun = _first_of(before)
    if noun.ent_type_ in TIME_LABELS:
        return _names_before_day(noun)
    return [noun] if noun.ent_type_ in _NAMES or noun.pos_ in _NOUNS else []


def _names_before_day(day: Token) -> list[Token]:
    """Return the name that the parser makes part of a day: `Peru Monday signed the treaty`."""
    own = [child for child in day.children if child.dep_ in _INSIDE]
    return [child for child in own if child.ent_type_ in _NAMES and child.i == day.i - 1]


def _taken_for_phrase(verb: Token) -> list[Token]:
    """Return the subject that the parser makes a phrase of its own: `fell as Peru and Chile signed`."""
    before = _word_before(verb) if _is_finite(verb) else None
    if before is None:
        return []
    noun = _first_of_listed(before)
    opening = noun.head
    stands_alone = noun.dep_ == "pobj" and opening.lower_ in _CONJUNCTIONS
    return [noun] if stands_alone and opening.head == verb.head else []


def _first_of_listed(last: Token) -> Token:
    while last.dep_ == "conj":
        last = last.head
    return last


def _has_object_alone(verb: Token) -> bool:
    """Say whether a participle can only be the finite verb: `Sweden suspended aid`."""
    labels = [child.dep_ for child in verb.children]
    return verb.tag_ == "VBN" and "dobj" in labels and not {"aux", "auxpass"} & set(labels)


def subject_after_opening(subject: Token) -> Token:
    """Return who acts where a participle that opens the sentence is read as the subject.

    In `Speaking in Lima, the premier took aim at the press` the parser may take the speaking for it.
    """
    if subject.dep_ != "csubj" or subject.tag_ not in ("VBG", "VBN") or not subject.is_sent_start:
        return subject
    words = list(subject.doc[subject.i : subject.head.i])
    commas = [word.i for word in words if word.text == ","]
    nouns = [word for word in words if commas and word.i > commas[0] and word.pos_ in _NOUNS]
    if not nouns:
        return subject
    noun = nouns[0]
    while noun.dep_ in _INSIDE and noun.head in nouns:
        noun = noun.head
    return noun


def _is_finite(verb: Token) -> bool:
    if verb.tag_ in _FINITE:
        return True
    return any(child.dep_ == "aux" and child.lower_ != "to" for child in verb.children)


def _word_before(verb: Token) -> Token | None:
    """Return the word before a verb, its auxiliaries and an aside in dashes, inside the sentence."""
    for word in _words_before(verb):
        is_beside = word.head == verb and word.dep_ in _BESIDE
        if not is_beside or word.ent_type_ in _NAMES:
            return word
    return None


def _words_before(verb: Token) -> list[Token]:
    """Return the words before a verb, last first, without an aside: `Peru -- at last -- recognised it`."""
    words = list(verb.doc[verb.sent.start : verb.i])
    if words and words[-1].text in _DASHES:
        opening = [word for word in words[:-1] if word.text == words[-1].text]
        words = words[: opening[-1].i - verb.sent.start] if opening else words
    return words[::-1]


def _first_of(last: Token) -> Token:
    """Return the first of the coordinated nouns that end in a word: `Oslo` of `Oslo and the envoys`."""
    noun = last
    while noun.dep_ == "conj" and _is_joined(noun):
        noun = noun.head
    return noun


def _is_joined(noun: Token) -> bool:
    """Say whether only `and` stands before a coordinated noun, and no comma: `in Lima, envoys of`."""
    between = noun.doc[noun.head.i + 1 : noun.left_edge.i]
    return any(word.dep_ == "cc" for word in between) and not any(w.text == "," for w in between)
