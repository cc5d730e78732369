"""Readings of one event in a sentence: told by several verbs, or by several triggers, it stays one."""

from spacy.tokens import Token

from extract.nlp.frames import EventFrame
from extract.nlp.syntax import is_infinitive, is_verbal
from extract.nlp.tenses import has_auxiliary
from extract.words import sentence_start

_UNDER = frozenset({"xcomp", "ccomp", "advcl"})
_WILL = frozenset({"will", "shall", "'ll"})


def joined(frames: list[EventFrame]) -> list[EventFrame]:
    """Make one event of one deed told by two verbs: `killed two nurses and wounded a driver`."""
    by_trigger = {frame.trigger.i: frame for frame in frames}
    _lend_recipients(frames)
    joined = []
    for frame in frames:
        first = by_trigger.get(_told_first(frame.trigger).i)
        if first is None or first is frame or not _is_one_deed(first, frame):
            joined.append(frame)
            continue
        first.recipients = list(dict.fromkeys(first.recipients + frame.recipients))
        first.steps.append(f"with '{frame.trigger.text}'")
    return joined


def _lend_recipients(frames: list[EventFrame]) -> None:
    """Give a deed the recipients of its purpose: `went on strike to protest against the decree`."""
    for other in frames:
        if not other.recipients or other.trigger.dep_ not in _UNDER:
            continue
        for frame in frames:
            if (
                not frame.recipients
                and frame.event_type == other.event_type
                and _is_purpose_of(other.trigger, frame)
            ):
                frame.recipients = other.recipients


def _told_first(verb: Token) -> Token:
    """Return the verb that another is coordinated with: `killed` before `and ten others wounded`."""
    if verb.dep_ == "acl" and verb.head.dep_ == "conj":
        return verb.head.head
    return verb.head if verb.dep_ == "conj" else verb


def _is_one_deed(first: EventFrame, second: EventFrame) -> bool:
    return (
        first.event_type == second.event_type == "ASSAULT"
        and is_verbal(first.trigger)
        and first.actors == second.actors
    )


def without_marches(frames: list[EventFrame]) -> list[EventFrame]:
    """Drop how forces came to where they fight: `moved into the town and shot the mayor` is one assault."""
    fights = {
        (sentence_start(frame.trigger), actor.i)
        for frame in frames
        if frame.event_type == "ASSAULT" and is_verbal(frame.trigger)
        for actor in frame.actors
    }
    return [
        frame
        for frame in frames
        if frame.event_type != "MOBILIZE"
        or not any((sentence_start(frame.trigger), actor.i) in fights for actor in frame.actors)
    ]


def without_repeats(frames: list[EventFrame]) -> list[EventFrame]:
    """Keep the surest of several readings of one event in a sentence (`held talks discussing ...`)."""
    kept: list[EventFrame] = []
    for frame in sorted(frames, key=_fullest_first):
        if not any(_repeats(frame, other) for other in kept):
            kept.append(frame)
    return sorted(kept, key=lambda each: each.trigger.i)


def _fullest_first(frame: EventFrame) -> tuple[int, bool, float, int]:
    n_parties = len(frame.actors) + len(frame.recipients)
    plain = frame.event_mode is None
    return -n_parties, plain, -frame.confidence, frame.trigger.i


def _repeats(frame: EventFrame, other: EventFrame) -> bool:
    if frame.event_type != other.event_type:
        return False
    if sentence_start(frame.trigger) != sentence_start(other.trigger):
        return False
    if _is_purpose_of(frame.trigger, other):
        # `visited Oslo to attend a meeting` tells of one meeting.
        return True
    if _is_future(frame.top) != _is_future(other.top):
        # `are mending ties and will exchange envoys`: one is done, the other planned.
        return False
    ours = {token.i for token in (*frame.actors, *frame.recipients)}
    theirs = {token.i for token in (*other.actors, *other.recipients)}
    return ours <= theirs


def _is_future(verb: Token) -> bool:
    return has_auxiliary(verb, _WILL)


def _is_purpose_of(verb: Token, other: EventFrame) -> bool:
    """Say whether a verb stands in the infinitive that tells what another event is for."""
    while verb.dep_ in _UNDER and verb != verb.head:
        if is_infinitive(verb) and verb.head in (other.trigger, other.top):
            return True
        verb = verb.head
    return False
