"""Supposition: `may attack`, `had they attacked`, `an attack is possible`, `did they attack?`."""

from collections.abc import Sequence

from spacy.tokens import Token

from extract.nlp.syntax import children, is_infinitive, is_verbal
from extract.nlp.tenses import CONDITIONS, MODALS, WOULD, finite_verbs, has_auxiliary
from extract.records import Modality
from extract.words import words_of

_OPENING = frozenset({"if", "unless", "lest", "whether"})
_INVERTED = frozenset({"had", "should", "were"})
_ASKING = frozenset(
    "will would can could may might shall should do does did is are was were has have had".split()
)
_PERHAPS = frozenset(
    "possibly perhaps maybe probably presumably supposedly purportedly hypothetically".split()
)
_MAYBE = frozenset("possible likely unlikely probable improbable conceivable plausible".split())
_HAVE = frozenset({"have"})
_MIGHT = frozenset({"may", "might"})
_POSSIBLY = frozenset(
    "possible potential hypothetical eventual would-be imaginary feared alleged purported supposed"
    " rumoured rumored".split()
)
_COMING = frozenset("upcoming forthcoming planned impending scheduled imminent looming".split())


def is_supposed(chain: Sequence[Token], verbs: Sequence[Token]) -> bool:
    """Say whether an event is only supposed.

    Args:
        chain: The trigger with its supports, lowest first.
        verbs: The finite verb of the clause, with those that it is coordinated under.
    """
    return any(
        _is_condition(verb) or _is_asked(verb) or _would_have(verb) for verb in verbs[:1]
    ) or any(_is_maybe(each) for each in chain)


def _is_condition(verb: Token) -> bool:
    """Say whether a clause is a condition by its word order, or by a word that the parser hangs elsewhere."""
    if verb.dep_ != "advcl" or verb.head.i < verb.i:
        return False
    start = verb.left_edge.i
    words = words_of(verb.doc).lowers
    first = verb.doc[start]
    if first.dep_ in ("aux", "auxpass") and first.lower_ in _INVERTED:
        return True
    return start > 0 and words[start - 1] in _OPENING


def _is_asked(verb: Token) -> bool:
    """Say whether a clause is a question within a longer sentence: `"Will they strike?" he asked`."""
    subject = next(iter(children(verb, "nsubj", "nsubjpass")), None)
    first = next(iter(children(verb, "aux", "auxpass")), None)
    if first is None or first.lower_ not in _ASKING or first.i != verb.left_edge.i:
        return False
    end = verb.right_edge.i + 1
    words = words_of(verb.doc).words
    asked = end < len(words) and words[end] == "?"
    return asked and (subject is None or subject.i > first.i)


def _would_have(verb: Token) -> bool:
    """Say whether something would have been done, and was not."""
    return has_auxiliary(verb, _HAVE) and has_auxiliary(verb, WOULD)


def _is_maybe(noun: Token) -> bool:
    """Say whether an event is called possible: `an attack is possible`, `has possibly attacked`."""
    if is_verbal(noun):
        return any(word.lower_ in _PERHAPS for word in children(noun, "advmod"))
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return False
    return any(word.lower_ in _MAYBE for word in children(noun.head, "acomp"))


def is_left_open(trigger: Token) -> bool:
    """Say whether a refusal is only supposed: `may not let them in`, `if they do not let us in`."""
    verbs = finite_verbs(trigger)
    return any(
        has_auxiliary(verb, _MIGHT)
        or any(mark.lower_ in CONDITIONS for mark in children(verb, "mark"))
        for verb in verbs
    )


def is_undecided(*verbs: Token) -> bool:
    """Say whether an infinitive stands with `whether`, however far ahead: `will decide whether to go`."""
    return any(
        mark.lower_ == "whether"
        for verb in verbs
        if is_verbal(verb) and is_infinitive(verb)
        for mark in children(verb, "mark")
    )


def hedge_of(trigger: Token) -> Modality | None:
    """Return what an adjective makes of an event noun: `a possible meeting`, `the upcoming visit`."""
    if is_verbal(trigger):
        return None
    adjectives = {each.lemma_.lower() for each in children(trigger, "amod")}
    if adjectives & _POSSIBLY:
        return "hypothetical"
    return "planned" if adjectives & _COMING else None


def is_possible(chain: list[Token], verb: list[Token]) -> bool:
    """Say whether an event stands with `may` or the like, in a condition, or is the question of a sentence.

    Args:
        chain: The trigger with its supports, lowest first.
        verb: The finite verb of the clause, with those that it is coordinated under.
    """
    for token in (*chain, *verb):
        if has_auxiliary(token, MODALS):
            return True
        marks = [mark.lower_ for mark in children(token, "mark")]
        if not CONDITIONS.isdisjoint(marks) and not _came_true(token, marks):
            return True
    return bool(verb) and _is_question(verb[0])


def _came_true(verb: Token, marks: list[str]) -> bool:
    """Say whether what was waited for happened: `besieged the fort until it surrendered`."""
    return marks == ["until"] and verb.tag_ == "VBD" and verb.head.tag_ in ("VBD", "VBG")


def _is_question(verb: Token) -> bool:
    return verb.dep_ == "ROOT" and verb.sent[-1].text == "?"
