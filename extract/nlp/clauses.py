"""How far the clause of an event makes it likely that the event is told as having happened."""

from collections.abc import Container

from spacy.tokens import Token

from extract.nlp.control import is_superlative_deed
from extract.nlp.frames import EventFrame
from extract.nlp.misread import main_subject
from extract.nlp.syntax import children, is_infinitive
from seeds.ontology import read_ontology

# An event in the main clause is told, one in a clause that modifies a noun often only alluded to. What the
# products are worth, `calibration.csv` says.
_LABELS = {"ROOT": 1.05, "relcl": 0.94, "advcl": 0.94, "acl": 0.8, "ccomp": 1.0, "pcomp": 0.8}
_FROM_THIS_QUAD_CONFLICT = 3
# `resigned after soldiers fired on a crowd`
_BEFOREHAND = frozenset({"after", "since"})
_TOLD_BEFOREHAND = 1.0
# `flew to Lima to sign it`, `fined the bank for helping rebels`: an aim, or what somebody is charged with.
_AIM = 0.85
_AIM_OF_EVENT = 0.6
# `phoned the emir to thank him`: who calls on somebody to say something says it.
_AIM_OF_CALL = 0.9
_SPOKEN = frozenset({"SUPPORT", "REQUEST", "CONCEDE", "ACCUSE"})
_CHARGE = 0.65
# `thanked the envoy, calling him a friend`
_GOING_ON_OTHERWISE = 0.82
_BESIDE_NO_EVENT = 0.88
# What everybody saw is no mere charge, and what comes of violence is violence: `..., killing two`.
_SEEN = frozenset({"PROTEST"})
_VIOLENT = frozenset({"ASSAULT", "COERCE"})


def clause_belief(frame: EventFrame, events: dict[int, EventFrame]) -> float:
    """Return the factor that the clause of an event puts on its belief.

    Args:
        frame: The event.
        events: All events of the text by the position of their highest word.
    """
    clause = _clause_of(frame.top)
    if clause is None:
        return 1.0
    is_main = main_subject(clause) or is_superlative_deed(clause)
    label = "ROOT" if is_main else clause.dep_
    if label in ("ROOT", "ccomp", "acl"):
        return _LABELS[label]
    over = next((events[each.i] for each in clause.ancestors if each.i in events), None)
    if label == "advcl":
        return _circumstance_belief(frame, clause, over)
    if label == "pcomp" and _is_guilt(clause):
        return _LABELS["ccomp"]
    if label == "pcomp" and frame.event_type not in _SEEN and _is_charge(clause, over):
        return _CHARGE
    if label == "relcl" and over is None:
        return _BESIDE_NO_EVENT
    return _LABELS[label]


def _clause_of(token: Token) -> Token | None:
    """Return the head of the clause that a word stands in."""
    return next((each for each in (token, *token.ancestors) if each.dep_ in _LABELS), None)


def _circumstance_belief(frame: EventFrame, verb: Token, over: EventFrame | None) -> float:
    if is_infinitive(verb):
        return _aim_belief(frame, over)
    if _has_mark(verb, _BEFOREHAND):
        return _TOLD_BEFOREHAND
    is_seen = frame.event_type in _VIOLENT or frame.event_type in _SEEN
    if verb.tag_ == "VBG" and over is not None and not (is_seen or _is_conflict(over)):
        return _GOING_ON_OTHERWISE
    return _LABELS["advcl"]


def _aim_belief(frame: EventFrame, over: EventFrame | None) -> float:
    if over is None:
        return _AIM
    is_said = over.event_type == "CONSULT" and frame.event_type in _SPOKEN
    return _AIM_OF_CALL if is_said else _AIM_OF_EVENT


def _has_mark(verb: Token, words: Container[str]) -> bool:
    return any(mark.lower_ in words for mark in children(verb, "mark"))


def _is_guilt(verb: Token) -> bool:
    """Say whether somebody is said to have done it: `are guilty of breaking the truce`."""
    guilt = verb.head.head
    return guilt.lemma_ == "guilty" and guilt.head.lemma_ == "be"


def _is_charge(verb: Token, over: EventFrame | None) -> bool:
    """Say whether a gerund tells what somebody is blamed or punished for."""
    return over is not None and _is_conflict(over) and verb.head.lower_ in ("for", "of", "over")


def _is_conflict(frame: EventFrame) -> bool:
    quad = read_ontology().types[frame.event_type].quad_class
    return quad >= _FROM_THIS_QUAD_CONFLICT
