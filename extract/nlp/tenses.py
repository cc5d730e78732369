"""When a clause lies: its finite verb, its tense, and what lies ahead without a future tense."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from extract.nlp.denial import is_negated
from extract.nlp.syntax import children, future_helper, is_infinitive, is_verbal
from extract.records import Tense

_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
MODALS = frozenset({"would", "could", "may", "might", "should", "can", "must", "ca", "'d", "ought"})
_AHEAD = frozenset(
    "schedule slate expect due plan set intend agree vow promise hope prepare ready likely".split()
)
"""Words under which a day lies ahead: `due Friday`, `was expected to arrive on Monday`."""
_AHEAD_TAGS = frozenset({"VBN", "JJ", "VBP", "VBZ", "IN", "RB"})
_NEAR_ANCESTORS = 4
WOULD = frozenset({"would", "'d"})
CONDITIONS = frozenset({"if", "unless", "should", "whether", "until", "lest"})
# `the announcement that it would lift the ban`
_ANNOUNCING = frozenset(
    "announcement statement pledge promise declaration assurance vow commitment decision warning".split()
)
_UNTIL_WHEN = frozenset({"when", "once", "after", "before", "until", "till"})
_COMPELLED = frozenset(
    "compel force oblige have need move ready seek try continue start begin proceed come go".split()
)


def lies_ahead(verbs: Iterable[Token]) -> bool:
    """Say whether any of the verbs over an event lies ahead: `will sign`, `is to sign`, `when they sign`."""
    return any(
        has_auxiliary(verb, _FUTURE)
        or _is_reported_future(verb)
        or _is_due(verb)
        or _is_awaited(verb)
        for verb in verbs
    )


def tense_of(token: Token) -> Tense:
    """Return the tense of the clause that a word stands in."""
    verbs = finite_verbs(token)
    if not verbs:
        return "past"
    verb = verbs[0]
    if has_auxiliary(verb, _FUTURE):
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
        each.lemma_.lower() in _AHEAD and each.tag_ in _AHEAD_TAGS and not is_negated([each], [])
        for each in verbs
    )
    return "future" if is_ahead and tense != "future" else tense


def finite_verbs(token: Token) -> list[Token]:
    """Return the finite verb of the clause of a word, with the verbs that it is coordinated under."""
    for each in (token, *token.ancestors):
        if is_verbal(each) and each.dep_ != "amod":
            return [each, *_governing_conjuncts(each), *_compelling(each)]
    return []


def _compelling(verb: Token) -> Iterator[Token]:
    """Yield the verb under which somebody has to do it: `would be forced to close the border`.

    What it is done for lies as far ahead as it does: `will fly to Lima to sign it`.
    """
    if not is_infinitive(verb) or not is_verbal(verb.head):
        return
    if verb.dep_ == "advcl" or (verb.dep_ == "xcomp" and verb.head.lemma_ in _COMPELLED):
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


def _is_due(verb: Token) -> bool:
    """Say whether somebody is or is going to do it: `is to shut down the reactor`."""
    return future_helper(verb) is not None or (
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
    is_ahead = over.tag_ in ("VB", "VBN") or has_auxiliary(over, _FUTURE | MODALS)
    return is_ahead and any(w.lower_ in _UNTIL_WHEN for w in children(verb, "mark", "advmod"))


def has_auxiliary(token: Token, words: frozenset[str]) -> bool:
    """Say whether any of the words helps a verb."""
    return any(child.lower_ in words for child in children(token, "aux"))


def stands_with_would(token: Token) -> bool:
    """Say whether a clause stands with `would`: `would not accept` refuses as `will not` does."""
    return any(has_auxiliary(verb, WOULD) for verb in finite_verbs(token))


def _is_reported_future(verb: Token) -> bool:
    """Say whether `would` is the future of a reported speech: `said that it would free the prisoners`."""
    if not has_auxiliary(verb, WOULD) or verb.dep_ not in ("ccomp", "conj", "acl"):
        return False
    clause = verb.head if verb.dep_ == "conj" else verb
    if clause.dep_ == "acl":
        return clause.head.lemma_ in _ANNOUNCING
    return (
        clause.dep_ == "ccomp"
        and clause.head.tag_ in ("VBD", "VBN")
        and not any(
            mark.lower_ in CONDITIONS for each in verb.children for mark in children(each, "mark")
        )
    )
