"""Threats without a word for them: harm that somebody would do on a condition, or says lies ahead."""

from collections.abc import Sequence

from spacy.tokens import Token

from extract.nlp.frames import EventFrame
from extract.nlp.syntax import children, is_passive, is_verbal

# Belief in harm ahead that nobody is said to plan: a forecast.
FORECAST = 0.5
# What is a threat where it lies ahead.
HARM = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
# Whoever speaks, in their own words or in those of the text.
_SPEAKERS = frozenset({"it", "he", "she", "they", "we", "i"})
_WOULD = frozenset({"would", "'d", "could", "may", "might"})
_IF = frozenset({"if", "unless", "lest"})
_SUPPOSING = _IF | {"should", "whether", "until"}
_INVERTED = frozenset({"should", "were"})


def is_conditional_threat(frame: EventFrame, verbs: Sequence[Token]) -> bool:
    """Say whether somebody would do harm on a condition: `would close the border if they came`.

    Nobody needs to be told to say so, but where no condition stands it has to be the one who says it:
    `they said they might strike` threatens, `the army might strike` is a forecast.

    Args:
        frame: The event.
        verbs: The finite verbs over its trigger and over its highest word.
    """
    is_told = frame.actors or _is_announced(frame)
    if frame.event_type not in HARM or not is_told or frame.top.dep_ == "nsubj":
        return False
    return any(_would_on_condition(verb, frame.actors) for verb in verbs)


def is_told_threat(frame: EventFrame) -> bool:
    """Say whether a threat is a deed that lies ahead: what one will do to another stands as it is told."""
    is_shifted = frame.event_type == "THREATEN" != frame.rule.event_type
    is_deed = is_verbal(frame.trigger) and bool(frame.actors)
    return is_shifted and is_deed and frame.modality == "planned"


def is_forsworn(frame: EventFrame) -> bool:
    """Say whether a threat was turned into a promise by its `not`, which denies nothing besides."""
    return frame.rule.event_type == "THREATEN" and frame.event_type == "AGREE"


def is_announced_threat(frame: EventFrame) -> bool:
    """Say whether harm is said to be coming without its author: `Sanctions will be imposed`."""
    return frame.event_type == "THREATEN" and _is_announced(frame)


def _is_announced(frame: EventFrame) -> bool:
    return is_verbal(frame.top) and is_passive(frame.top)


def _would_on_condition(verb: Token, actors: list[Token]) -> bool:
    helped = {aux.lower_ for aux in children(verb, "aux")}
    if helped.isdisjoint(_WOULD) or "have" in helped or _SUPPOSING & _marks(verb):
        return False
    own = bool(actors) and all(actor.lower_ in _SPEAKERS for actor in actors)
    return _has_condition(verb) or (own and verb.dep_ == "ccomp")


def _has_condition(verb: Token) -> bool:
    """Say whether a clause depends on `if`, `unless`, `should he` or `in the event of`."""
    clauses = children(verb, "advcl")
    if any(_IF & _marks(clause) or _is_inverted(clause) for clause in clauses):
        return True
    phrases = [noun for each in children(verb, "prep") for noun in children(each, "pobj")]
    return any(noun.lemma_ in ("case", "event") and noun.head.lower_ == "in" for noun in phrases)


def _is_inverted(clause: Token) -> bool:
    first = next(iter(clause.children), clause)
    return first.dep_ == "aux" and first.lower_ in _INVERTED


def _marks(verb: Token) -> set[str]:
    return {mark.lower_ for mark in children(verb, "mark", "advmod")}
