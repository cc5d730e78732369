"""The argument component: who does it to whom, which event is another's content, which readings survive."""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from extract.nlp.frames import EventFrame, frames_of
from extract.nlp.parties import is_party, is_thing, party_in
from extract.nlp.shifts import apply_shift
from extract.nlp.slots import NAME_LABELS, find_slot, name_modifiers, nearby
from extract.nlp.syntax import (
    children,
    clause_label,
    coordinated,
    is_attribute,
    is_infinitive,
    is_verbal,
    prepositional,
)
from seeds.lexicon import Lexicon, read_lexicon
from seeds.ontology import read_ontology

# A party read off a possessor or nationality, a recipient that is no party, an event without its actor:
# each makes the reading less sure. What the products are worth, `calibration.csv` says.
NO_ACTOR = 0.8
_NO_RECIPIENT = 0.9
_THING_RECIPIENT = 0.85
_NEARBY = 0.9
_FURTHER = 0.8
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BREAKS = frozenset({";", ":", '"', "”", "(", "--"})
_STATES = frozenset({"GPE", "NORP"})
# An event in the main clause is told, one in a clause that modifies a noun often only alluded to.
_CLAUSES = {"ROOT": 1.05, "relcl": 0.94, "advcl": 0.94, "acl": 0.8, "pcomp": 0.8}
_UNNAMED_SIDES = 0.6
_UNNAMED = frozenset({"party", "side", "both", "they", "we", "participant", "interlocutor"})
_OF_WILL = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST"})
_APART = frozenset({"separate", "respective"})


class ArgumentFinder:
    """spaCy component `tass_arguments`: fills actors and recipients and drops what has none."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon, for its classes and shifts."""
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Complete the frames of a document."""
        frames = frames_of(doc)
        for frame in frames:
            self._read_parties(frame)
            self._apply_supports(frame)
        frames = [each for frame in self._absorb(frames) for each in _separated(frame)]
        for frame in frames:
            self._look_nearby(frame)
        frames = [frame for frame in frames if self._is_complete(frame)]
        doc._.event_frames = _without_repeats(_joined(frames))
        return doc

    def _may_be_complete(self, frame: EventFrame) -> bool:
        """Say whether an event has its parties, or may still get them from its content."""
        return bool(frame.rule.absorbs and frame.actors) or self._meets_requirement(frame)

    def _apply_supports(self, frame: EventFrame) -> None:
        for support in frame.supports:
            frame.steps.append(f"{support.kind} by '{support.token.text}'")
            if support.kind in ("ended", "cancelled") or (
                support.kind == "announced" and not _is_done(frame)
            ):
                apply_shift(frame, support.kind, self.lexicon)

    def _read_parties(self, frame: EventFrame) -> None:
        """Fill the parties by the narrowest rule that finds those that it requires."""
        first = (frame.rule, frame.words)
        for rule, words in (first, *frame.alternatives):
            frame.take_rule(rule, words)
            self._fill_parties(frame)
            if self._meets_requirement(frame):
                return
        frame.take_rule(*first)
        self._fill_parties(frame)

    def _look_nearby(self, frame: EventFrame) -> None:
        """Take a party from anywhere under the event as the recipient that its slots did not give."""
        if frame.recipients or not frame.actors or not _may_look_nearby(frame):
            return
        heads = nearby(frame)
        parties = (party_in(head, self.lexicon) for head in heads)
        found = [party for party in parties if party is not None and party not in frame.actors]
        found = found or [head for head in heads if is_thing(head) and _is_aimed_at(head)]
        factor = _NEARBY
        if not found and read_ontology().types[frame.event_type].recipient_required:
            found, factor = self._next_named(frame), _FURTHER
        if found:
            frame.recipients = found[:1]
            frame.confidence *= factor
            frame.steps.append(f"nearby: {found[0].text}")

    def _next_named(self, frame: EventFrame) -> list[Token]:
        """Return the next named party before another clause begins, however the parser hangs it.

        It finds the aided in `approved $20 million to help Laos finance health care`.
        """
        for token in frame.trigger.doc[frame.trigger.i + 1 : frame.trigger.sent.end]:
            if token.tag_ in _FINITE or token.text in _BREAKS:
                return []
            if token.ent_type_ in _STATES and token not in frame.actors:
                return [token]
        return []

    def _fill_parties(self, frame: EventFrame) -> None:
        frame.actors = self._first_filled(frame, frame.rule.actor, taken=[], things=False)
        frame.recipients = self._first_filled(
            frame, frame.rule.recipient, taken=frame.actors, things=_may_be_things(frame)
        )

    def _first_filled(
        self, frame: EventFrame, slots: tuple[str, ...], taken: list[Token], *, things: bool
    ) -> list[Token]:
        for slot in slots:
            found = self._parties_in_slot(frame, slot, taken, things=things)
            if found:
                frame.steps.append(f"{slot}: {', '.join(token.text for token in found)}")
                return found
        return []

    def _parties_in_slot(
        self, frame: EventFrame, slot: str, taken: list[Token], *, things: bool
    ) -> list[Token]:
        found = []
        for head in find_slot(frame, slot):
            party = party_in(head, self.lexicon)
            if party is None and things and is_thing(head):
                party = head
            if party is not None and party not in taken and party != frame.trigger:
                found.append(party)
        return list(dict.fromkeys(found))

    def _absorb(self, frames: list[EventFrame]) -> list[EventFrame]:
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
            and (other.top.i in heads or other.trigger.i in heads)
            # The classifier's word does not swallow what a rule has read.
            and (frame.by_rule or not other.by_rule)
        ]

    def _take_content(self, frame: EventFrame, content: EventFrame) -> None:
        frame.steps.append(f"about: {content.event_type} '{content.trigger.text}'")
        if frame.content is not None:
            return
        frame.content = content
        if frame.rule.content is not None:
            apply_shift(frame, _operator(frame.rule.content, content), self.lexicon, of=content)
        if not any(is_party(token, self.lexicon) for token in frame.recipients):
            parties = [t for t in content.recipients + content.actors if t not in frame.actors]
            named = [token for token in parties if is_party(token, self.lexicon)]
            # What is asked for (`called for sanctions`) is the content, and no party to it.
            kept = [t for t in frame.recipients if t not in (content.trigger, content.top)]
            frame.recipients = named or kept

    def _is_complete(self, frame: EventFrame) -> bool:
        if frame.rule.reciprocal:
            _settle_sides(frame)
        if not self._meets_requirement(frame):
            return False
        frame.confidence = self._confidence(frame)
        return True

    def _meets_requirement(self, frame: EventFrame) -> bool:
        if frame.rule.reciprocal:
            return bool(frame.recipients) or _is_plural(frame.actors)
        needed = frame.rule.requires
        if "speaker" in frame.rule.actor and needed in ("actor", "both"):
            # The speaker is only known to the attribution component, which comes later.
            return needed == "actor" or bool(frame.recipients)
        if needed == "both":
            return bool(frame.actors) and bool(frame.recipients)
        if needed != "either":
            return bool(frame.actors if needed == "actor" else frame.recipients)
        return bool(frame.actors) or bool(frame.recipients)

    def _confidence(self, frame: EventFrame) -> float:
        value = min(0.97, frame.confidence * _CLAUSES.get(clause_label(frame.top), 1.0))
        if not frame.actors:
            value *= NO_ACTOR
        if frame.rule.recipient and not frame.recipients and not frame.rule.reciprocal:
            value *= _NO_RECIPIENT
        if frame.recipients and not any(is_party(t, self.lexicon) for t in frame.recipients):
            value *= _THING_RECIPIENT
        if frame.rule.reciprocal and all(t.lemma_.lower() in _UNNAMED for t in frame.actors):
            value *= _UNNAMED_SIDES
            frame.steps.append("the sides are not named")
        if read_ontology().types[frame.event_type].recipient_required and not frame.recipients:
            frame.steps.append("no recipient, which the type requires")
            return 0.0
        return value


def _may_be_things(frame: EventFrame) -> bool:
    """Say whether a recipient may be no party: no side of a meeting, and nobody who has done evil."""
    return not frame.rule.reciprocal and not is_attribute(frame.trigger)


def _intended(frame: EventFrame) -> list[Token]:
    """Return what somebody is willing or unwilling to do, verb and object: it has not happened."""
    if frame.event_type not in _OF_WILL:
        return []
    verbs = [verb for verb in children(frame.trigger, "xcomp") if is_infinitive(verb)]
    return verbs + [noun for verb in verbs for noun in children(verb, "dobj")]


def _is_done(frame: EventFrame) -> bool:
    """Say whether an announced act has been done already: `announced that it had sent the tents`."""
    verb = frame.trigger
    perfect = any(aux.lemma_ == "have" for aux in children(verb, "aux"))
    return is_verbal(verb) and (verb.tag_ == "VBD" or perfect)


def _is_aimed_at(noun: Token) -> bool:
    """Say whether a noun stands after a preposition of direction: `a package to the arts sector`."""
    return noun.head.lower_ in ("to", "against", "toward", "towards")


def _operator(shift: str, content: EventFrame) -> str:
    """To call for a penalty is another thing than to ask somebody to impose one."""
    return "called_for" if shift == "requested" and not is_verbal(content.trigger) else shift


def _may_look_nearby(frame: EventFrame) -> bool:
    """Talks and rallies may well have no other side: `met in Geneva`, `marched in Minsk`."""
    is_mutual = frame.rule.reciprocal and frame.event_type == frame.rule.event_type
    return not is_mutual and frame.event_type not in ("CONSULT", "PROTEST")


def _settle_sides(frame: EventFrame) -> None:
    """Make all sides of a mutual event actors, or the first one where the type must have a recipient."""
    sides = frame.actors + frame.recipients
    if not read_ontology().types[frame.event_type].recipient_required:
        frame.actors, frame.recipients = sides, []
        return
    if len(sides) == 1:
        # `Italian and Tunisian coastguards`: one noun, two sides.
        sides = _joined_modifiers(sides[0]) or sides
    frame.actors, frame.recipients = sides[:1], sides[1:]


def _joined_modifiers(token: Token) -> list[Token]:
    """Return the names that qualify a noun together: `Italian and Tunisian coastguards`."""
    named = [each for first in name_modifiers(token) for each in coordinated(first)]
    owners = [each for name in ("of", "from") for each in _owners(token, name)]
    return next((found for found in (named, owners) if len(found) > 1), [])


def _owners(token: Token, preposition: str) -> list[Token]:
    return [
        each
        for head in prepositional(token, preposition)
        for each in coordinated(head)
        if each.ent_type_ in NAME_LABELS
    ]


def _separated(frame: EventFrame) -> list[EventFrame]:
    """Split a mutual event told of several pairs at once: `in separate talks with Kiev and Minsk`."""
    apart = any(token.lower_ in _APART for token in frame.trigger.subtree)
    if not (frame.rule.reciprocal and apart and len(frame.recipients) > 1):
        return [frame]
    return [
        replace(frame, recipients=[party], steps=[*frame.steps, f"apart with {party.text}"])
        for party in frame.recipients
    ]


def _is_plural(actors: list[Token]) -> bool:
    """Say whether the parties of a mutual event are at least two, or one plural."""
    if len(actors) != 1:
        return len(actors) > 1
    return actors[0].tag_ in ("NNS", "NNPS") or actors[0].lower_ in ("they", "them", "we", "us")


def _joined(frames: list[EventFrame]) -> list[EventFrame]:
    """Make one event of one deed told by two verbs: `killed two nurses and wounded a driver`."""
    by_trigger = {frame.trigger.i: frame for frame in frames}
    joined = []
    for frame in frames:
        first = by_trigger.get(_told_first(frame.trigger).i)
        if first is None or first is frame or not _is_one_deed(first, frame):
            joined.append(frame)
            continue
        first.recipients = list(dict.fromkeys(first.recipients + frame.recipients))
        first.steps.append(f"with '{frame.trigger.text}'")
    return joined


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


def _without_repeats(frames: list[EventFrame]) -> list[EventFrame]:
    """Keep the surest of several readings of one event in a sentence (`held talks discussing ...`)."""
    kept: list[EventFrame] = []
    for frame in sorted(frames, key=_fullest_first):
        if not any(_repeats(frame, other) for other in kept):
            kept.append(frame)
    return sorted(kept, key=lambda each: each.trigger.i)


def _fullest_first(frame: EventFrame) -> tuple[bool, int, bool, float, int]:
    n_parties = len(frame.actors) + len(frame.recipients)
    plain = frame.event_mode is None
    return not frame.by_rule, -n_parties, plain, -frame.confidence, frame.trigger.i


def _repeats(frame: EventFrame, other: EventFrame) -> bool:
    if frame.trigger.sent != other.trigger.sent or frame.event_type != other.event_type:
        return False
    if _is_purpose_of(frame.trigger, other):
        # `visited Oslo to attend a meeting` tells of one meeting.
        return True
    ours = {token.i for token in (*frame.actors, *frame.recipients)}
    theirs = {token.i for token in (*other.actors, *other.recipients)}
    return ours <= theirs


def _is_purpose_of(verb: Token, other: EventFrame) -> bool:
    """Say whether a verb stands in the infinitive that tells what another event is for."""
    while verb.dep_ in ("xcomp", "ccomp", "advcl") and verb != verb.head:
        if is_infinitive(verb) and verb.head in (other.trigger, other.top):
            return True
        verb = verb.head
    return False


@Language.factory("tass_arguments")
def make_arguments(nlp: Language, name: str) -> ArgumentFinder:  # noqa: ARG001 - spaCy's signature
    """Make the argument component over the lexicon that ships with the software."""
    return ArgumentFinder(read_lexicon())
