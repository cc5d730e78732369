"""What is only aimed at: purposes, topics and wishes (`the power to detain`, `talks on lifting the ban`)."""

from spacy.tokens import Token

from extract.nlp.control import is_superlative_deed
from extract.nlp.frames import EventFrame
from extract.nlp.syntax import children, is_infinitive, is_verbal
from extract.nlp.tenses import WOULD, has_auxiliary

_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "COOPERATE"})
_SENDING = frozenset(
    "send deploy dispatch despatch mobilize mobilise assign station redeploy rush".split()
)
_SETTING_OUT = frozenset("roll head sail leave depart embark".split())
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning", "towards", "toward"})
_LIKING = frozenset({"like", "love", "wish", "welcome", "prefer"})
_OF_GOODWILL = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"})


def is_wished(frame: EventFrame) -> bool:
    """Say whether somebody would like to do good, which is an intention (CAMEO 030)."""
    words = (frame.trigger, *(support.token for support in frame.supports))
    wished = any(
        word.lemma_ == "hope" or (word.lemma_ in _LIKING and has_auxiliary(word, WOULD))
        for word in words
        if is_verbal(word)
    )
    return wished and frame.event_type in _OF_GOODWILL


def is_polite_demand(frame: EventFrame) -> bool:
    """Say whether somebody asks others by liking: `would like Ankara to open the port`."""
    asks = frame.trigger.lemma_ in _LIKING and frame.event_type == "REQUEST"
    return asks and has_auxiliary(frame.trigger, WOULD) and not children(frame.trigger, "neg")


def contents_of(frame: EventFrame) -> list[Token]:
    """Return the clauses that a verb of deciding takes in: `will decide whether to lift the ban`."""
    is_taken_in = "clause" in frame.rule.absorbs and is_verbal(frame.trigger)
    return children(frame.trigger, "xcomp", "ccomp") if is_taken_in else []


def is_purpose(verb: Token) -> bool:
    """Say whether an infinitive tells what something is for: `the power to detain`."""
    if is_superlative_deed(verb):
        return False
    hangs_on_noun = verb.dep_ == "acl" or (verb.dep_ == "advcl" and verb.head.pos_ == "NOUN")
    return is_verbal(verb) and is_infinitive(verb) and hangs_on_noun


def is_aim(frame: EventFrame) -> bool:
    """Say whether a deed is what somebody was sent or set out for: `sent troops to quell the riot`."""
    verb = frame.top
    if frame.event_type not in _DEEDS or verb.dep_ not in ("advcl", "xcomp"):
        return False
    goes = frame.event_type != "COOPERATE" and verb.head.lemma_ in _SETTING_OUT
    return is_infinitive(verb) and (goes or verb.head.lemma_ in _SENDING)


def is_topic(verb: Token) -> bool:
    """Say whether a gerund tells what talks or a paper are about: `talks on lifting the ban`."""
    phrase = verb.head
    return (
        verb.dep_ == "pcomp" and phrase.lower_ in _ABOUT and phrase.head.pos_ in ("NOUN", "PROPN")
    )
