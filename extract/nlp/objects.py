"""To whom or what a verb is done: its object, the subject of a passive, or what it shares with another verb.

All functions return head tokens of noun phrases, never their conjuncts (see `coordinated`).
"""

from spacy.tokens import Token

from extract.nlp.misread import main_subject, whole_object
from extract.nlp.misread_objects import called, first_of_two, shifted_object
from extract.nlp.relatives import relative_antecedent
from extract.nlp.subjects import surface_subjects, told_behind
from extract.nlp.syntax import (
    GIVING,
    PASSIVE_SUBJECTS,
    RELATIVE_TAGS,
    SUBJECTS,
    children,
    is_infinitive,
    is_passive,
    is_verbal,
)


def objects(verb: Token) -> list[Token]:
    """Return whom it is done to: direct object, subject of a passive, noun of a reduced relative."""
    own = children(verb, "dobj")
    if own:
        receiver = first_of_two(verb)
        return [relative_antecedent(verb, token) for token in own if token not in receiver]
    if is_passive(verb):
        return _passive_objects(verb)
    if verb.dep_ == "amod" and main_subject(verb):
        return [whole_object(verb)]
    if verb.dep_ == "relcl" and children(verb, "nsubj") and not _relative_pronouns(verb, "nsubj"):
        return [verb.head]
    found = shifted_object(verb) or _shared_objects(verb) or _objects_in_small_clause(verb)
    return found or called(verb, "ccomp") or _time_given(verb)


def _time_given(verb: Token) -> list[Token]:
    """Return the time that somebody is given: `gave the generals 15 days to leave`."""
    given = verb.lemma_ in GIVING and children(verb, "dative")
    return children(verb, "npadvmod") if given else []


def _objects_in_small_clause(verb: Token) -> list[Token]:
    """Return what the parser takes for a subject: `rounded up women marching`, `let the pastor go`."""
    return [
        noun
        for clause in children(verb, "ccomp")
        if clause.tag_ in ("VBG", "VB") or is_infinitive(clause)
        if not children(clause, "mark")
        for noun in children(clause, "nsubj")
        if noun.i > verb.i
    ]


def _passive_objects(verb: Token) -> list[Token]:
    own = children(verb, *PASSIVE_SUBJECTS, *SUBJECTS) or told_behind(verb)
    if own:
        return [relative_antecedent(verb, token) for token in own]
    if verb.dep_ in ("acl", "amod"):
        return [verb.head]
    return surface_subjects(verb)


def _shared_objects(verb: Token) -> list[Token]:
    """Return the object of `attacked and destroyed the base` for its first verb."""
    behind = [c for c in children(verb, "prep", "ccomp", "xcomp") if c.i > verb.i]
    for other in children(verb, "conj"):
        if is_verbal(other) and not behind:
            return children(other, "dobj") if other.i - verb.i <= 3 else []
    return []


def _relative_pronouns(verb: Token, *labels: str) -> list[Token]:
    return [child for child in children(verb, *labels) if child.tag_ in RELATIVE_TAGS]
