"""Who stands in the slots of an event: its parties, by the rule that finds most, or from nearby."""

from spacy.tokens import Token

from extract.nlp.frames import EventFrame
from extract.nlp.mutual import hung_on, is_plural
from extract.nlp.parties import (
    is_number_of_people,
    is_party,
    is_tangible,
    is_thing,
    members,
    name_span,
    party_in,
)
from extract.nlp.slots import find_slot, nearby
from extract.nlp.sources import SourceFinder
from extract.nlp.syntax import children, is_attribute, is_verbal
from extract.words import words_of
from seeds.lexicon import Lexicon
from seeds.ontology import read_ontology

# A party that no slot held makes the reading less sure, one that the parser hangs elsewhere even less.
_NEARBY = 0.9
_FURTHER = 0.8
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BREAKS = frozenset({";", ":", '"', "”", "(", "--"})
# Verbs of these clauses tell of something else.
_OF_ANOTHER = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis"})
_TO = frozenset({"to", "object.to"})
_STATES = frozenset({"GPE", "NORP"})
# `killed six`: whom force falls on, or whom it lets go, may be told by number alone.
_OF_PEOPLE = frozenset({"ASSAULT", "COERCE", "RETREAT"})
# A plan can be praised or refused, a ruling blamed, a law marched against; nobody aids or threatens one.
_OF_OPINION = frozenset({"SUPPORT", "REJECT", "ACCUSE", "PROTEST"})
# A threat or promise that stands with a condition is aimed at whoever is to meet it.
_ON_CONDITION = frozenset({"THREATEN", "AGREE"})
_IF = frozenset({"if", "unless", "should"})


class PartyReader:
    """Fills the actors and recipients of events."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon, which says what words can be parties."""
        self.lexicon = lexicon
        self._sources = SourceFinder(lexicon)

    def read(self, frame: EventFrame) -> None:
        """Fill the parties by the narrowest rule that finds those that it requires."""
        first = (frame.rule, frame.words)
        for rule, words in (first, *frame.alternatives):
            frame.take_rule(rule, words)
            self._fill_parties(frame)
            if meets_requirement(frame) and self._has_speaker(frame):
                return
        frame.take_rule(*first)
        self._fill_parties(frame)

    def _has_speaker(self, frame: EventFrame) -> bool:
        """Say whether a rule that makes the speaker act may have one.

        `The bank hurt farmers` accuses nobody, and may be read by another rule.
        """
        return not frame.alternatives or self._sources.may_speak(frame)

    def look_nearby(self, frame: EventFrame) -> None:
        """Take a party from anywhere under the event as the recipient that its slots did not give."""
        if frame.recipients or not frame.actors or not _may_look_nearby(frame):
            return
        heads = [*_of_condition(frame), *nearby(frame), *_receivers_behind(frame)]
        parties = (party_in(head, self.lexicon) for head in heads)
        found = [party for party in parties if party is not None and party not in frame.actors]
        found = found or [
            head for head in heads if is_tangible(head, self.lexicon) and _is_aimed_at(head)
        ]
        factor = _NEARBY
        if not found and not _TO.isdisjoint(frame.rule.recipient):
            found, factor = self._given_to(frame), _FURTHER
        if not found and read_ontology().types[frame.event_type].recipient_required:
            found, factor = self._next_named(frame), _FURTHER
        if found:
            frame.recipients = found[:1]
            frame.confidence *= factor
            frame.steps.append(f"nearby: {found[0].text}")

    def _given_to(self, frame: EventFrame) -> list[Token]:
        """Return whoever it goes to, behind what is told of the thing: `gave files which it held to Oslo`."""
        doc, here = frame.trigger.doc, frame.trigger.i
        for token in doc[here + 1 : words_of(doc).sentence_at(here)[1]]:
            if token.text in _BREAKS or (token.tag_ in _FINITE and token.dep_ in _OF_ANOTHER):
                return []
            nouns = children(token, "pobj") if token.lower_ == "to" else []
            parties = [party_in(noun, self.lexicon) for noun in nouns]
            found = [each for each in parties if each is not None and each not in frame.actors]
            if found:
                return found[:1]
        return []

    def _next_named(self, frame: EventFrame) -> list[Token]:
        """Return the next named party before another clause begins, however the parser hangs it.

        It finds the aided in `approved $20 million to help Laos finance health care`.
        """
        doc, here = frame.trigger.doc, frame.trigger.i
        for token in doc[here + 1 : words_of(doc).sentence_at(here)[1]]:
            if token.tag_ in _FINITE or token.text in _BREAKS:
                return []
            named = token.ent_type_ in _STATES and token.pos_ != "DET"
            if named and token not in frame.actors:
                return [token]
        return []

    def _fill_parties(self, frame: EventFrame) -> None:
        frame.actors = self._first_filled(frame, frame.rule.actor, taken=[], things=False)
        frame.recipients = self._first_filled(
            frame, frame.rule.recipient, taken=frame.actors, things=_may_be_things(frame)
        )
        if frame.rule.reciprocal and len(frame.actors) == 1 and not frame.recipients:
            beside = hung_on(frame.actors[0])
            frame.recipients = [each for each in beside if is_party(each, self.lexicon)]

    def _first_filled(
        self, frame: EventFrame, slots: tuple[str, ...], taken: list[Token], *, things: bool
    ) -> list[Token]:
        # Where somebody must receive, somebody in a later slot comes before a thing in an earlier one.
        needed = things and read_ontology().types[frame.event_type].recipient_required
        passes = (False, True) if needed else (things,)
        for slot, may in ((slot, may) for may in passes for slot in slots):
            found = self._parties_in_slot(frame, slot, taken, things=may)
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
            if party is None and things and self._may_be_thing(frame, head):
                party = head
            if party is not None and party != frame.trigger:
                found += [each for each in members(party) if not _is_among(each, taken)]
        return list(dict.fromkeys(found))

    def _may_be_thing(self, frame: EventFrame, noun: Token) -> bool:
        """Say whether a noun that is no party may be a recipient: of an opinion, even a plan."""
        if children(noun, "poss") and children(noun, "poss")[0].tag_ == "PRP$":
            # `refused to soften their stance`: what is one's own is nobody else.
            return False
        if frame.event_type in _OF_OPINION:
            return is_thing(noun)
        if frame.event_type in _OF_PEOPLE and is_number_of_people(noun):
            return True
        return is_tangible(noun, self.lexicon)


def meets_requirement(frame: EventFrame) -> bool:
    """Say whether an event has the parties that its rule requires."""
    if frame.rule.reciprocal:
        return bool(frame.recipients) or is_plural(frame.actors)
    needed = frame.rule.requires
    if "speaker" in frame.rule.actor and needed in ("actor", "both"):
        # The speaker is only known to the attribution component, which comes later.
        return needed == "actor" or bool(frame.recipients)
    if needed == "both":
        return bool(frame.actors) and bool(frame.recipients)
    if needed != "either":
        return bool(frame.actors if needed == "actor" else frame.recipients)
    return bool(frame.actors) or bool(frame.recipients)


def _is_among(party: Token, others: list[Token]) -> bool:
    """Say whether a party is one of others, by the same word or under the same name."""
    if party in others:
        return True
    name = name_span(party)
    names = [other for other in map(name_span, others) if other is not None]
    return name is not None and any(
        other.text == name.text and other.start != name.start for other in names
    )


def _may_be_things(frame: EventFrame) -> bool:
    """Say whether a recipient may be no party: no side of a meeting, nobody asked, nobody who did evil."""
    return (
        not frame.rule.reciprocal
        and not is_attribute(frame.trigger)
        and frame.rule.event_type != "REQUEST"
    )


def _is_aimed_at(noun: Token) -> bool:
    """Say whether a noun stands after a preposition of direction: `a package to the arts sector`."""
    return noun.head.lower_ in ("to", "against", "toward", "towards")


def _receivers_behind(frame: EventFrame) -> list[Token]:
    """Return to whom something goes, where the parser hangs it on what stands between, the last one first.

    In `returned a coin engraved with a head to Peru` it hangs `to Peru` on the engraving.
    """
    verb = frame.trigger
    if not is_verbal(verb) or "to" not in frame.rule.recipient:
        return []
    firsts = children(verb, "dobj", "prep", "nsubjpass")
    behind = [word for first in firsts for word in first.subtree if word.i > verb.i]
    phrases = [word for word in behind if word.lower_ == "to" and word.dep_ == "prep"]
    return [noun for phrase in reversed(phrases) for noun in children(phrase, "pobj")]


def _of_condition(frame: EventFrame) -> list[Token]:
    """Return who must meet the condition of a threat or promise: `threatened war if Cyprus joined it`."""
    if frame.event_type not in _ON_CONDITION:
        return []
    verbs = [frame.trigger, *(support.token for support in frame.supports)]
    verbs += [verb for each in verbs for verb in children(each, "xcomp", "ccomp")]
    conditions = [
        clause
        for verb in verbs
        for clause in children(verb, "advcl")
        if any(mark.lower_ in _IF for mark in children(clause, "mark"))
    ]
    named = [noun for each in conditions for noun in children(each, "nsubj", "nsubjpass")]
    return [noun for noun in named if noun.pos_ != "PRON"]


def _may_look_nearby(frame: EventFrame) -> bool:
    """Talks and rallies may well have no other side: `met in Geneva`, `marched in Minsk`."""
    is_mutual = frame.rule.reciprocal and frame.event_type == frame.rule.event_type
    return not is_mutual and frame.event_type not in ("CONSULT", "PROTEST")
