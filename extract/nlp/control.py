"""Who is understood to act where no subject stands: control, praise and blame, rank.

`urged Kiev to leave`, `thanked Oslo for freeing them`, `guilty of bribing`, `the first to recognise it`.
"""

from spacy.tokens import Token

from extract.nlp.syntax import (
    SUBJECTS,
    children,
    is_infinitive,
    is_second_infinitive,
    is_verbal,
    prepositional,
    surface_objects,
)

_JUDGING = frozenset(
    "thank praise commend hail applaud laud congratulate criticise criticize condemn blame fault slam"
    " denounce rebuke chide lambast accuse suspect convict fine jail arrest detain punish sanction sack"
    " dismiss expel charge indict arraign sue remove fire suspend ban bar".split()
)
# `phoned the emir to thank him`: whoever phones thanks.
_OF_PURPOSE = frozenset("phone telephone ring meet visit contact write join promise use".split())
# `left Nairobi to join them`: whoever leaves a place joins.
_OF_MOTION = frozenset("leave quit enter reach flee cross depart exit tour".split())
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_RANKS = frozenset("first second third last latest only newest earliest".split())
_SAID_ON_THE_PHONE = frozenset(
    "thank congratulate apologize apologise assure reassure condole praise commend felicitate express offer"
    " convey inform tell discuss wish reiterate reaffirm promise invite say".split()
)
_OF_GUILT = frozenset({"guilty", "innocent", "capable"})
_THANKS = frozenset({"gratitude", "thanks", "appreciation", "praise"})
# `..., he said, blaming Oslo`: whoever says it blames.
_SPEAKING = frozenset(
    "add blame accuse urge cite call warn note condemn praise stress vow promise describe refer quote point"
    " speak threaten demand insist criticize criticise denounce ask appeal thank hail welcome reject deny"
    " dismiss argue claim recall explain comment express announce pledge rule say tell talk address".split()
)
_QUOTES = frozenset('"”“')


def _calls_to_say(verb: Token) -> bool:
    """Say whether somebody is called up to be told something: `called the emir to thank him`."""
    said = children(verb, "xcomp", "advcl") if verb.lemma_ == "call" else []
    return any(is_infinitive(each) and each.lemma_ in _SAID_ON_THE_PHONE for each in said)


def _moves(verb: Token) -> bool:
    """Say whether somebody leaves or enters a place, for whatever follows."""
    places = children(verb, "dobj") if verb.lemma_ in _OF_MOTION else []
    return any(noun.ent_type_ in _PLACES for noun in places)


def has_object_control(verb: Token) -> bool:
    """Say whether the subject of the verb's infinitive is its own object (`urged Kiev to leave`)."""
    if verb.lemma_ in _OF_PURPOSE or _calls_to_say(verb) or _moves(verb):
        return False
    return bool(children(verb, "dobj", "dative", "nsubjpass"))


def is_superlative_deed(verb: Token) -> bool:
    """Say whether an infinitive tells what somebody was first to do: `was the first to recognise it`."""
    if verb.dep_ not in ("acl", "relcl") or not is_infinitive(verb):
        return False
    noun = verb.head
    ranks = [noun, *children(noun, "amod"), *prepositional(noun, "of")]
    return noun.dep_ in ("attr", "appos", "pobj") and any(each.lower_ in _RANKS for each in ranks)


def is_controlled(verb: Token) -> bool:
    """Say whether a verb stands in a clause that another verb's object may act in."""
    return verb.dep_ in ("xcomp", "ccomp") or (verb.dep_ == "conj" and is_second_infinitive(verb))


def follows_its_noun(verb: Token) -> bool:
    """Say whether a participle tells of the object right before it: `arrested women marching through`."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.lemma_ == "use":
        return False
    return any(noun.right_edge.i == verb.i - 1 for noun in children(verb.head, "dobj"))


def is_judged_by_itself(verb: Token) -> bool:
    """Say whether an infinitive is what `it` announces: `it is impossible to agree`."""
    over = verb.head
    return (
        verb.dep_ in ("xcomp", "ccomp")
        and over.lemma_ == "be"
        and bool(children(over, "acomp", "attr"))
        and any(subject.lower_ == "it" for subject in children(over, *SUBJECTS))
    )


def told_with(verb: Token) -> Token | None:
    """Return the deed that a participle goes on with behind its source: `blew up, they said, killing`.

    What the source goes on saying, and what stands behind a quotation, is the source's own.
    """
    source = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.lemma_ in _SPEAKING or verb.i < source.i:
        return None
    before = [deed for deed in children(source, "ccomp") if deed.i < source.i]
    if source.dep_ == "parataxis" and is_verbal(source.head):
        before.append(source.head)
    if not before or any(word.text in _QUOTES for word in source.doc[before[-1].i : source.i]):
        return None
    return before[-1]


def judged(verb: Token) -> list[Token]:
    """Return who is praised, blamed or punished for what a verb tells."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in ("for", "of"):
        return []
    judging = next((each for each in verb.head.ancestors if is_verbal(each)), verb)
    if judging.lemma_ in _JUDGING:
        return surface_objects(judging)
    thanked = [noun for each in children(judging, "dobj") for noun in prepositional(each, "to")]
    is_thanks = any(noun.lemma_ in _THANKS for noun in children(judging, "dobj"))
    return (thanked or prepositional(judging, "to")) if is_thanks else []


def made_to(verb: Token) -> list[Token]:
    """Return who is brought to do something, kept from it or found guilty of it."""
    if verb.dep_ != "pcomp":
        return []
    over = verb.head.head
    if over.lemma_ in _OF_GUILT and verb.head.lower_ == "of":
        small = children(over, "nsubj")
        return small or (surface_objects(over.head) if is_verbal(over.head) else [])
    if verb.head.lower_ in ("into", "from") and is_verbal(over):
        return surface_objects(over)
    return []
