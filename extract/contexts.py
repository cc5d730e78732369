"""What an event is about: the contexts that the words of its own clause give it, beside those of its rule."""

from collections.abc import Iterator

from spacy.tokens import Token

from extract.nlp.frames import EventFrame
from extract.nlp.parties import phrase_of
from extract.words import Words, words_of
from seeds.contexts import LONGEST_TERM, ContextLexicon, read_context_terms

# What hangs below these tells of something else: `met the premier, who was elected in May`.
_APART = frozenset({"relcl", "parataxis"})
_CLAUSES = frozenset({"advcl", "conj", "ccomp"})
_VERBS = frozenset({"VERB", "AUX"})


def contexts_of(frame: EventFrame, lexicon: ContextLexicon | None = None) -> tuple[str, ...]:
    """Return the contexts of an event, sorted.

    Args:
        frame: The event, with its parties.
        lexicon: By default the terms that ship with the software.
    """
    known = lexicon or read_context_terms()
    words = words_of(frame.trigger.doc)
    found = set(frame.rule.contexts)
    for term in _terms(words, sorted(_own_words(words, frame)), known):
        found |= known.by_term[term]
    return tuple(sorted(known.narrowed(found)))


def _own_words(words: Words, frame: EventFrame) -> set[int]:
    """Return the positions of the words of an event's clause and parties."""
    own = {index for party in (*frame.actors, *frame.recipients) for index in _phrase(party)}
    below = [frame.top.i, frame.trigger.i]
    for index in below:
        own.add(index)
        below += [each for each in words.children(index) if not _is_apart(words, each)]
    return own


def _phrase(party: Token) -> range:
    span = phrase_of(party)
    return range(span.start, span.end)


def _is_apart(words: Words, index: int) -> bool:
    """Say whether a word heads a clause of its own.

    One with `to` goes on with the clause over it: an infinitive, and wider than `is_infinitive` of the coder
    a deed with a goal (`refused to sign a law and returned it to parliament`).
    """
    if words.deps[index] in _APART:
        return True
    if words.deps[index] not in _CLAUSES or words.parts[index] not in _VERBS:
        return False
    return not any(words.lowers[each] == "to" for each in words.children(index))


def _terms(words: Words, own: list[int], lexicon: ContextLexicon) -> Iterator[str]:
    """Yield the terms among the words, the longest at each place."""
    lemmas = words.term_lemmas
    for number, index in enumerate(own):
        if lemmas[index] not in lexicon.openers:
            continue
        following = _unbroken(words, own[number : number + 2 * LONGEST_TERM])
        for length in range(min(LONGEST_TERM, len(following)), 0, -1):
            term = " ".join(lemmas[each] for each in following[:length])
            if term in lexicon.by_term:
                yield term
                break


def _unbroken(words: Words, indexes: list[int]) -> list[int]:
    """Return the positions that follow one another without a gap, hyphens left out."""
    run = [index for number, index in enumerate(indexes) if index == indexes[0] + number]
    return [index for index in run if words.words[index] != "-"]
