"""Noun phrases as parties: which words can act, where their phrase begins and ends, which name it holds."""

from functools import lru_cache

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from extract.nlp.misread import main_subject
from extract.nlp.slots import body_modifiers, name_modifiers
from extract.nlp.subjects import agents
from extract.nlp.syntax import children, coordinated, is_passive, premodifiers, prepositional
from extract.words import TIME_LABELS
from seeds.actors.single_names import single_names
from seeds.lexicon import Lexicon

PERSONAL_PRONOUNS = frozenset(
    {"he", "she", "they", "we", "i", "him", "her", "them", "us", "me", "it"}
)
FIRST_PERSON = frozenset({"we", "us", "i", "me"})
_PHRASES_KEPT = "noun phrases"
_PARTY_LABELS = frozenset({"PERSON", "NORP", "GPE", "ORG"})
_NAMES = frozenset({"PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "LAW"})
_STATES = frozenset({"GPE", "NORP"})
_JOINING = frozenset({",", "-", "/"})
# `urged the West`: whole parts of the world that are spoken to.
_BLOCS = frozenset({"West", "East", "North", "South"})
# `the Central African Republic`: states that are taken for mere places.
_STATE_WORDS = frozenset({"Republic", "Kingdom", "States", "Emirates", "Emirate", "Federation"})
_PLACE_LABELS = frozenset({"LOC", "FAC"})
_INSIDE = (
    "det",
    "amod",
    "compound",
    "nummod",
    "poss",
    "nmod",
    "quantmod",
    "case",
    "predet",
    "advmod",
)
_RUNNING = frozenset(
    "run operate own charter send hire lead fit crew sponsor deploy fire launch drop plant throw".split()
)
_AFTER = frozenset({"of", "for", "in", "from", "at", "to"})
_MAKING = frozenset(
    "propose seek demand adopt pass draft draw submit table present put make issue offer request sponsor"
    " initiate broker mediate impose advance introduce suggest launch approve announce publish author"
    " prepare enact decree order claim advocate convene call host unveil formulate devise negotiate lodge"
    " want set invoke levy decide favour favor".split()
)
# What is said of a noun of time or amount is said of no party.
_CONDITIONS = frozenset(
    "emergency siege war alert affairs readiness shock mind nature health".split()
)
_CHARGING = frozenset("accuse suspect convict acquit warn notify inform rob deprive strip".split())
# Deeds whose `of` names to whom they are done.
_DONE_TO = frozenset(
    "shelling bombing bombardment invasion siege massacre assassination murder killing occupation seizure"
    " arrest detention blockade annexation persecution torture abduction kidnapping storming".split()
)
# Where a bare number stands for people: `killed six`.
_COUNTED = frozenset({"dobj", "nsubjpass"})
_NO_PARTY_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})


def is_name(token: Token) -> bool:
    """Say whether a noun is part of a name (`Israel Flying Aid`), and so tells of nothing."""
    if token.pos_ == "PROPN" and token.ent_type_ in _NAMES:
        return True
    if not token.is_title or token.is_sent_start:
        return False
    return token.ent_type_ in _NAMES or any(
        child.pos_ == "PROPN" and child.is_title and child.i == token.i - 1
        for child in children(token, "compound")
    )


def is_party(token: Token, lexicon: Lexicon) -> bool:
    """Say whether a noun can act: a name, a personal pronoun, or a noun for people or bodies."""
    if token.lower_ in PERSONAL_PRONOUNS:
        return True
    if token.ent_type_ in _PARTY_LABELS and token.pos_ not in ("VERB", "ADP"):
        return not _is_event_noun(token, lexicon)
    if token.ent_type_ in _NO_PARTY_LABELS:
        return False
    if token.pos_ == "NOUN" and (is_name(token) or _is_acronym(token) or _is_single_name(token)):
        return True
    if token.is_title and token.lower_ in lexicon.classes["nationals"]:
        return True
    if token.pos_ == "PROPN":
        acting = _acts(token) or (token.text in _BLOCS and token.dep_ == "dobj")
        acting = acting or token.text in _STATE_WORDS
        return token.ent_type_ not in _PLACE_LABELS or acting
    return _is_listed(token, lexicon)


def _is_listed(token: Token, lexicon: Lexicon) -> bool:
    """Say whether a noun is one for people or bodies: `the hedge funds`, but not `the funds`."""
    lemma = token.lemma_.lower()
    party = lexicon.classes["party"]
    if lemma in party and not (token.lower_ in lexicon.classes["no_party"] or _is_condition(token)):
        return True
    return lemma in _last_words(party) and any(
        f"{word.lemma_.lower()} {lemma}" in party for word in premodifiers(token)
    )


@lru_cache(maxsize=2)
def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    """Return the last words of those that are more than one, so that most nouns are done with at once."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases if " " in phrase)


def _acts(place: Token) -> bool:
    """Say whether a place does something itself, alone or beside a party: `Serbia and the Far North`."""
    first = place
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ in ("nsubj", "agent") or first.ent_type_ in _PARTY_LABELS


def _is_condition(token: Token) -> bool:
    """Say whether a state is no country: `a state of emergency`."""
    return token.lower_ == "state" and any(
        noun.lower_ in _CONDITIONS for noun in prepositional(token, "of")
    )


def _is_single_name(token: Token) -> bool:
    """Say whether a name that begins a sentence is taken for a noun: `Trump did not rule it out`."""
    return (
        token.is_title
        and token.text in single_names()
        and not children(token, "det", "amod", "compound", "nummod", "poss")
    )


def _is_acronym(token: Token) -> bool:
    """Say whether a body acts under its initials, which the tagger takes for a word (`ICE`)."""
    return token.is_upper and len(token) > 1 and token.dep_ in ("nsubj", "nsubjpass", "pobj")


def _is_event_noun(token: Token, lexicon: Lexicon) -> bool:
    return token.pos_ == "NOUN" and token.is_lower and ("noun", token.lemma_) in lexicon.by_word


def party_in(token: Token, lexicon: Lexicon) -> Token | None:
    """Return the party that a noun phrase names: its head, or the owner that the head belongs to.

    `Netanyahu's decision` is Netanyahu, `Ukrainian strikes` Ukraine, `the decision of the court` the court;
    `the shelling of Homs` is not Homs.
    """
    if is_party(token, lexicon):
        return token
    owners = children(token, "poss") + name_modifiers(token)
    undergoing = token.lemma_ in _DONE_TO
    behind = [] if undergoing else prepositional(token, "of")
    behind += prepositional(token, "by") + _operators(token) + _makers(token)
    for owner in owners + behind + body_modifiers(token):
        if is_party(owner, lexicon):
            return owner
    return None


def _operators(noun: Token) -> list[Token]:
    """Return whoever runs a thing that acts: `a ship chartered by Oxfam`, `rockets fired by rebels`."""
    verbs = [verb for verb in children(noun, "acl") if verb.lemma_ in _RUNNING]
    return [agent for verb in verbs for agent in agents(verb)]


def _makers(noun: Token) -> list[Token]:
    """Return whose a plan or demand is: `the remedies sought by Mali`, `a principle that Oxfam demanded`."""
    told = [verb for verb in children(noun, "acl", "relcl") if verb.lemma_ in _MAKING]
    passive = [agent for verb in told if is_passive(verb) for agent in agents(verb)]
    active = [verb for verb in told if verb.dep_ == "relcl" and not is_passive(verb)]
    return passive + [subject for verb in active for subject in children(verb, "nsubj")]


def members(token: Token) -> list[Token]:
    """Return the states that share a plural noun, else the noun: `Italian and Tunisian coastguards`.

    `The leaders of Chad and Niger` are Chad and Niger, for whoever counts pairs.
    """
    if token.tag_ not in ("NNS", "NNPS"):
        return [token]
    named = _side_by_side(name_modifiers(token))
    owners = [each for name in ("of", "from") for each in _states(token, name)]
    return next((found for found in (_only_states(named), owners) if len(found) > 1), [token])


def _side_by_side(names: list[Token]) -> list[Token]:
    """Return names with all that is coordinated with them; `Nepalese communist rebels` are one side."""
    found = [each for first in names for each in coordinated(first)]
    between = found[0].doc[found[0].i : found[-1].i] if found else ()
    return found if any(word.dep_ == "cc" or word.text in _JOINING for word in between) else []


def _states(token: Token, preposition: str) -> list[Token]:
    owners = [each for head in prepositional(token, preposition) for each in coordinated(head)]
    return _only_states(owners)


def _only_states(tokens: list[Token]) -> list[Token]:
    """Return the tokens if all of them are names of states or peoples."""
    return tokens if all(each.ent_type_ in _STATES for each in tokens) else []


def is_number_of_people(token: Token) -> bool:
    """Say whether a bare number stands for people: `killed six`, `at least 40 were freed`."""
    is_number = token.tag_ == "CD" and token.ent_type_ in ("CARDINAL", "")
    return is_number and token.dep_ in _COUNTED and not children(token, "prep")


def is_thing(token: Token) -> bool:
    """Say whether a noun may stand as a recipient that is no party: neither time nor amount."""
    return token.ent_type_ not in _NO_PARTY_LABELS and token.pos_ in ("NOUN", "PROPN")


def is_tangible(token: Token, lexicon: Lexicon) -> bool:
    """Say whether a thing can be touched: a ship or a bridge, not an effort or a dispute."""
    return is_thing(token) and token.lemma_.lower() not in lexicon.classes["no_party"]


def phrase_of(token: Token) -> DocSpan:
    """Return the noun phrase of a head, without relative clauses, appositions and coordination."""
    kept: dict[int, DocSpan] = token.doc.user_data.setdefault(_PHRASES_KEPT, {})
    found = kept.get(token.i)
    if found is None:
        found = kept[token.i] = _phrase_of(token)
    return found


def _phrase_of(token: Token) -> DocSpan:
    start, end = token.i, token.i + 1
    # `The army encircled rebels`: the verb that the parser puts before its object is not of its phrase.
    verb = next((each.i for each in children(token, "amod") if main_subject(each)), -1)
    for child in children(token, *_INSIDE):
        if verb < child.i < token.i:
            start = min(start, child.left_edge.i)
    name = name_span(token)
    if name is not None:
        start, end = min(start, name.start), max(end, name.end)
    if token.ent_type_ != "PERSON":
        end = _end_after(token, end)
    return token.doc[start:end]


def _end_after(token: Token, end: int) -> int:
    """Extend the phrase over directly following prepositional phrases: `the head of the delegation`."""
    for child in children(token, "prep"):
        if child.i != end or child.lower_ not in _AFTER or _names_the_charge(child):
            continue
        for noun in children(child, "pobj"):
            if noun.ent_type_ not in TIME_LABELS:
                end = phrase_of(noun).end
    return end


def _names_the_charge(phrase: Token) -> bool:
    """Say whether `of` tells of what somebody is accused: `accused Western countries of double standards`."""
    noun = phrase.head
    return phrase.lower_ == "of" and noun.dep_ == "dobj" and noun.head.lemma_ in _CHARGING


def name_span(token: Token) -> DocSpan | None:
    """Return the named entity that the token belongs to."""
    if not token.ent_type_ or token.ent_type_ in _NO_PARTY_LABELS:
        return None
    # Read off the marks of the words: a document makes all its entities anew for each question.
    doc, first, last = token.doc, token.i, token.i + 1
    while doc[first].ent_iob_ == "I":
        first -= 1
    while last < len(doc) and doc[last].ent_iob_ == "I":
        last += 1
    return DocSpan(doc, first, last, label=token.ent_type_)


def apposed_name(token: Token) -> Token | None:
    """Return the name in apposition to a description: `the Russian leader, Vladimir Putin`."""
    if token.ent_type_ == "PERSON":
        return None
    for child in children(token, "appos"):
        if child.ent_type_ == "PERSON":
            return child
    return None


def title_of(token: Token) -> DocSpan | None:
    """Return the office words of a named person: before the name, or in apposition to it."""
    name = name_span(token)
    if name is None or name.label_ != "PERSON":
        return None
    phrase = phrase_of(token)
    if phrase.start < name.start:
        first = phrase.start + (token.doc[phrase.start].dep_ in ("det", "case"))
        return token.doc[first : name.start] if first < name.start else None
    for other in children(token, "appos"):
        if other.ent_type_ != "PERSON" and other.pos_ in ("NOUN", "PROPN"):
            return phrase_of(other)
    return None
