"""Grammatical relations over a dependency parse: who is the logical subject, object, complement.

Labels are those of spaCy's English models (ClearNLP). All functions are pure; each returns head tokens of
noun phrases, never their conjuncts (see `coordinated`).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extract.nlp.misread import (
    main_subject,
    subject_after_opening,
    swallowed_subject,
    whole_object,
)
from extract.nlp.misread_objects import complements, first_of_two, shifted_object
from extract.nlp.relatives import antecedent_of
from extract.words import LabelledTokens, tokens_below

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
# What speaks for whoever issues it.
_DOCUMENTS = frozenset(
    "report statement letter resolution bill law decree order note motion petition declaration communique"
    " ruling message tweet article speech memo memorandum directive warrant document release"
    " legislation package budget act amendment edict ordinance statute".split()
)
# Who stops a document has not said what it says.
_VOTING_DOWN = frozenset("veto reject block oppose defeat dismiss ignore condemn criticize".split())
_PREFIXES = frozenset({"ex", "vice", "non", "co"})
_OF_THEM = frozenset({"them", "whom", "which"})
_JUDGING = frozenset(
    "thank praise commend hail applaud laud congratulate criticise criticize condemn blame fault slam"
    " denounce rebuke chide lambast accuse suspect convict fine jail arrest detain punish sanction sack"
    " dismiss expel charge indict arraign sue remove fire suspend ban bar".split()
)
# `phoned the emir to thank him`: whoever phones thanks.
_OF_PURPOSE = frozenset("phone telephone ring meet visit contact write join promise use".split())
_RANKS = frozenset("first second third last latest only newest earliest".split())
_SAID_ON_THE_PHONE = frozenset(
    "thank congratulate apologize apologise assure reassure condole praise commend felicitate express offer"
    " convey inform tell discuss wish reiterate reaffirm promise invite say".split()
)
# `were freed and given food`: whoever is given keeps the thing as object.
_GIVING = frozenset("give grant award offer send deny hand pay show deal serve issue".split())
_OF_GUILT = frozenset({"guilty", "innocent", "capable"})
_THANKS = frozenset({"gratitude", "thanks", "appreciation", "praise"})
# `..., he said, blaming Oslo`: whoever says it blames.
_SPEAKING = frozenset(
    "add blame accuse urge cite call warn note condemn praise stress vow promise describe refer quote point"
    " speak threaten demand insist criticize criticise denounce ask appeal thank hail welcome reject deny"
    " dismiss argue claim recall explain comment express announce pledge rule say tell talk address".split()
)
_BETWEEN = frozenset({"in", "on", "at", "with", "from", "during", "near"})
_QUOTES = frozenset('"”“')
RELATIVE_TAGS = ("WDT", "WP")
_PHRASES = "phrases below"


def children(token: Token, *labels: str) -> list[Token]:
    """Return the children of a token under any of the labels, in text order."""
    return [child for label, child in tokens_below(token) if label in labels]


def is_verbal(token: Token) -> bool:
    """Say whether the token heads a clause."""
    return token.pos_ in ("VERB", "AUX")


def is_auxiliary(token: Token) -> bool:
    """Say whether the token helps another verb (`must leave`)."""
    return token.pos_ == "AUX" and token.dep_ == "aux"


def is_attribute(token: Token) -> bool:
    """Say whether an adjective stands before its noun (`illegal sanctions`)."""
    return token.pos_ == "ADJ" and token.dep_ == "amod"


def premodifiers(noun: Token) -> list[Token]:
    """Return the words that qualify a noun: adjectives, compounds and names, determiners left out."""
    return children(noun, "amod", "compound", "nmod")


def is_infinitive(verb: Token) -> bool:
    """Say whether a verb stands with `to`."""
    return any(aux.lower_ == "to" for aux in children(verb, "aux"))


def is_passive(verb: Token) -> bool:
    """Say whether a verb is in the passive, reduced relative clauses (`troops killed by`) included."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if children(verb, "dobj") and not (verb.dep_ == "conj" and verb.lemma_ in _GIVING):
        return False
    if verb.dep_ == "conj" and _may_be_participle(verb) and not children(verb, "aux"):
        # `ten were killed and twenty others wounded`
        return is_verbal(verb.head) and is_passive(verb.head)
    if children(verb, "nsubj"):
        return _is_reduced(verb)
    if main_subject(verb):
        return False
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "relcl", "advcl")


def _may_be_participle(verb: Token) -> bool:
    """Say whether a coordinated verb is a participle, as its tag says or as the verb before it is.

    In `people hacked and shot in an attack` the second may pass for a finite verb.
    """
    if verb.tag_ == "VBN":
        return True
    return verb.tag_ == "VBD" and verb.head.dep_ == "acl" and verb.head.tag_ == "VBN"


def _is_reduced(verb: Token) -> bool:
    """Say whether a participle without auxiliary is taken for a finite verb: `sure the man held there is`."""
    helped = children(verb, "aux", "auxpass", "ccomp", "xcomp")
    return verb.tag_ == "VBN" and not helped and verb.dep_ in ("ccomp", "nsubj", "csubj", "relcl")


def _calls_to_say(verb: Token) -> bool:
    """Say whether somebody is called up to be told something: `called the emir to thank him`."""
    said = children(verb, "xcomp", "advcl") if verb.lemma_ == "call" else []
    return any(is_infinitive(each) and each.lemma_ in _SAID_ON_THE_PHONE for each in said)


def has_object_control(verb: Token) -> bool:
    """Say whether the subject of the verb's infinitive is its own object (`urged Kiev to leave`)."""
    if verb.lemma_ in _OF_PURPOSE or _calls_to_say(verb):
        return False
    return bool(children(verb, "dobj", "dative", "nsubjpass"))


def coordinated(token: Token) -> list[Token]:
    """Return a token and everything coordinated below it, in text order."""
    found: list[Token] = []
    # Not by recursion: a sentence may go on with `and` for as long as it likes.
    waiting = [token]
    while waiting:
        each = waiting.pop()
        waiting.extend(children(each, "conj"))
        if not _is_fragment(each):
            found.append(each)
    return sorted(found, key=lambda each: each.i)


def _is_fragment(token: Token) -> bool:
    """Say whether a token is split off a word: `ex` and `-` of `ex-ministers`."""
    return token.is_punct or (token.lower_ in _PREFIXES and token.nbor().lower_ == "-")


def subjects(verb: Token) -> list[Token]:
    """Return who does it: the agent of a passive, else the surface subject, inherited where not said."""
    if is_passive(verb):
        return agents(verb)
    return surface_subjects(verb)


def agents(verb: Token) -> list[Token]:
    """Return the noun phrase after `by` in a passive."""
    phrases = children(verb, "agent")
    phrases += [child for child in children(verb, "prep") if child.lower_ == "by"]
    found = [noun for phrase in phrases for noun in children(phrase, "pobj")]
    found = found or [agent for verb in _last_conjuncts(verb) for agent in agents(verb)]
    return found or _agents_aside(verb)


def _agents_aside(verb: Token) -> list[Token]:
    """Return the agent that hangs on a phrase between: `was condemned in strong terms by Oslo`."""
    between = [
        noun
        for phrase in children(verb, "prep")
        if phrase.lower_ in _BETWEEN
        for noun in children(phrase, "pobj")
    ]
    return [agent for noun in between for agent in prepositional(noun, "by")]


def _last_conjuncts(verb: Token) -> list[Token]:
    """Return the verbs coordinated below one, without subjects of their own: they share what follows.

    Among them the second of `five were killed and ten others wounded by rebels`, which hangs on its noun.
    """
    found = []
    for child in children(verb, "conj"):
        if not is_verbal(child):
            found += [each for each in children(child, "acl") if each.tag_ == "VBN"]
        elif _begins_anew(child):
            continue
        elif not children(child, *SUBJECTS) or is_passive(child):
            found.append(child)
    return found


def _begins_anew(verb: Token) -> bool:
    """Say whether a verb shares a subject but no auxiliary: `was wounded and was shot by police`."""
    return bool(children(verb, "auxpass")) and not children(verb, "nsubjpass", *SUBJECTS)


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Return the grammatical subject: the verb's own, or one that it shares or is controlled by."""
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if own:
        return [_antecedent(verb, subject_after_opening(token)) for token in own]
    behind = _told_behind(verb) if verb.tag_ == "VBG" else []
    inherited = behind or swallowed_subject(verb)
    return inherited or (_inherited_subjects(verb, depth) if depth < 8 else [])


def _inherited_subjects(verb: Token, depth: int) -> list[Token]:
    head = _told_with(verb) or verb.head
    if head == verb:
        return []
    if verb.dep_ == "ccomp" and children(verb, "mark") and not is_infinitive(verb):
        return _misread_subject(verb)
    if verb.dep_ in ("acl", "amod") or is_superlative_deed(verb):
        return _modified_noun(verb, depth)
    if _follows_its_noun(verb):
        return surface_objects(head)
    if _is_controlled(verb) and has_object_control(head):
        return surface_objects(head) or surface_subjects(head, depth + 1)
    if verb.dep_ in ("xcomp", "conj", "ccomp", "advcl", "dep") and not _is_judged_by_itself(verb):
        return surface_subjects(head, depth + 1) if is_verbal(head) or head.dep_ == "acomp" else []
    if verb.dep_ in ("pcomp", "acomp", "attr", "oprd"):
        return _subjects_over(verb, depth)
    return []


def is_superlative_deed(verb: Token) -> bool:
    """Say whether an infinitive tells what somebody was first to do: `was the first to recognise it`."""
    if verb.dep_ not in ("acl", "relcl") or not is_infinitive(verb):
        return False
    noun = verb.head
    ranks = [noun, *children(noun, "amod"), *prepositional(noun, "of")]
    return noun.dep_ in ("attr", "appos", "pobj") and any(each.lower_ in _RANKS for each in ranks)


def _subject_of_predicate(noun: Token, depth: int) -> list[Token]:
    if noun.dep_ == "appos":
        return [noun.head]
    return surface_subjects(noun.head if noun.dep_ == "attr" else noun.head.head, depth + 1)


def _is_controlled(verb: Token) -> bool:
    """Say whether a verb stands in a clause that another verb's object may act in."""
    return verb.dep_ in ("xcomp", "ccomp") or (verb.dep_ == "conj" and _is_second_infinitive(verb))


def _misread_subject(verb: Token) -> list[Token]:
    """Return the noun before a finite verb that is taken for a circumstance: `that in 2014 Oslo left`."""
    if verb.i == 0:
        return []
    before = verb.nbor(-1)
    return [before] if before.dep_ == "pobj" and before.head.head == verb else []


def _follows_its_noun(verb: Token) -> bool:
    """Say whether a participle tells of the object right before it: `arrested women marching through`."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.lemma_ == "use":
        return False
    return any(noun.right_edge.i == verb.i - 1 for noun in children(verb.head, "dobj"))


def _is_judged_by_itself(verb: Token) -> bool:
    """Say whether an infinitive is what `it` announces: `it is impossible to agree`."""
    over = verb.head
    return (
        verb.dep_ in ("xcomp", "ccomp")
        and over.lemma_ == "be"
        and bool(children(over, "acomp", "attr"))
        and any(subject.lower_ == "it" for subject in children(over, *SUBJECTS))
    )


def _told_with(verb: Token) -> Token | None:
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


def _modified_noun(verb: Token, depth: int) -> list[Token]:
    """Return the subject of a clause that modifies a noun: `troops shelling`, `a decision to leave`."""
    noun = verb.head
    if main := main_subject(verb):
        return [main]
    if is_superlative_deed(verb):
        return _subject_of_predicate(noun, depth)
    if is_infinitive(verb):
        owners = children(noun, "poss") or _named(prepositional(noun, "of"))
        # `In an attempt to storm the fence, they rushed forward`
        support = noun.head.head if noun.dep_ == "pobj" else noun.head
        if owners:
            return owners
        return surface_subjects(support, depth + 1) if is_verbal(support) else []
    if noun.lemma_ in _DOCUMENTS and noun.dep_ in ("dobj", "pobj"):
        # `passed a resolution condemning Chad`: whoever passed it condemns.
        over = [] if noun.head.lemma_ in _VOTING_DOWN else _subjects_over(noun, depth)
        return children(noun, "poss") or over
    return [noun]


def _judged(verb: Token) -> list[Token]:
    """Return who is praised, blamed or punished for what a verb tells."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in ("for", "of"):
        return []
    judging = next((each for each in verb.head.ancestors if is_verbal(each)), verb)
    if judging.lemma_ in _JUDGING:
        return surface_objects(judging)
    thanked = [noun for each in children(judging, "dobj") for noun in prepositional(each, "to")]
    is_thanks = any(noun.lemma_ in _THANKS for noun in children(judging, "dobj"))
    return (thanked or prepositional(judging, "to")) if is_thanks else []


def _made_to(verb: Token) -> list[Token]:
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


def _named(nouns: list[Token]) -> list[Token]:
    """Return those that are names: `efforts of Oxfam to provide water`, not `efforts of this kind`."""
    return [noun for noun in nouns if noun.ent_type_]


def _subjects_over(token: Token, depth: int) -> list[Token]:
    """Return the subject of the nearest verb over a prepositional complement (`by imposing`).

    Who is praised or punished for doing it has done it: `thanked Oslo for freeing them`.
    """
    judged = _judged(token) or _made_to(token)
    if judged:
        return judged
    for ancestor in token.ancestors:
        if is_verbal(ancestor):
            return surface_subjects(ancestor, depth + 1)
    return []


def surface_objects(verb: Token) -> list[Token]:
    """Return the grammatical objects, the subject of a passive among them."""
    return children(verb, "dobj") or children(verb, "dative") or children(verb, "nsubjpass")


def objects(verb: Token) -> list[Token]:
    """Return whom it is done to: direct object, subject of a passive, noun of a reduced relative."""
    own = children(verb, "dobj")
    if own:
        receiver = first_of_two(verb)
        return [_antecedent(verb, token) for token in own if token not in receiver]
    if is_passive(verb):
        return _passive_objects(verb)
    if verb.dep_ == "amod" and main_subject(verb):
        return [whole_object(verb)]
    if verb.dep_ == "relcl" and children(verb, "nsubj") and not _relative_pronouns(verb, "nsubj"):
        return [verb.head]
    found = shifted_object(verb) or _shared_objects(verb) or _objects_in_small_clause(verb)
    return found or _time_given(verb)


def _time_given(verb: Token) -> list[Token]:
    """Return the time that somebody is given: `gave the generals 15 days to leave`."""
    given = verb.lemma_ in _GIVING and children(verb, "dative")
    return children(verb, "npadvmod") if given else []


def _objects_in_small_clause(verb: Token) -> list[Token]:
    """Return what the parser takes for a subject: `rounded up women marching through the town`."""
    return [
        noun
        for clause in children(verb, "ccomp")
        if clause.tag_ == "VBG" or is_infinitive(clause)
        if not children(clause, "mark")
        for noun in children(clause, "nsubj")
        if noun.i > verb.i
    ]


def _passive_objects(verb: Token) -> list[Token]:
    own = children(verb, *PASSIVE_SUBJECTS, *SUBJECTS) or _told_behind(verb)
    if own:
        return [_antecedent(verb, token) for token in own]
    if verb.dep_ in ("acl", "amod"):
        return [verb.head]
    return surface_subjects(verb)


def _told_behind(verb: Token) -> list[Token]:
    """Return who stands behind `be`: `Also arrested was the mayor`, `Among those held were two nuns`."""
    over = children(verb, "aux", "auxpass")
    if verb.dep_ == "acl" and verb.head.lower_ == "those" and verb.head.head.lower_ == "among":
        over.append(verb.head.head.head)
    found = (children(each, "attr", "nsubj") for each in over if each.lemma_ == "be")
    return [noun for nouns in found for noun in nouns if noun.i > verb.i]


def _shared_objects(verb: Token) -> list[Token]:
    """Return the object of `attacked and destroyed the base` for its first verb."""
    for other in children(verb, "conj"):
        if is_verbal(other) and not children(verb, "prep", "ccomp", "xcomp"):
            return children(other, "dobj") if other.i - verb.i <= 3 else []
    return []


def _antecedent(verb: Token, token: Token) -> Token:
    """Return what a relative pronoun stands for, alone or in `many of them`, `three of whom`."""
    if token.tag_ not in RELATIVE_TAGS and token.lower_ not in ("that", "which", "who"):
        of_them = [noun for noun in prepositional(token, "of") if noun.lower_ in _OF_THEM]
        if not of_them:
            return token
    clause = verb
    while clause.dep_ in ("conj", "xcomp") and clause.head != clause:
        clause = clause.head
    return antecedent_of(token, verb, clause.head) if clause.dep_ == "relcl" else token


def _relative_pronouns(verb: Token, *labels: str) -> list[Token]:
    return [child for child in children(verb, *labels) if child.tag_ in RELATIVE_TAGS]


def prepositional(token: Token, preposition: str) -> list[Token]:
    """Return the nouns after a preposition that depends on the token, or on its preposition."""
    found = []
    for word, phrase in _phrases(token):
        if word == preposition:
            found.extend(complements(phrase))
        elif preposition == "according" and word == "according":
            found.extend(noun for inner in phrase.children for noun in children(inner, "pobj"))
    if preposition == "between" and len(found) == 1 and not children(found[0], "conj"):
        # `clashes between the army and rebels`: the parser hangs the other side on the clashes.
        found += [noun for noun in children(token, "conj") if noun.i > found[0].i]
    if not found and is_verbal(token) and preposition == "in":
        # `were killed and wounded in strikes`: the phrase hangs on the last verb.
        last = [verb for verb in children(token, "conj") if is_verbal(verb)]
        # `five were killed and ten wounded in strikes`: the second verb hangs on its own noun.
        last += [verb for noun in children(token, "conj") for verb in children(noun, "acl")]
        return [noun for verb in last for noun in prepositional(verb, "in")]
    return found


def _phrases(token: Token) -> LabelledTokens:
    """Return the words that open a prepositional phrase under a word, each as written in lower case."""
    kept = token.doc.user_data
    found: LabelledTokens
    try:
        found = kept[_PHRASES][token.i]
    except KeyError:
        found = tuple([(each.lower_, each) for each in _openers(token)])
        kept.setdefault(_PHRASES, {})[token.i] = found
    return found


def _openers(token: Token) -> Iterator[Token]:
    for phrase in children(token, "prep", "agent", "dative", "prt", "advmod"):
        if phrase.lower_ == "according":
            # `according to the lawmaker` names a source, and no side of the event.
            continue
        if phrase.dep_ != "advmod":
            yield phrase
        # `from under the rubble`: a preposition may hang on another.
        yield from children(phrase, "prep", "conj")


def _is_second_infinitive(verb: Token) -> bool:
    """Say whether an infinitive hangs one verb too high: `asked X to leave them and to lift it`."""
    return is_infinitive(verb) and is_verbal(verb.head) and not is_infinitive(verb.head)


def _are_infinitives(*verbs: Token) -> bool:
    return all(is_infinitive(verb) for verb in verbs)


def _says_what(clause: Token) -> bool:
    """Say whether a clause gives the content of its noun: `claims that soldiers fired`."""
    return clause.dep_ == "acl" and any(
        mark.lower_ in ("that", "whether") for mark in children(clause, "mark")
    )


def clauses(verb: Token) -> list[Token]:
    """Return the verbs of the complement clauses, infinitives read as adverbial clauses included."""
    found = children(verb, "xcomp", "ccomp")
    # `gave them two days to leave`: the parser may take it for a relative clause.
    aside = children(verb, "advcl", "acl", "relcl")
    found += [c for c in aside if is_infinitive(c) or _says_what(c)]
    found += [c for c in children(verb, "conj") if _is_second_infinitive(c)]
    # `asked them to close the camp, to free the drivers`: the second hangs on the first.
    found += [c for each in found for c in children(each, "advcl") if _are_infinitives(each, c)]
    for phrase in children(verb, "prep"):
        found.extend(children(phrase, "pcomp"))
    return [token for token in found if token.i > verb.i or token.dep_ == "ccomp"]
