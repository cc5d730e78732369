"""Events that all sides take part in: who they are, and which pairs met apart."""

from dataclasses import replace

from spacy.tokens import Token

from extract.nlp.frames import EventFrame
from extract.nlp.slots import name_modifiers
from extract.nlp.syntax import children, coordinated, prepositional
from seeds.ontology import read_ontology

SIDES = frozenset({"party", "side", "participant", "interlocutor"})
_UNNAMED = SIDES | {"both", "they", "we"}
_BOTH = frozenset({"the", "both", "two"})
_BARE = frozenset({"det", "nummod", "predet"})
_APART = frozenset({"separate", "respective"})


def settle_sides(frame: EventFrame) -> None:
    """Make all sides of a mutual event actors, or the first one where the type must have a recipient."""
    sides = frame.actors + frame.recipients
    if not read_ontology().types[frame.event_type].recipient_required:
        frame.actors, frame.recipients = sides, []
        return
    sides = _named_within(sides[0]) if len(sides) == 1 else sides
    frame.actors, frame.recipients = sides[:1], sides[1:]


def _named_within(side: Token) -> list[Token]:
    """Return the names that share a noun, else the noun: `detectives from Interpol and Scotland Yard`."""
    firsts = [*name_modifiers(side), *prepositional(side, "of"), *prepositional(side, "from")]
    groups = [[each for each in coordinated(first) if each.ent_type_] for first in firsts]
    return next((group for group in groups if len(group) > 1), [side])


def hung_on(side: Token) -> list[Token]:
    """Return nouns that the parser coordinates with a name inside a side, and that stand beside it.

    In `the emir of Qatar and Egypt's president spoke` the president hangs on Qatar.
    """
    inside = [*prepositional(side, "of"), *children(side, "appos")]
    beside = [each for name in inside if name.ent_type_ for each in coordinated(name)[1:]]
    return [each for each in beside if each.pos_ == "NOUN" or each.ent_type_ == "PERSON"]


def separated(frame: EventFrame) -> list[EventFrame]:
    """Split a mutual event told of several pairs at once: `in separate talks with Kiev and Minsk`."""
    if not frame.rule.reciprocal or len(frame.recipients) < 2:
        return [frame]
    if not any(token.lower_ in _APART for token in frame.trigger.subtree):
        return [frame]
    return [
        replace(frame, recipients=[party], steps=[*frame.steps, f"apart with {party.text}"])
        for party in frame.recipients
    ]


def is_plural(actors: list[Token]) -> bool:
    """Say whether the parties of a mutual event are at least two, or one plural."""
    if len(actors) != 1:
        return len(actors) > 1
    return actors[0].tag_ in ("NNS", "NNPS") or actors[0].lower_ in ("they", "them", "we", "us")


def is_sides(token: Token) -> bool:
    """Say whether a noun stands for all who take part, without naming any: `the two sides`."""
    others = [each for each in token.children if each.dep_ not in _BARE and not each.is_punct]
    named = any(each.lower_ in _BOTH for each in token.children)
    return token.tag_ == "NNS" and token.lemma_.lower() in SIDES and named and not others


def last_sides(frames: list[EventFrame], before: Token) -> list[Token]:
    """Return the parties of the last event before a word that has at least two of them."""
    earlier = [
        frame for frame in frames if frame.trigger.i < before.i and before not in frame.actors
    ]
    told = [frame.actors + frame.recipients for frame in earlier]
    return next((sides for sides in reversed(told) if len(sides) > 1), [])


def are_unnamed(sides: list[Token]) -> bool:
    """Say whether the text leaves open who met: `the parties discussed`."""
    return all(side.lemma_.lower() in _UNNAMED and not _is_described(side) for side in sides)


def _is_described(side: Token) -> bool:
    """Say whether a word for a side says whose it is: `Sudan's civilian parties`."""
    return any(
        child.ent_type_ and child.dep_ in ("poss", "amod", "compound") for child in side.children
    )
