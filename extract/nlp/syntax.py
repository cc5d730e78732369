"""What a dependency parse says of a word as it stands: its children, voice, phrases, clauses, conjuncts.

Labels are those of spaCy's English models (ClearNLP). All functions are pure; each returns head tokens of
noun phrases, never their conjuncts (see `coordinated`). Who acts is told in `subjects`, on whom in `objects`.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extract.nlp.misread import (
    main_subject,
)
from extract.nlp.misread_objects import complements
from extract.words import words_of

LabelledTokens = tuple[tuple[str, Token], ...]

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_PREFIXES = frozenset({"ex", "vice", "non", "co"})
# `were freed and given food`: whoever is given keeps the thing as object.
GIVING = frozenset("give grant award offer send deny hand pay show deal serve issue".split())
RELATIVE_TAGS = ("WDT", "WP")
_BELOW = "words below"
_PHRASES = "phrases below"


def children(token: Token, *labels: str) -> list[Token]:
    """Return the children of a token under any of the labels, in text order."""
    # Rules ask so often that what was found is kept with the document.
    try:
        below: LabelledTokens = token.doc.user_data[_BELOW][token.i]
    except KeyError:
        below = _read_below(token)
    # A loop, because it is mostly of one or two words.
    found = []
    for label, child in below:
        if label in labels:
            found.append(child)
    return found


def _read_below(token: Token) -> LabelledTokens:
    """Read the words that hang on a word, in text order, each with its label."""
    words = words_of(token.doc)
    found = tuple([(words.deps[child], words.tokens[child]) for child in words.children(token.i)])
    token.doc.user_data.setdefault(_BELOW, {})[token.i] = found
    return found


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
    for aux in children(verb, "aux"):  # noqa: SIM110 - asked of every verb again and again
        if aux.lower_ == "to":
            return True
    return False


def is_passive(verb: Token) -> bool:
    """Say whether a verb is in the passive, reduced relative clauses (`troops killed by`) included."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if children(verb, "dobj") and not (verb.dep_ == "conj" and verb.lemma_ in GIVING):
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


def coordinated(token: Token) -> list[Token]:
    """Return a token and everything coordinated below it, in text order."""
    if not children(token, "conj"):
        return [] if _is_fragment(token) else [token]
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


def surface_objects(verb: Token) -> list[Token]:
    """Return the grammatical objects, the subject of a passive among them."""
    return children(verb, "dobj") or children(verb, "dative") or children(verb, "nsubjpass")


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


def is_second_infinitive(verb: Token) -> bool:
    """Say whether an infinitive hangs one verb too high: `asked X to leave them and to lift it`."""
    return is_infinitive(verb) and is_verbal(verb.head) and not is_infinitive(verb.head)


def future_helper(verb: Token) -> Token | None:
    """Return the word that puts an infinitive ahead: `is going to sign`, the `is` of `is about to sign`."""
    if verb.dep_ != "xcomp" or not is_infinitive(verb):
        return None
    over = verb.head
    if over.lower_ == "going" and children(over, "aux"):
        return over
    return over.head if over.lower_ == "about" and over.head.lemma_ == "be" else None


def _are_infinitives(*verbs: Token) -> bool:
    return all(is_infinitive(verb) for verb in verbs)


def _says_what(clause: Token) -> bool:
    """Say whether a clause gives the content of its noun: `claims that soldiers fired`."""
    return clause.dep_ == "acl" and any(
        mark.lower_ in ("that", "whether") for mark in children(clause, "mark")
    )


def _follows_particle(clause: Token) -> bool:
    """Say whether a participle is what a verb with a particle governs: `ruled out sending troops`."""
    if clause.dep_ != "advcl" or clause.tag_ != "VBG" or clause.i == 0:
        return False
    before = clause.nbor(-1)
    return before.dep_ == "prt" and before.head == clause.head


def clauses(verb: Token) -> list[Token]:
    """Return the verbs of the complement clauses, infinitives read as adverbial clauses included."""
    found = children(verb, "xcomp", "ccomp")
    # `gave them two days to leave`: the parser may take it for a relative clause.
    aside = children(verb, "advcl", "acl", "relcl")
    found += [c for c in aside if is_infinitive(c) or _says_what(c) or _follows_particle(c)]
    found += [c for c in children(verb, "conj") if is_second_infinitive(c)]
    # `asked them to close the camp, to free the drivers`: the second hangs on the first.
    found += [c for each in found for c in children(each, "advcl") if _are_infinitives(each, c)]
    for phrase in children(verb, "prep"):
        found.extend(children(phrase, "pcomp"))
    return [token for token in found if token.i > verb.i or token.dep_ == "ccomp"]
