"""Who does what a verb tells: its subject, the agent of a passive, or who is understood.

All functions return head tokens of noun phrases, never their conjuncts (see `coordinated`).
"""

from spacy.tokens import Token

from extract.nlp.control import (
    follows_its_noun,
    has_object_control,
    is_controlled,
    is_judged_by_itself,
    is_superlative_deed,
    judged,
    made_to,
    told_with,
)
from extract.nlp.misread import main_subject, subject_after_opening, swallowed_subject
from extract.nlp.relatives import relative_antecedent
from extract.nlp.syntax import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    children,
    is_infinitive,
    is_passive,
    is_verbal,
    prepositional,
    surface_objects,
)

# What speaks for whoever issues it.
_DOCUMENTS = frozenset(
    "report statement letter resolution bill law decree order note motion petition declaration communique"
    " ruling message tweet article speech memo memorandum directive warrant document release"
    " legislation package budget act amendment edict ordinance statute lawsuit suit complaint indictment writ"
    " cable telegram email e-mail leaflet manifesto editorial brief dossier video tape broadcast".split()
)
# Who stops a document has not said what it says.
_VOTING_DOWN = frozenset("veto reject block oppose defeat dismiss ignore condemn criticize".split())
_BETWEEN = frozenset({"in", "on", "at", "with", "from", "during", "near"})


def subjects(verb: Token) -> list[Token]:
    """Return who does it: the agent of a passive, else the surface subject, inherited where not said."""
    if is_passive(verb):
        return agents(verb)
    return surface_subjects(verb)


def agents(verb: Token) -> list[Token]:
    """Return the noun phrase after `by` in a passive."""
    phrases = children(verb, "agent")
    phrases += [child for child in children(verb, "prep") if child.lower_ == "by"]
    found = [noun for phrase in phrases for noun in children(phrase, "pobj")]
    found = found or [agent for verb in _last_conjuncts(verb) for agent in agents(verb)]
    return found or _agents_aside(verb)


def _agents_aside(verb: Token) -> list[Token]:
    """Return the agent that hangs on a phrase between: `was condemned in strong terms by Oslo`."""
    between = [
        noun
        for phrase in children(verb, "prep")
        if phrase.lower_ in _BETWEEN
        for noun in children(phrase, "pobj")
    ]
    return [agent for noun in between for agent in prepositional(noun, "by")]


def _last_conjuncts(verb: Token) -> list[Token]:
    """Return the verbs coordinated below one, without subjects of their own: they share what follows.

    Among them the second of `five were killed and ten others wounded by rebels`, which hangs on its noun.
    """
    found = []
    for child in children(verb, "conj"):
        if not is_verbal(child):
            found += [each for each in children(child, "acl") if each.tag_ == "VBN"]
        elif _begins_anew(child):
            continue
        elif not children(child, *SUBJECTS) or is_passive(child):
            found.append(child)
    return found


def _begins_anew(verb: Token) -> bool:
    """Say whether a verb shares a subject but no auxiliary: `was wounded and was shot by police`."""
    return bool(children(verb, "auxpass")) and not children(verb, "nsubjpass", *SUBJECTS)


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Return the grammatical subject: the verb's own, or one that it shares or is controlled by."""
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if own:
        return [relative_antecedent(verb, subject_after_opening(token)) for token in own]
    behind = told_behind(verb) if verb.tag_ == "VBG" else []
    inherited = behind or swallowed_subject(verb)
    return inherited or (_inherited_subjects(verb, depth) if depth < 8 else [])


def _inherited_subjects(verb: Token, depth: int) -> list[Token]:
    head = told_with(verb) or verb.head
    if head == verb:
        return []
    if verb.dep_ == "ccomp" and children(verb, "mark") and not is_infinitive(verb):
        return _misread_subject(verb)
    if verb.dep_ in ("acl", "amod") or is_superlative_deed(verb):
        return _modified_noun(verb, depth)
    if follows_its_noun(verb):
        return surface_objects(head)
    if is_controlled(verb) and has_object_control(head):
        return surface_objects(head) or surface_subjects(head, depth + 1)
    if verb.dep_ in ("xcomp", "conj", "ccomp", "advcl", "dep") and not is_judged_by_itself(verb):
        return surface_subjects(head, depth + 1) if is_verbal(head) or head.dep_ == "acomp" else []
    if verb.dep_ in ("pcomp", "acomp", "attr", "oprd"):
        return _subjects_over(verb, depth)
    return []


def _subject_of_predicate(noun: Token, depth: int) -> list[Token]:
    if noun.dep_ == "appos":
        return [noun.head]
    return surface_subjects(noun.head if noun.dep_ == "attr" else noun.head.head, depth + 1)


def _misread_subject(verb: Token) -> list[Token]:
    """Return the noun before a finite verb that is taken for a circumstance: `that in 2014 Oslo left`."""
    if verb.i == 0:
        return []
    before = verb.nbor(-1)
    return [before] if before.dep_ == "pobj" and before.head.head == verb else []


def _modified_noun(verb: Token, depth: int) -> list[Token]:
    """Return the subject of a clause that modifies a noun: `troops shelling`, `a decision to leave`."""
    noun = verb.head
    if main := main_subject(verb):
        return [main]
    if is_superlative_deed(verb):
        return _subject_of_predicate(noun, depth)
    if is_infinitive(verb):
        owners = children(noun, "poss") or _named(prepositional(noun, "of"))
        # `In an attempt to storm the fence, they rushed forward`
        support = noun.head.head if noun.dep_ == "pobj" else noun.head
        if owners:
            return owners
        return surface_subjects(support, depth + 1) if is_verbal(support) else []
    if noun.lemma_ in _DOCUMENTS and noun.dep_ in ("dobj", "pobj"):
        # `passed a resolution condemning Chad`: whoever passed it condemns.
        over = [] if noun.head.lemma_ in _VOTING_DOWN else _subjects_over(noun, depth)
        return children(noun, "poss") or over
    return [noun]


def _named(nouns: list[Token]) -> list[Token]:
    """Return those that are names: `efforts of Oxfam to provide water`, not `efforts of this kind`."""
    return [noun for noun in nouns if noun.ent_type_]


def _subjects_over(token: Token, depth: int) -> list[Token]:
    """Return the subject of the nearest verb over a prepositional complement (`by imposing`).

    Who is praised or punished for doing it has done it: `thanked Oslo for freeing them`.
    """
    spoken_of = judged(token) or made_to(token)
    if spoken_of:
        return spoken_of
    for ancestor in token.ancestors:
        if is_verbal(ancestor):
            return surface_subjects(ancestor, depth + 1)
    return []


def told_behind(verb: Token) -> list[Token]:
    """Return who stands behind `be`: `Also arrested was the mayor`, `Among those held were two nuns`."""
    over = children(verb, "aux", "auxpass")
    if verb.dep_ == "acl" and verb.head.lower_ == "those" and verb.head.head.lower_ == "among":
        over.append(verb.head.head.head)
    found = (children(each, "attr", "nsubj") for each in over if each.lemma_ == "be")
    return [noun for nouns in found for noun in nouns if noun.i > verb.i]
