"""The modality component: whether the text says that the event happened, and what that makes of it."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from extract.nlp.denial import is_almost_done, is_denied_indirectly
from extract.nlp.frames import EventFrame, frames_of
from extract.nlp.shifts import apply_shift
from extract.nlp.supposition import is_supposed
from extract.nlp.syntax import (
    children,
    is_auxiliary,
    is_infinitive,
    is_superlative_deed,
    is_verbal,
)
from extract.nlp.threats import is_conditional_threat, is_told_threat
from extract.records import Modality, Tense
from seeds.lexicon import Lexicon, read_lexicon

_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_POSSIBLE = frozenset(
    {"would", "could", "may", "might", "should", "can", "must", "ca", "'d", "ought"}
)
_AHEAD = frozenset(
    "schedule slate expect due plan set intend agree vow promise hope prepare ready likely".split()
)
"""Words under which a day lies ahead: `due Friday`, `was expected to arrive on Monday`."""

_AHEAD_TAGS = frozenset({"VBN", "JJ", "VBP", "VBZ", "IN", "RB"})
_NEAR_ANCESTORS = 4
_WOULD = frozenset({"would", "'d"})
_MIGHT = frozenset({"may", "might"})
_CONDITIONS = frozenset({"if", "unless", "should", "whether", "until", "lest"})
_UNTIL_WHEN = frozenset({"when", "once", "after", "before", "until", "till"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "COOPERATE"})
_SENDING = frozenset(
    "send deploy dispatch despatch mobilize mobilise assign station redeploy rush".split()
)
_POSSIBLY = frozenset(
    "possible potential hypothetical eventual would-be imaginary feared alleged purported supposed"
    " rumoured rumored".split()
)
_COMING = frozenset("upcoming forthcoming planned impending scheduled imminent looming".split())
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning", "towards", "toward"})
_NEGATIVES = frozenset({"no", "never", "neither", "nor", "hardly", "without"})
# `did not hesitate to attack`, `did not fail to sign`: it was done.
_DONE_DESPITE_NOT = frozenset({"hesitate", "fail", "have", "need"})
FORECAST = 0.5
_DONE_IF_TRIED = frozenset({"ASSAULT"})
_LIKING = frozenset({"like", "love", "wish", "welcome", "prefer"})
_OF_GOODWILL = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"})
_ATTEMPTS = frozenset({"attempt", "try"})
_TRIED = 0.8
_CONFIDENCE: dict[Modality, float] = {
    "asserted": 1.0,
    "planned": 0.85,
    "negated": 0.55,
    "hypothetical": 0.45,
    "historical": 1.0,
}
_COMPELLED = frozenset(
    "compel force oblige have need move ready seek try continue start begin proceed come go".split()
)
# What somebody will do to another is a threat as it stands, however far ahead it lies.
_TOLD = 0.95
# A speech act is done by being said: `Kiev will never accept` rejects now, it plans nothing.
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "CONCEDE"})


# Not to grant or accept what somebody asked for is to refuse it.
_GRANTED = frozenset({"CONCEDE", "AGREE"})


class ModalityMarker:
    """spaCy component `tass_modality`: sets modality and tense, then the shifts that follow from them."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon, for its shifts."""
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Mark every frame of a document."""
        for frame in frames_of(doc):
            frame.tense = tense_of(frame.top)
            self._mark(frame)
        return doc

    def _mark(self, frame: EventFrame) -> None:
        frame.modality = modality_of(frame)
        if frame.modality != "asserted":
            frame.steps.append(f"modality: {frame.modality}")
        before = frame.event_type
        if frame.modality == "hypothetical" and is_conditional_threat(frame, _finite(frame)):
            frame.modality = "planned"
        if frame.modality == "planned":
            apply_shift(frame, "planned", self.lexicon)
        elif frame.modality == "negated" and _is_denied(frame):
            apply_shift(frame, "denied", self.lexicon)
        if frame.event_type != before and frame.event_type in _SPOKEN:
            # `will meet` is an agreement that stands now (PLOVER: one label beats label and flag).
            frame.modality = "asserted" if frame.modality == "negated" else "planned"
        frame.confidence *= _TOLD if is_told_threat(frame) else _CONFIDENCE[frame.modality]
        if frame.modality == "asserted" and _is_attempted(frame):
            frame.confidence *= _TRIED
        if (
            frame.event_type == "THREATEN"
            and not frame.actors
            and "speaker" not in frame.rule.actor
        ):
            # A hostile act ahead that nobody is said to plan is a forecast.
            frame.confidence *= FORECAST


def _is_attempted(frame: EventFrame) -> bool:
    """Say whether somebody tried to do violence: the attempt is violence too (CAMEO 185)."""
    kinds = [support for support in frame.supports if support.kind not in ("light", "carried")]
    tried = all(support.token.lemma_ in _ATTEMPTS for support in kinds)
    return frame.event_type in _DONE_IF_TRIED and bool(kinds) and tried


def _is_denied(frame: EventFrame) -> bool:
    """Say whether what does not happen is refused: `will not sign`, `did not give permission`."""
    if frame.tense == "future" or _would(frame.top):
        return True
    return frame.event_type in _GRANTED and bool(frame.actors) and not frame.has("negated")


def _stated(frame: EventFrame) -> Modality | None:
    """Return the modality of what saying or refusing it has done, whatever its clause supposes."""
    if frame.rule.is_of_denial:
        return "hypothetical" if _is_left_open(frame.trigger) else "asserted"
    if frame.rule.actor == ("speaker",) and not is_auxiliary(frame.trigger):
        # Whatever the clause plans or supposes, saying it is the act.
        return (
            "negated" if _is_negated([frame.trigger], _clause_verb(frame.trigger)) else "asserted"
        )
    if is_auxiliary(frame.trigger):
        return _modality_of_auxiliary(frame)
    return None


def modality_of(frame: EventFrame) -> Modality:
    """Read the modality off the clause, its supports and the clauses over it."""
    stated = _stated(frame)
    if stated is not None:
        return stated
    chain = [frame.trigger, *(support.token for support in frame.supports)]
    verb = _clause_verb(chain[-1])
    # `The sanctions do not stop them`: what its subject does not do is not denied of the event.
    not_so = _is_negated(chain, [] if _is_mere_subject(chain[-1]) else verb)
    if not_so or _is_denied_in_words(frame) or is_denied_indirectly(chain):
        return "negated"
    hedge = _hedge_of(frame.trigger)
    future = (hedge == "planned" or _is_wished(frame)) or any(
        _has_aux(token, _FUTURE)
        or _is_reported_future(token)
        or _is_due(token)
        or _is_awaited(token)
        for token in (*chain, *verb)
    )
    if _is_attempted(frame) and not future and not _is_hypothetical(chain, verb):
        return "asserted"
    supposed = not _is_wished(frame) and (
        hedge == "hypothetical"
        or frame.has("hypothetical")
        or _is_undecided(*chain, *verb, *_contents(frame))
        or is_supposed(chain, verb)
        or is_almost_done(chain)
        or any(_has_aux(support.token, _POSSIBLE) for support in frame.below)
    )
    if supposed or (not future and _is_hypothetical(chain, verb)):
        return "hypothetical"
    if frame.has("planned") or future:
        return "planned"
    if _is_purpose(frame.top) or _is_topic(frame.top) or _is_aim(frame):
        return "hypothetical"
    return "asserted"


def _is_left_open(trigger: Token) -> bool:
    """Say whether a refusal is only supposed: `may not let them in`, `if they do not let us in`."""
    verbs = _clause_verb(trigger)
    return any(
        _has_aux(verb, _MIGHT) or any(mark.lower_ in _CONDITIONS for mark in children(verb, "mark"))
        for verb in verbs
    )


def _is_wished(frame: EventFrame) -> bool:
    """Say whether somebody would like to do good, which is an intention (CAMEO 030)."""
    words = (frame.trigger, *(support.token for support in frame.supports))
    would_like = any(word.lemma_ in _LIKING and _has_aux(word, _WOULD) for word in words)
    return would_like and frame.event_type in _OF_GOODWILL


def _modality_of_auxiliary(frame: EventFrame) -> Modality:
    """Read the modality of what an auxiliary tells: `will be hanged`, `must leave`.

    What is denied is its verb; what must not be done is still demanded.
    """
    verb = frame.trigger.head
    if children(verb, "neg") and frame.event_type != "REQUEST":
        return "negated"
    return "hypothetical" if is_supposed([verb], [verb]) else "asserted"


def _is_undecided(*verbs: Token) -> bool:
    """Say whether an infinitive stands with `whether`, however far ahead: `will decide whether to go`."""
    return any(
        mark.lower_ == "whether"
        for verb in verbs
        if is_verbal(verb) and is_infinitive(verb)
        for mark in children(verb, "mark")
    )


def _contents(frame: EventFrame) -> list[Token]:
    """Return the clauses that a verb of deciding takes in: `will decide whether to lift the ban`."""
    is_taken_in = "clause" in frame.rule.absorbs and is_verbal(frame.trigger)
    return children(frame.trigger, "xcomp", "ccomp") if is_taken_in else []


def tense_of(token: Token) -> Tense:
    """Return the tense of the clause that a word stands in."""
    verbs = _clause_verb(token)
    if not verbs:
        return "past"
    verb = verbs[0]
    if _has_aux(verb, _FUTURE):
        return "future"
    auxiliaries = children(verb, "aux", "auxpass")
    tag = auxiliaries[0].tag_ if auxiliaries else verb.tag_
    perfect = any(aux.lemma_ == "have" for aux in auxiliaries)
    return "present" if tag in ("VBZ", "VBP") and not perfect else "past"


def tense_of_time(token: Token) -> Tense:
    """Return the direction in which a time expression lies: ahead after `due`, `is set to meet`."""
    tense = tense_of(token)
    verbs = [token, *token.ancestors][:_NEAR_ANCESTORS]
    is_ahead = any(
        each.lemma_.lower() in _AHEAD and each.tag_ in _AHEAD_TAGS and not _is_negated([each], [])
        for each in verbs
    )
    return "future" if is_ahead and tense != "future" else tense


def _is_mere_subject(token: Token) -> bool:
    """Say whether an event noun is the subject of a verb that tells of something else."""
    if is_verbal(token) or token.dep_ != "nsubj" or not is_verbal(token.head):
        return False
    return bool(children(token.head, "dobj"))


def _finite(frame: EventFrame) -> list[Token]:
    return [*_clause_verb(frame.trigger)[:1], *_clause_verb(frame.top)[:1]]


def _clause_verb(token: Token) -> list[Token]:
    """Return the finite verb of the clause of a word, with the verbs that it is coordinated under."""
    for each in (token, *token.ancestors):
        if is_verbal(each) and each.dep_ != "amod":
            return [each, *_governing_conjuncts(each), *_compelling(each)]
    return []


def _compelling(verb: Token) -> Iterator[Token]:
    """Yield the verb under which somebody has to do it: `would be forced to close the border`."""
    if verb.dep_ == "xcomp" and is_infinitive(verb) and verb.head.lemma_ in _COMPELLED:
        yield verb.head


def _governing_conjuncts(verb: Token) -> Iterator[Token]:
    """Yield the verbs that lend a coordinated verb their auxiliaries: `will come and sign`."""
    while verb.dep_ == "conj" and _shares_auxiliaries(verb) and is_verbal(verb.head):
        verb = verb.head
        yield verb


def _shares_auxiliaries(verb: Token) -> bool:
    """Say whether a coordinated verb has neither subject nor auxiliaries, but for the `to` of its like."""
    own = [aux for aux in children(verb, "nsubj", "aux") if aux.lower_ != "to"]
    return not own and (is_infinitive(verb.head) or not is_infinitive(verb))


def _is_purpose(verb: Token) -> bool:
    """Say whether an infinitive tells what something is for: `the power to detain`."""
    if is_superlative_deed(verb):
        return False
    hangs_on_noun = verb.dep_ == "acl" or (verb.dep_ == "advcl" and verb.head.pos_ == "NOUN")
    return is_verbal(verb) and is_infinitive(verb) and hangs_on_noun


def _is_aim(frame: EventFrame) -> bool:
    """Say whether a deed is what somebody was sent for: `sent troops to quell the riot`."""
    verb = frame.top
    if frame.event_type not in _DEEDS or verb.dep_ not in ("advcl", "xcomp"):
        return False
    return is_infinitive(verb) and verb.head.lemma_ in _SENDING


def _is_denied_in_words(frame: EventFrame) -> bool:
    """Say whether a word over it denies an event, or the verdict itself: `pleaded not guilty`."""
    verdicts = [*frame.words, *children(frame.trigger, "ccomp", "oprd", "acomp")]
    found_not_so = any(each.pos_ == "ADJ" and children(each, "neg") for each in verdicts)
    return frame.has("negated") or found_not_so


def _hedge_of(trigger: Token) -> Modality | None:
    """Return what an adjective makes of an event noun: `a possible meeting`, `the upcoming visit`."""
    if is_verbal(trigger):
        return None
    adjectives = {each.lemma_.lower() for each in children(trigger, "amod")}
    if adjectives & _POSSIBLY:
        return "hypothetical"
    return "planned" if adjectives & _COMING else None


def _is_topic(verb: Token) -> bool:
    """Say whether a gerund tells what talks or a paper are about: `talks on lifting the ban`."""
    phrase = verb.head
    return (
        verb.dep_ == "pcomp" and phrase.lower_ in _ABOUT and phrase.head.pos_ in ("NOUN", "PROPN")
    )


def _is_due(verb: Token) -> bool:
    """Say whether somebody is or is going to do it: `is to shut down the reactor`."""
    if verb.dep_ == "xcomp" and verb.head.lower_ == "going" and children(verb.head, "aux"):
        return is_infinitive(verb)
    return (
        verb.dep_ == "xcomp"
        and verb.head.lemma_ == "be"
        and not children(verb.head, "acomp", "attr")
        and is_infinitive(verb)
    )


def _is_awaited(verb: Token) -> bool:
    """Say whether a circumstance in the present lies ahead: `when the presidents meet in September`."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBP", "VBZ") or children(verb, "aux", "auxpass"):
        return False
    over = verb.head
    is_ahead = over.tag_ in ("VB", "VBN") or _has_aux(over, _FUTURE | _POSSIBLE)
    return is_ahead and any(w.lower_ in _UNTIL_WHEN for w in children(verb, "mark", "advmod"))


def _has_aux(token: Token, words: frozenset[str]) -> bool:
    return any(child.lower_ in words for child in children(token, "aux"))


def _is_negated(chain: list[Token], verb: list[Token]) -> bool:
    for token in (*chain, *verb[:1]):
        if children(token, "neg"):
            return True
        if any(c.lower_ in _NEGATIVES for c in children(token, "det", "advmod", "preconj")):
            return True
        # `No delegation will come`, `has no intention`
        labels = ("nsubj", "dobj") if token in chain else ("nsubj",)
        sides = children(token, *labels) if is_verbal(token) else []
        if any(det.lower_ == "no" for side in sides for det in children(side, "det")):
            return True
    heads = [token.head for token in chain if token.dep_ in ("pobj", "pcomp")]
    return any(head.lower_ in _NEGATIVES for head in heads) or _is_purpose_of_nothing(verb)


def _is_purpose_of_nothing(verb: list[Token]) -> bool:
    """Say whether what an infinitive was to serve did not happen: `did not come to sign it`."""
    if not verb or not is_infinitive(verb[0]):
        return False
    clause = verb[-1]
    over = clause.head
    return (
        clause.dep_ in ("advcl", "xcomp")
        and is_verbal(over)
        and bool(children(over, "neg"))
        and over.lemma_ not in _DONE_DESPITE_NOT
    )


def _is_hypothetical(chain: list[Token], verb: list[Token]) -> bool:
    for token in (*chain, *verb):
        if _has_aux(token, _POSSIBLE):
            return True
        marks = [mark.lower_ for mark in children(token, "mark")]
        if not _CONDITIONS.isdisjoint(marks) and not _came_true(token, marks):
            return True
    return bool(verb) and _is_question(verb[0])


def _came_true(verb: Token, marks: list[str]) -> bool:
    """Say whether what was waited for happened: `besieged the fort until it surrendered`."""
    return marks == ["until"] and verb.tag_ == "VBD" and verb.head.tag_ in ("VBD", "VBG")


def _would(token: Token) -> bool:
    """Say whether a clause stands with `would`: `would not accept` refuses as `will not` does."""
    return any(_has_aux(verb, _WOULD) for verb in _clause_verb(token))


def _is_reported_future(verb: Token) -> bool:
    """Say whether `would` is the future of a reported speech: `said that it would free the prisoners`."""
    if not _has_aux(verb, _WOULD) or verb.dep_ not in ("ccomp", "conj"):
        return False
    clause = verb.head if verb.dep_ == "conj" else verb
    return (
        clause.dep_ == "ccomp"
        and clause.head.tag_ in ("VBD", "VBN")
        and not any(
            mark.lower_ in _CONDITIONS for each in verb.children for mark in children(each, "mark")
        )
    )


def _is_question(verb: Token) -> bool:
    return verb.dep_ == "ROOT" and verb.sent[-1].text == "?"


@Language.factory("tass_modality")
def make_modality(nlp: Language, name: str) -> ModalityMarker:  # noqa: ARG001 - spaCy's signature
    """Make the modality component over the lexicon that ships with the software."""
    return ModalityMarker(read_lexicon())
