"""Events about events: what is asked for, refused or promised belongs to the asking, refusal or promise."""

from spacy.tokens import Token

from extract.nlp.frames import EventFrame
from extract.nlp.parties import is_party
from extract.nlp.party_reader import meets_requirement
from extract.nlp.shifts import apply_shift
from extract.nlp.slots import find_slot
from extract.nlp.sources import SourceFinder
from extract.nlp.syntax import children, is_infinitive, is_verbal
from seeds.lexicon import Lexicon

_OF_OPINION = frozenset({"SUPPORT", "REJECT"})
_OF_WILL = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST"})


class ContentAbsorber:
    """Takes events that are the content of others into these."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon, for its classes and shifts."""
        self.lexicon = lexicon
        self._sources = SourceFinder(lexicon)

    def absorb(self, frames: list[EventFrame]) -> list[EventFrame]:
        """Return the events that are no other's content; these know theirs."""
        absorbed: set[int] = set()
        for frame in filter(self._may_be_complete, frames):
            for content in self._contents(frame, frames):
                absorbed.add(content.trigger.i)
                self._take_content(frame, content)
        return [frame for frame in frames if frame.trigger.i not in absorbed]

    def _contents(self, frame: EventFrame, frames: list[EventFrame]) -> list[EventFrame]:
        heads = {head.i for slot in frame.rule.absorbs for head in find_slot(frame, slot)}
        heads |= {head.i for head in _intended(frame)}
        return [
            other
            for other in frames
            if other is not frame
            and (other.top.i in heads or other.trigger.i in heads or _is_slogan(other, frame))
        ]

    def _take_content(self, frame: EventFrame, content: EventFrame) -> None:
        frame.steps.append(f"about: {content.event_type} '{content.trigger.text}'")
        if frame.content is not None:
            return
        frame.content = content
        if frame.rule.content is not None:
            apply_shift(frame, _operator(frame.rule.content, content), self.lexicon, of=content)
        if _is_accused_of_it(frame, content):
            frame.recipients = content.recipients
        if not any(is_party(token, self.lexicon) for token in frame.recipients):
            parties = [t for t in content.recipients + content.actors if t not in frame.actors]
            named = [token for token in parties if is_party(token, self.lexicon)]
            frame.recipients = named or _kept(frame, content)

    def _may_be_complete(self, frame: EventFrame) -> bool:
        """Say whether an event has its parties, or may still get them from its content.

        `Chad had to sign the treaty` demands nothing where nobody says so.
        """
        if not self._sources.may_speak(frame):
            return False
        return bool(frame.rule.absorbs and frame.actors) or meets_requirement(frame)


def _kept(frame: EventFrame, content: EventFrame) -> list[Token]:
    """Return the recipients that an event keeps beside its content.

    What is asked for (`called for sanctions`) is no party to it; what is opposed or praised may be.
    """
    others = [t for t in frame.recipients if t not in (content.trigger, content.top)]
    return others or (frame.recipients if frame.event_type in _OF_OPINION else [])


def _is_accused_of_it(frame: EventFrame, content: EventFrame) -> bool:
    """Say whether a request is a charge: whom a court is asked to punish is accused, not the court."""
    is_charge = frame.rule.event_type == "REQUEST" and frame.event_type == "ACCUSE"
    return is_charge and bool(content.recipients)


def _intended(frame: EventFrame) -> list[Token]:
    """Return what somebody is willing or unwilling to do, verb and object: it has not happened."""
    if frame.event_type not in _OF_WILL:
        return []
    verbs = [verb for verb in children(frame.trigger, "xcomp") if is_infinitive(verb)]
    return verbs + [noun for verb in verbs for noun in children(verb, "dobj")]


def _is_slogan(demand: EventFrame, protest: EventFrame) -> bool:
    """Say whether a demand is what a protest is for: `marched to press the mayor for a new well`."""
    if (protest.event_type, demand.event_type) != ("PROTEST", "REQUEST"):
        return False
    verb = demand.trigger
    told_with = verb.dep_ == "advcl" and (is_infinitive(verb) or verb.tag_ == "VBG")
    return told_with and verb.head in (protest.trigger, protest.top)


def _operator(shift: str, content: EventFrame) -> str:
    """To call for a penalty is another thing than to ask somebody to impose one.

    And to vow that no harm will be done is the opposite of a threat.
    """
    if shift == "threatened" and any(
        children(each, "neg") for each in (content.top, content.trigger)
    ):
        return "forsworn"
    return "called_for" if shift == "requested" and not is_verbal(content.trigger) else shift
