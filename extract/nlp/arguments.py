"""The argument component: who does it to whom, which event is another's content, which readings survive."""

from spacy.language import Language
from spacy.tokens import Doc

from extract.nlp.clauses import clause_belief
from extract.nlp.contents import ContentAbsorber
from extract.nlp.forbearance import gives_up_plan
from extract.nlp.frames import EventFrame, frames_of
from extract.nlp.mutual import separated, settle_sides
from extract.nlp.parties import is_party
from extract.nlp.party_reader import PartyReader, meets_requirement
from extract.nlp.repeats import joined, without_marches, without_repeats
from extract.nlp.shifts import apply_shift
from extract.nlp.syntax import children, is_verbal
from seeds.lexicon import Lexicon, read_lexicon
from seeds.ontology import read_ontology

# A party read off a possessor or nationality, a recipient that is no party, an event without its actor:
# each makes the reading less sure. What the products are worth, `calibration.csv` says.
NO_ACTOR = 0.8
_NO_RECIPIENT = 0.9
_THING_RECIPIENT = 0.85
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_SELF_KILLING = frozenset({"suicide-attack", "explosives"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "ourselves", "myself"})


class ArgumentFinder:
    """spaCy component `tass_arguments`: fills actors and recipients and drops what has none."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon, for its classes and shifts."""
        self.lexicon = lexicon
        self._parties = PartyReader(lexicon)
        self._contents = ContentAbsorber(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Complete the frames of a document."""
        frames = frames_of(doc)
        for frame in frames:
            self._parties.read(frame)
            self._apply_supports(frame)
        frames = [each for frame in self._contents.absorb(frames) for each in separated(frame)]
        for frame in frames:
            self._parties.look_nearby(frame)
        events = {token.i: frame for frame in frames for token in (frame.trigger, frame.top)}
        frames = [frame for frame in frames if self._is_complete(frame, events)]
        doc._.event_frames = without_repeats(without_marches(joined(frames)))
        return doc

    def _apply_supports(self, frame: EventFrame) -> None:
        is_given_up = gives_up_plan(frame)
        for support in frame.supports:
            frame.steps.append(f"{support.kind} by '{support.token.text}'")
            if is_given_up:
                continue
            if support.kind in ("ended", "cancelled") or (
                support.kind == "announced" and not _is_done(frame)
            ):
                apply_shift(frame, support.kind, self.lexicon)

    def _is_complete(self, frame: EventFrame, events: dict[int, EventFrame]) -> bool:
        if frame.rule.reciprocal:
            settle_sides(frame)
        if not meets_requirement(frame) or _is_done_to_oneself(frame):
            return False
        frame.confidence = self._confidence(frame, events)
        return True

    def _confidence(self, frame: EventFrame, events: dict[int, EventFrame]) -> float:
        value = min(0.97, frame.confidence * clause_belief(frame, events))
        if not frame.actors:
            value *= NO_ACTOR
        if frame.rule.recipient and not frame.recipients and not frame.rule.reciprocal:
            value *= _NO_RECIPIENT
        if frame.recipients and not any(is_party(t, self.lexicon) for t in frame.recipients):
            value *= _THING_RECIPIENT
        if read_ontology().types[frame.event_type].recipient_required and not frame.recipients:
            frame.steps.append("no recipient, which the type requires")
            return 0.0
        return value


def _is_done_to_oneself(frame: EventFrame) -> bool:
    """Say whether force or a penalty falls on whoever uses it: `disqualified himself`."""
    if frame.event_type not in _HOSTILE or frame.event_mode in _SELF_KILLING:
        return False
    return any(noun.lower_ in _REFLEXIVE for noun in children(frame.trigger, "dobj"))


def _is_done(frame: EventFrame) -> bool:
    """Say whether an announced act has been done already: `announced that it had sent the tents`."""
    verb = frame.trigger
    perfect = any(aux.lemma_ == "have" for aux in children(verb, "aux"))
    return is_verbal(verb) and (verb.tag_ == "VBD" or perfect)


@Language.factory("tass_arguments")
def make_arguments(nlp: Language, name: str) -> ArgumentFinder:  # noqa: ARG001 - spaCy's signature
    """Make the argument component over the lexicon that ships with the software."""
    return ArgumentFinder(read_lexicon())
