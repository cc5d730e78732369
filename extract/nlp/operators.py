"""The words over a trigger that carry, turn or weaken its event: light verbs, aspect, intention, ending."""

from collections.abc import Iterator

from spacy.tokens import Token

from extract.nlp.forbearance import is_kept_from
from extract.nlp.frames import Support
from extract.nlp.syntax import children, is_infinitive, is_verbal
from seeds.lexicon import Lexicon, OperatorKind, PartOfSpeech

_MAX_SUPPORTS = 5
# Prepositions through which a verb governs the event noun of `enter into talks`, `go on strike`.
_OF_ANOTHER = frozenset({"for", "of", "about", "on", "at", "against"})
# `put troops on alert`, `keep them at work`: these carry what follows their preposition.
_PLACING = frozenset({"put", "place", "keep", "set", "send", "bring", "hold", "spend"})
# `some of the talks`: words that count what stands behind them.
_COUNTING = frozenset(
    "most some all many several part half majority any few none both bulk rest".split()
)
_ENDED_BEHIND = frozenset({"of", "from", "to"})
# `did away with the tax`, `dispensed with visas`
_DOING_AWAY = frozenset({"do", "dispense"})
_OF_BEING = frozenset({"xcomp", "ccomp", "advcl"})
_WHEN = frozenset({"at", "by", "until", "till", "near", "toward", "towards", "before", "since"})
_GOVERNING = frozenset(
    {"in", "into", "on", "to", "under", "for", "of", "from", "with", "at", "about"}
)


def supports_of(trigger: Token, lexicon: Lexicon) -> tuple[Support, ...]:
    """Return the supports of a trigger, nearest first."""
    found: list[Support] = []
    current = trigger
    while len(found) < _MAX_SUPPORTS:
        support = next(_supports_over(current, lexicon), None)
        if support is None:
            break
        found.append(support)
        current = support.token
    return tuple(found)


def _supports_over(token: Token, lexicon: Lexicon) -> Iterator[Support]:
    governor = governor_of(token)
    if governor is None:
        return
    kind = operator_kind(governor, lexicon)
    if kind in ("ended", "cancelled") and is_kept_from(token):
        # `stopped short of sending aid` withdraws none.
        return
    if kind == "ended" and _is_kept_from_it(token, governor):
        yield Support(governor, "hypothetical")
    elif kind is not None and kind != "reporting" and _may_support(token, governor, kind):
        yield Support(governor, kind)


def _is_kept_from_it(token: Token, governor: Token) -> bool:
    """Say whether somebody is kept from a deed: `stop Iran from closing the strait`."""
    is_from = token.dep_ == "pcomp" and token.head.lower_ == "from"
    return is_from and bool(children(governor, "dobj"))


def _may_support(token: Token, governor: Token, kind: OperatorKind) -> bool:
    """Light verbs carry nouns only; a subject is carried by verbs of happening only."""
    if kind == "light" and (
        is_verbal(token)
        or _has_another_object(token, governor)
        or _is_brought_about(token, governor)
    ):
        return False
    if kind in ("ended", "cancelled") and not _may_end(token, governor):
        return False
    if kind == "ended" and _is_point_in_time(governor):
        return False
    if kind == "carried" and governor.pos_ == "NOUN" and is_infinitive(token):
        # A campaign or policy to do something has not done it.
        return False
    if kind == "hypothetical" and is_verbal(governor) and _is_circumstance(token):
        # `discussed the war in a phone call`: the call did take place.
        return False
    if token.dep_ == "nsubj" and kind in ("ended", "cancelled"):
        # `The visit ended` breaks nothing off.
        return False
    if token.dep_ == "nsubj" and not is_verbal(token):
        return not children(governor, "dobj") or governor.lemma_ == "take"
    return True


def _ending(governor: Token) -> frozenset[str]:
    """Return the prepositions behind which stands what is ended: `a moratorium on`, `a pause in`."""
    return _ENDED_BEHIND if is_verbal(governor) else _ENDED_BEHIND | {"on", "in"}


def _is_point_in_time(noun: Token) -> bool:
    """Say whether an end only tells when: `at the end of the talks` breaks nothing off."""
    return noun.dep_ == "pobj" and noun.lemma_ == "end" and noun.head.lower_ in _WHEN


def _has_another_object(token: Token, governor: Token) -> bool:
    """Say whether a verb carries another noun: `gave a green light to the invasion` invades nobody."""
    return (
        token.dep_ == "pobj"
        and governor.lemma_ not in _PLACING
        and (token.head.dep_ == "dative" or token.head.lower_ in _OF_ANOTHER)
        and bool(children(governor, "dobj"))
    )


def _may_end(token: Token, governor: Token) -> bool:
    """Say whether a verb ends a deed: `removed ministers for mocking him` ends no mockery."""
    is_behind = token.dep_ in ("pobj", "pcomp") and token.head.lower_ not in _ending(governor)
    does_away = token.head.lower_ == "with" and governor.lemma_ in _DOING_AWAY
    return not _is_purpose(token, governor) and (does_away or not is_behind)


def _is_purpose(token: Token, governor: Token) -> bool:
    """Say whether a deed is what another is ended for: `suspended flights to protest against the raid`."""
    with_object = token.dep_ == "advcl" or bool(children(governor, "dobj"))
    return is_verbal(token) and is_infinitive(token) and with_object


def _is_brought_about(token: Token, governor: Token) -> bool:
    """Say whether one thing came of another: neglect that led to a massacre has not massacred anybody."""
    return governor.lemma_ == "lead" and token.dep_ == "pobj" and token.head.lower_ == "to"


def _is_circumstance(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "with", "on")


def supports_below(trigger: Token, lexicon: Lexicon) -> tuple[Support, ...]:
    """Return the supports in clauses that modify an event noun: `talks that took place between`."""
    if is_verbal(trigger):
        return ()
    found = ((verb, operator_kind(verb, lexicon)) for verb in children(trigger, "relcl", "acl"))
    return tuple(Support(verb, kind) for verb, kind in found if kind in ("light", "carried"))


def governor_of(token: Token) -> Token | None:
    """Return the word of which a trigger is complement, object or subject; conjuncts share theirs."""
    current = token
    while current.dep_ == "conj" and not children(current, "nsubj", "nsubjpass"):
        current = current.head
    while _is_counted(current):
        # `is one of the donors`, `lifted most of the sanctions`
        current = current.head.head
    head = current.head
    if head == current:
        return None
    if current.dep_ in ("pobj", "pcomp"):
        return head.head if head.lower_ in _GOVERNING and head.head != head else None
    if current.dep_ in _OF_BEING and head.lemma_ == "be" and is_infinitive(current):
        # `It is impossible to reach an agreement`
        return next(iter(children(head, "acomp", "attr")), head)
    if current.dep_ in (
        "dobj",
        "nsubjpass",
        "nsubj",
        "attr",
        "xcomp",
        "ccomp",
        "acl",
        "acomp",
        "oprd",
    ):
        return head
    if current.dep_ == "advcl" and is_infinitive(current):
        return head
    return None


def _is_counted(token: Token) -> bool:
    """Say whether a noun stands behind the word that counts it: `some of the talks`."""
    if token.dep_ != "pobj" or token.head.lower_ != "of":
        return False
    counting = token.head.head
    return counting.tag_ == "CD" or counting.lower_ in _COUNTING


def operator_kind(token: Token, lexicon: Lexicon) -> OperatorKind | None:
    """Look a word up among the operators, with its particle or fixed object first (`carry out`)."""
    part = _PARTS.get(token.pos_)
    if part is None:
        return None
    lemma = token.lemma_.lower()
    for child in children(token, "prt", "dobj", "advmod", "prep", "acomp"):
        kind = lexicon.operators.get((part, f"{lemma} {child.lemma_.lower()}"))
        if kind is not None:
            return kind
    stated = lexicon.operators.get((part, f"{lemma} that"))
    if stated is not None and _has_that_clause(token):
        return stated
    # The lemma of `co-hosted` is no word.
    known = lexicon.operators.get((part, lemma))
    return known or (
        lexicon.operators.get((part, lemma.removesuffix("e"))) if "-" in lemma else None
    )


def _has_that_clause(verb: Token) -> bool:
    return any(
        mark.lower_ == "that"
        for clause in children(verb, "ccomp")
        for mark in children(clause, "mark")
    )


_PARTS: dict[str, PartOfSpeech] = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
}
