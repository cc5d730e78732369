"""What somebody keeps from doing: `decided against meeting`, `dropped plans to send aid`."""

from spacy.tokens import Token

from extract.nlp.frames import EventFrame
from extract.nlp.syntax import children, is_verbal

# `decided against meeting them`, `backed out of signing it`, `put off freeing them`
_KEEPING = frozenset(
    "decide vote opt choose rule shy back steer stop draw hold shrink recoil retreat pull put".split()
)
_FROM_IT = frozenset({"against", "from", "of", "off"})
# To keep from what others hope for is to refuse it.
_HOPED_FOR = frozenset({"SUPPORT", "CONSULT", "COOPERATE", "AID", "RETREAT", "CONCEDE", "AGREE"})
_PROMISES = frozenset({"AGREE", "CONCEDE"})


def is_kept_from(verb: Token) -> bool:
    """Say whether somebody decides against a deed or keeps from it."""
    if verb.tag_ != "VBG" or verb.i == 0:
        return False
    before = verb.nbor(-1)
    if before.lower_ not in _FROM_IT:
        return False
    keeping = next((each for each in before.ancestors if is_verbal(each)), None)
    # `stopped the army from attacking`: another is kept from it.
    return keeping is not None and keeping.lemma_ in _KEEPING and not children(keeping, "dobj")


def gives_up_plan(frame: EventFrame) -> bool:
    """Say whether a plan that others hoped for is given up: `dropped plans to send aid`."""
    planned = [support.kind == "planned" for support in frame.supports]
    over = frame.supports[planned.index(True) + 1 :] if True in planned else ()
    given_up = any(support.kind in ("ended", "cancelled") for support in over)
    return given_up and frame.rule.event_type in _HOPED_FOR


def is_forborne(frame: EventFrame) -> bool:
    """Say whether somebody keeps from what an event tells, or from what it is about."""
    content = frame.content
    if gives_up_plan(frame) or is_kept_from(frame.trigger) or is_kept_from(frame.top):
        return True
    if content is None or frame.event_type not in _PROMISES:
        return False
    words = (content.trigger, content.top)
    undone = any(is_kept_from(each) or bool(children(each, "neg")) for each in words)
    return undone and content.rule.event_type in _HOPED_FOR
