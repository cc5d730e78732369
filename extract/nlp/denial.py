"""Denial, with `not` and without: `nobody was killed`, `instead of signing`, `reports of it are false`."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from extract.nlp.syntax import children, future_helper, is_infinitive, is_verbal

_NOBODY = frozenset({"nobody", "none", "no-one"})
_FALSE = frozenset({"false", "untrue", "incorrect", "baseless", "unfounded", "groundless", "fake"})
_TRUE = frozenset({"true", "correct", "accurate"})
_REPORTS = frozenset(
    "report rumour rumor allegation claim information statement news accusation suggestion assertion notion"
    " insinuation speculation".split()
)
_DENYING = frozenset(
    "deny refute dispute dismiss disprove debunk reject repudiate rebut contest rubbish contradict".split()
)
_ALMOST = frozenset({"almost", "nearly"})
_INSTEAD = frozenset({"instead", "far", "short"})
_SIDES = ("nsubj", "nsubjpass", "dobj")
_NEGATIVES = frozenset({"no", "never", "neither", "nor", "hardly", "without"})
# `did not hesitate to attack`, `did not fail to sign`: it was done.
_DONE_DESPITE_NOT = frozenset({"hesitate", "fail", "have", "need"})


def is_mere_subject(token: Token) -> bool:
    """Say whether an event noun is the subject of a verb that tells of something else."""
    if is_verbal(token) or token.dep_ != "nsubj" or not is_verbal(token.head):
        return False
    return bool(children(token.head, "dobj"))


def is_negated(chain: list[Token], verb: list[Token]) -> bool:
    """Say whether a negative stands with an event, with a side of it, or with the verb of its clause.

    Args:
        chain: The trigger with its supports, lowest first.
        verb: The finite verb of the clause, with those that it is coordinated under.
    """
    helpers = [helper for each in (*chain, *verb[:1]) if (helper := future_helper(each))]
    for token in (*chain, *verb[:1], *helpers):
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
    is_of_none = any(head.lower_ in _NEGATIVES for head in heads)
    return is_of_none or _is_purpose_of_nothing(verb) or _is_not_compelled(verb)


def _is_not_compelled(verb: list[Token]) -> bool:
    """Say whether nobody makes them do it: `did not oblige the bank to hand over the ledgers`."""
    over = [each for each in verb[1:] if each.lemma_ not in _DONE_DESPITE_NOT]
    return is_infinitive(verb[0]) and any(children(each, "neg") for each in over) if verb else False


def _is_purpose_of_nothing(verb: list[Token]) -> bool:
    """Say whether what an infinitive was to serve did not happen: `did not come to sign it`."""
    if not verb or not is_infinitive(verb[0]):
        return False
    clause = next(each for each in reversed(verb) if is_infinitive(each))
    over = clause.head
    return (
        clause.dep_ in ("advcl", "xcomp")
        and is_verbal(over)
        and bool(children(over, "neg"))
        and over.lemma_ not in _DONE_DESPITE_NOT
    )


def is_denied_indirectly(chain: Sequence[Token]) -> bool:
    """Say whether anything but `not` over or beside an event says that it did not happen.

    Args:
        chain: The trigger with its supports, lowest first.
    """
    return (
        any(_has_nobody(token) or _is_no_longer(token) or _is_replaced(token) for token in chain)
        or _is_called_false(chain[-1])
        or _is_of_denied_reports(chain[-1])
    )


def is_almost_done(chain: Sequence[Token]) -> bool:
    """Say whether a deed only came close to being done: `nearly hit the tanker`, `has yet to sign`."""
    verbs = [token for token in chain if is_verbal(token)]
    is_near = any(word.lower_ in _ALMOST for verb in verbs for word in children(verb, "advmod"))
    return is_near or any(_is_yet_to_come(verb) for verb in verbs)


def _is_yet_to_come(verb: Token) -> bool:
    over = verb.head
    is_due = verb.dep_ == "xcomp" and over.lemma_ in ("have", "be")
    return is_due and any(word.lower_ == "yet" for word in children(over, "advmod"))


def _has_nobody(verb: Token) -> bool:
    """Say whether nobody does it, or it is done to nobody."""
    return is_verbal(verb) and any(_is_nobody(side) for side in children(verb, *_SIDES))


def _is_nobody(side: Token) -> bool:
    if side.lower_ in _NOBODY:
        return True
    before = [word.lower_ for word in children(side, "det", "preconj")]
    return "neither" in before or "no" in before


def _is_no_longer(verb: Token) -> bool:
    return any(
        word.lower_ == "longer" and children(word, "neg") for word in children(verb, "advmod")
    )


def _is_replaced(verb: Token) -> bool:
    """Say whether something else is done: `instead of signing`, `is far from signing`."""
    phrase = verb.head
    if verb.dep_ != "pcomp" or phrase.lower_ not in ("of", "from"):
        return False
    around = [*children(phrase, "advmod"), phrase.head]
    return any(word.lower_ in _INSTEAD for word in around)


def _is_called_false(top: Token) -> bool:
    """Say whether a clause or noun is called false: `it is not true that they fled`."""
    return any(
        _judges_false(verb) for noun in (top, *_reports_over(top)) for verb in _judging(noun)
    )


def _judging(token: Token) -> Iterator[Token]:
    """Yield the verb that judges a clause or noun by an adjective."""
    if token.dep_ in ("ccomp", "csubj", "nsubj", "advcl") and token.head.lemma_ == "be":
        yield token.head


def _judges_false(verb: Token) -> bool:
    adjectives = {word.lower_ for word in children(verb, "acomp")}
    denied = bool(children(verb, "neg"))
    return bool(adjectives & (_TRUE if denied else _FALSE))


def _is_of_denied_reports(top: Token) -> bool:
    """Say whether an event is told in reports that somebody denies: `denied reports that they fled`."""
    return any(
        noun.head.lemma_ in _DENYING
        for noun in _reports_over(top)
        if noun.dep_ in ("dobj", "nsubjpass")
    )


def _reports_over(token: Token) -> Iterator[Token]:
    """Yield the report that an event is the content of: `reports that`, `rumours of`."""
    over = token.head.head if token.dep_ in ("pobj", "pcomp") else token.head
    if over.lemma_.lower() in _REPORTS and over.pos_ == "NOUN":
        yield over
