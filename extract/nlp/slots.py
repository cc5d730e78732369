"""Slots: named grammatical paths from a word to the noun phrases and clauses around it."""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from extract.nlp.frames import EventFrame
from extract.nlp.misread_objects import first_of_two
from extract.nlp.objects import objects
from extract.nlp.subjects import subjects, surface_subjects
from extract.nlp.syntax import (
    SUBJECTS,
    children,
    clauses,
    coordinated,
    is_attribute,
    is_auxiliary,
    is_passive,
    is_verbal,
    premodifiers,
    prepositional,
)

# Prepositions after which somebody concerned may stand; not `after`, `amid`, `by`, `according to`.
_NEARBY = frozenset(
    {"to", "for", "in", "into", "on", "against", "at", "with", "from", "of", "toward", "towards"}
)
# `Saudi-led`, `UN-brokered`: whose doing an event is.
_LED = frozenset({"led", "backed", "brokered", "sponsored", "mediated", "imposed", "run", "hosted"})
_TEMPORAL = frozenset(
    {"after", "before", "since", "during", "amid", "following", "despite", "against"}
)
_NEVER = frozenset({"never", "neither", "nor", "hardly", "scarcely"})
# `a government offer`, `police horses`: bodies that stand before what is theirs.
_BODIES = frozenset(
    "government army police navy opposition union court parliament cabinet coalition ministry rebel"
    " guerrilla militia regime junta militant insurgent separatist council commission senate congress church"
    " cartel gang taliban".split()
)
_TOWARDS = ("with", "to", "against")
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAME_LABELS = frozenset({"PERSON", "NORP", "GPE", "ORG", "LOC", "FAC"})


def find_slot(frame: EventFrame, path: str) -> list[Token]:
    """Return the head tokens in a slot of an event, everything coordinated with them included.

    Args:
        frame: The event; its supports lend a noun their subject and prepositions.
        path: Slot names joined by dots, from the trigger outwards.
    """
    found = frame.slots.get(path)
    if found is None:
        found = frame.slots[path] = _slot_at(frame, path)
    return found


def _slot_at(frame: EventFrame, path: str) -> list[Token]:
    first, _, rest = path.partition(".")
    tokens = _first_slot(frame, first)
    for name in rest.split(".") if rest else ():
        tokens = [found for token in tokens for found in _shared_slot(token, name)]
    if len(tokens) == 1:
        return coordinated(tokens[0])
    return list(dict.fromkeys(each for token in tokens for each in coordinated(token)))


def _shared_slot(token: Token, name: str) -> list[Token]:
    """Return a slot of a word, or of what is coordinated with it: `a ward and a kitchen for Lesbos`."""
    found = slot_of(token, name)
    if found or name in _READERS:
        return found
    return [each for other in coordinated(token)[1:] for each in prepositional(other, name)]


def _told_of(noun: Token) -> list[Token]:
    """Return the verbs of what is told of a noun: `trucks carrying tents`, `a plane laden with rice`."""
    before = [each for each in children(noun, "amod") if each.tag_ in ("VBN", "VBG", "JJ")]
    return [*children(noun, "acl", "relcl"), *(each for each in before if children(each, "prep"))]


def _words_of_sentence(token: Token) -> list[Token]:
    return [each for each in token.sent if each.pos_ in ("NOUN", "PROPN", "VERB")]


def _first_slot(frame: EventFrame, name: str) -> list[Token]:
    part = frame.trigger.pos_
    if part == "AUX" and is_auxiliary(frame.trigger):
        verb = frame.trigger.head
        return [verb] if name == "clause" else slot_of(verb, name)
    if part == "ADJ" and is_attribute(frame.trigger):
        return _slot_of_described(frame.trigger.head, name)
    if part in ("VERB", "AUX"):
        return slot_of(frame.trigger, name)
    if name == "subject":
        return _lent_subject(frame)
    if name == "around":
        return _subject_around(frame)
    if name == "addressed":
        return _object_around(frame)
    found = slot_of(frame.trigger, name) or _hung_on_owner(frame.trigger, name)
    for support in (*frame.supports, *frame.below):
        if not found and name not in ("object", "possessor", "modifier", "of"):
            found = slot_of(support.token, name)
    return found


def _slot_of_described(noun: Token, name: str) -> list[Token]:
    """Return a slot of an attribute: of its noun, or whose doing the noun is."""
    if name == "head":
        return [noun]
    if name != "subject":
        return slot_of(noun, name)
    owners = children(noun, "poss") + name_modifiers(noun) + prepositional(noun, "by")
    if owners or noun.dep_ in SUBJECTS:
        return owners
    if noun.dep_ == "pobj" and noun.head.lower_ in _TEMPORAL:
        # `failed after the brutal attacks`: another's deed.
        return []
    found = next(_subjects_over(noun.ancestors), [])
    # What stands inside a subject is not that subject's doing.
    return [each for each in found if not each.is_ancestor(noun)]


def _hung_on_owner(noun: Token, name: str) -> list[Token]:
    """Return what a parser hangs on a name in the noun's `of` phrase: `talks of Oman with Qatar`."""
    if name not in ("with", "against"):
        return []
    owners = [each for head in prepositional(noun, "of") for each in coordinated(head)]
    return [each for owner in owners if owner.ent_type_ for each in prepositional(owner, name)]


def nearby(frame: EventFrame) -> list[Token]:
    """Return what stands after any preposition under an event, its supports, its object and its content.

    A last resort: it finds the aided in `$2 million in grant assistance for a hospital at Sukkur` and the
    other side in `agreed to lift a ban on imports of Danish beef`.
    """
    words = [frame.trigger, *(support.token for support in frame.supports)]
    if "clause" in frame.rule.absorbs:
        words += [verb for word in words if is_verbal(word) for verb in clauses(word)]
    words += [noun for word in words if is_verbal(word) for noun in objects(word)]
    return [
        each
        for word in dict.fromkeys(words)
        for head in _complements(word, depth=3)
        for each in coordinated(head)
    ]


def _complements(word: Token, depth: int) -> Iterator[Token]:
    for phrase in children(word, "prep", "dative"):
        if phrase.lower_ not in _NEARBY:
            continue
        nouns = children(phrase, "pobj")
        yield from nouns
        if depth > 1:
            for noun in nouns:
                yield from _complements(noun, depth - 1)


def slot_of(token: Token, name: str) -> list[Token]:
    """Return the head tokens in one slot of one word."""
    reader = _READERS.get(name)
    return reader(token) if reader is not None else prepositional(token, name)


def _is_predicate(token: Token) -> bool:
    """Say whether a word has a subject: a verb, or the head of a small clause (`found him guilty`)."""
    return is_verbal(token) or bool(children(token, "nsubj"))


def name_modifiers(noun: Token) -> list[Token]:
    """Return the names before a noun: `Ukrainian strikes`, `the EU summit`, `a Saudi-led raid`."""
    found = []
    for child in premodifiers(noun):
        if child.ent_type_ in NAME_LABELS and child.i < noun.i and not is_verbal(child):
            if not _is_one_place(child, noun):
                found.append(child)
        elif child.dep_ == "compound" and child.pos_ in ("NOUN", "PROPN"):
            # `US fighter jets`, `a US F-16 jet`: the name hangs on the word between.
            found += name_modifiers(child)
        elif child.lower_ in _LED:
            found += [name for name in child.children if name.ent_type_ in NAME_LABELS]
    return found


def body_modifiers(noun: Token) -> list[Token]:
    """Return the bodies before a noun: `a government offer`, `rebel artillery`.

    Not where the other side follows by name: `government talks with Ghana`.
    """
    before = [each for each in children(noun, "compound", "nmod") if each.i < noun.i]
    found = [each for each in before if each.lemma_.lower() in _BODIES]
    return [] if found and any(prepositional(noun, name) for name in _TOWARDS) else found


def _modifiers(noun: Token) -> list[Token]:
    return name_modifiers(noun) or body_modifiers(noun)


def _is_one_place(word: Token, noun: Token) -> bool:
    """Say whether a word is part of the name of a place: the South of South Ossetia owns nothing there."""
    within = word.doc[word.i + 1 : noun.i + 1]
    return noun.ent_type_ in PLACE_LABELS and all(
        each.ent_iob_ == "I" and each.ent_type_ == word.ent_type_ for each in within
    )


def _indirect(verb: Token) -> list[Token]:
    found = []
    for child in children(verb, "dative"):
        found.extend(children(child, "pobj") or ([] if child.pos_ == "ADP" else [child]))
    found = found or first_of_two(verb)
    if found or not children(verb, "dobj"):
        return found
    # `was given a loan`: whoever receives is the subject.
    return children(verb, "nsubjpass") or (surface_subjects(verb) if is_passive(verb) else [])


def _denials(token: Token) -> list[Token]:
    never = [each for each in children(token, "advmod", "preconj", "cc") if each.lower_ in _NEVER]
    nouns = [token, *children(token, "dobj", "attr")]
    none = [word for noun in nouns for word in children(noun, "det") if word.lower_ == "no"]
    return children(token, "neg") + never + none


def _lent_subject(frame: EventFrame) -> list[Token]:
    """Return the subject that a support lends to an event noun; not the noun itself."""
    for support in (*frame.supports, *frame.below):
        if not is_verbal(support.token):
            continue
        found = [token for token in subjects(support.token) if token != frame.trigger]
        if found:
            return found
    return []


def _subject_around(frame: EventFrame) -> list[Token]:
    """Return the subject of the clause in which an event noun is a circumstance (`in a phone call`)."""
    return next(_subjects_over(frame.trigger.ancestors), [])


def _object_around(frame: EventFrame) -> list[Token]:
    """Return the object of that clause: `in a phone call Oslo thanked Lima`."""
    verbs = (ancestor for ancestor in frame.trigger.ancestors if is_verbal(ancestor))
    return next((objects(verb) for verb in verbs), [])


def _subjects_over(ancestors: Iterable[Token]) -> Iterator[list[Token]]:
    for ancestor in ancestors:
        if is_verbal(ancestor):
            yield surface_subjects(ancestor)


_READERS: dict[str, Callable[[Token], list[Token]]] = {
    "subject": lambda token: subjects(token) if _is_predicate(token) else [],
    "object": lambda token: objects(token) if is_verbal(token) else [],
    "indirect": _indirect,
    "clause": clauses,
    # Who is said to act in a clause, not who is understood: `wants Kiev to leave`, not `wants to leave`.
    "overt": lambda token: children(token, "nsubj", "nsubjpass"),
    "circumstance": lambda token: [
        clause for verb in (token, *children(token, "conj")) for clause in children(verb, "advcl")
    ],
    # The verb of which a clause is a circumstance: `crashed, killing its pilot`.
    "governing": lambda token: [token.head] if token.dep_ == "advcl" else [],
    # What denies a verb: `did not let`, `saw no need`, `never recognised`.
    "denial": _denials,
    # A condition that somebody else is to meet: `unless they left`.
    "unless": lambda token: [
        clause
        for clause in children(token, "advcl")
        if any(mark.lower_ == "unless" for mark in children(clause, "mark"))
    ],
    # What helps a verb: `should have acted`.
    "helper": lambda token: children(token, "aux"),
    # How it is done: `unlawfully`.
    "manner": lambda token: children(token, "advmod"),
    # The preposition that a noun hangs on: `despite a ban`.
    "preposition": lambda token: [token.head] if token.dep_ == "pobj" else [],
    # What opens a clause: `whether`, `that`, `if`.
    "mark": lambda token: children(token, "mark"),
    # What somebody or something is said to be: `is illegal`, `declared it void`.
    "state": lambda token: children(token, "acomp", "attr", "oprd"),
    "possessor": lambda token: children(token, "poss"),
    "modifier": _modifiers,
    "compound": premodifiers,
    "conjunct": lambda token: children(token, "conj"),
    "relative": _told_of,
    "sentence": _words_of_sentence,
    "speaker": lambda _token: [],
}
