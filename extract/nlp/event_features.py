"""What the event classifier sees of a word: symbols of its grammar, and the word vectors of its neighbours.

Symbols are strings such as `dobj:talk` or `hold|dobj:talk`, hashed into a table. Vectors say what words are
alike, so that a predicate never met in training is read by its neighbours' company.
"""

from bisect import bisect_right
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from spacy.strings import hash_string  # type: ignore[attr-defined]  # Cython, not in its stub
from spacy.tokens import Doc

from extract.words import Words, words_of

BUCKETS = 1 << 17
# Vectors that are seen of a word, side by side: those of `_near`, as written, its phrase, its sentence.
N_SLOTS = 10

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

_MARKERS = frozenset({"prep", "agent", "prt", "advmod", "aux", "auxpass", "neg", "mark"})
_IGNORED = frozenset({"punct", "det"})
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
_PREDICATIVE = frozenset({"acomp", "conj", "oprd", "ROOT", "ccomp", "amod"})
_NEAR = (-2, -1, 1, 2)
_SIBLINGS = frozenset({"aux", "neg", "dobj", "xcomp", "nsubj"})
_COMPLEMENTS = frozenset({"pobj", "pcomp"})


def may_name_event(words: Words, index: int) -> bool:
    """Say whether a word is a verb, a common noun or a predicate adjective."""
    part = words.parts[index]
    if part == "VERB":
        return True
    if part == "NOUN":
        return not words.labels[index] or words.words[index].islower()
    if part == "PROPN":
        return not words.labels[index]
    return part == "ADJ" and words.deps[index] in _PREDICATIVE


def symbol_rows(words: Words, index: int) -> Rows:
    """Return the rows of the symbol table that a word switches on."""
    return np.array([hash_string(each) % BUCKETS for each in symbols(words, index)], dtype=np.int64)


def symbols(words: Words, index: int) -> Iterator[str]:
    """Yield the symbols of a word: itself, what hangs on it, what it hangs on, what stands beside it."""
    lemma = words.lemmas[index]
    word = f"{lemma.lower()}/{words.parts[index][0]}"
    yield f"L={word}"
    yield f"w={words.lowers[index]}"
    yield f"dep={words.deps[index]}"
    yield f"tag={words.tags[index]}"
    yield f"suf={lemma[-4:].lower()}"
    for child in words.children(index):
        dep = words.deps[child]
        if dep in _MARKERS:
            yield from _marker_symbols(words, word, dep, child)
        elif dep not in _IGNORED:
            label = _label(words, child)
            yield f"{dep}:{label}"
            yield f"{word}|{dep}"
            yield f"{word}|{dep}:{label}"
    if words.heads[index] != index:
        yield from _governor_symbols(words, word, index)
    for offset in _NEAR:
        if 0 <= index + offset < len(words.lowers):
            yield f"{offset}={words.lowers[index + offset]}"


def _label(words: Words, index: int) -> str:
    """Return a name's label, any other word's lemma: who acts matters less than what sort of actor."""
    return words.labels[index] or words.lemmas[index].lower()


def _marker_symbols(words: Words, word: str, dep: str, marker: int) -> Iterator[str]:
    lower = words.lowers[marker]
    yield f"{dep}:{lower}"
    yield f"{word}|{lower}"
    for noun in words.children(marker):
        if words.deps[noun] in _COMPLEMENTS:
            yield f"{lower}>{_label(words, noun)}"
            yield f"{word}|{lower}>{_label(words, noun)}"


def _governor_symbols(words: Words, word: str, index: int) -> Iterator[str]:
    head, dep = words.heads[index], words.deps[index]
    lemma = words.lemmas[head].lower()
    yield f"h:{dep}:{lemma}"
    yield f"{word}^{dep}:{lemma}"
    over = words.heads[head]
    if words.deps[head] == "prep" and over != head:
        preposition, lemma = words.lowers[head], words.lemmas[over].lower()
        yield f"hh:{preposition}:{lemma}"
        yield f"{word}^{preposition}:{lemma}"
    for sibling in words.children(head):
        label = words.deps[sibling]
        if label in _SIBLINGS and sibling != index:
            yield f"s:{label}:{_label(words, sibling)}"


def neighbour_vectors(doc: Doc, indexes: list[int], own: Floats, as_written: Floats) -> Floats:
    """Return one row a word: the vectors of its slots side by side.

    Args:
        doc: The parsed document.
        indexes: The words to describe.
        own: For each token of the document, the vector of its lemma; a last row of zeros.
        as_written: The same for the words as written.
    """
    words = words_of(doc)
    near = np.array([_near(words, index) for index in indexes], dtype=np.int64)
    stretches = [*_phrases(doc, indexes), *_sentences(words, indexes)]
    around, sentences = np.split(_means(words, own, stretches, np.tile(near[:, 0], 2)), 2)
    singles: Floats = own[near].reshape(len(indexes), -1)
    return np.hstack([singles, as_written[indexes], around, sentences])


def _phrases(doc: Doc, indexes: list[int]) -> Iterator[tuple[int, int]]:
    for token in map(doc.__getitem__, indexes):
        yield token.left_edge.i, token.right_edge.i + 1


def _sentences(words: Words, indexes: list[int]) -> Iterator[tuple[int, int]]:
    starts = [index for index, opens in enumerate(words.opens_sentence) if opens]
    ends = [*starts[1:], len(words.words)]
    for index in indexes:
        number = bisect_right(starts, index) - 1
        yield starts[number], ends[number]


def _means(words: Words, own: Floats, stretches: list[tuple[int, int]], left_out: Rows) -> Floats:
    """Return the mean vector of the content words of each stretch, its own word left out."""
    content = np.array([part in _CONTENT for part in words.parts], dtype=np.float32)
    weighted = own[:-1] * content[:, None]
    sums = np.vstack([np.zeros((1, own.shape[1]), np.float32), np.cumsum(weighted, axis=0)])
    counts = np.concatenate([[0], np.cumsum(content)])
    starts, ends = np.array(stretches).T
    total = sums[ends] - sums[starts] - weighted[left_out]
    count = counts[ends] - counts[starts] - content[left_out]
    means: Floats = (total / np.maximum(count, 1)[:, None]).astype(np.float32)
    return means


def _near(words: Words, index: int) -> list[int]:
    """Return the words of the single slots, one past the last word where there is none."""
    dep, over = words.deps[index], words.heads[index]
    head = words.heads[over] if dep == "pobj" else over
    by_label: dict[str, int] = {}
    for child in words.children(index):
        by_label.setdefault(words.deps[child], child)
    modified = over if dep in ("acl", "relcl", "amod") else None
    slots = (
        index,
        _first(by_label.get("dobj"), by_label.get("nsubjpass"), modified),
        _first(by_label.get("nsubj"), _noun_after(words, by_label.get("agent"))),
        _noun_after(words, by_label.get("prep")),
        _first(by_label.get("xcomp"), by_label.get("ccomp")),
        head if head != index else None,
        _first(by_label.get("amod"), by_label.get("compound")),
    )
    return [len(words.words) if slot is None else slot for slot in slots]


def _first(*slots: int | None) -> int | None:
    return next((slot for slot in slots if slot is not None), None)


def _noun_after(words: Words, marker: int | None) -> int | None:
    if marker is None:
        return None
    nouns = (child for child in words.children(marker) if words.deps[child] in _COMPLEMENTS)
    return next(nouns, None)
