"""What the event classifier sees of a word: symbols of its grammar, and the word vectors of its neighbours.

Symbols are strings such as `dobj:talk` or `hold|dobj:talk`, hashed into a table. Vectors say what words are
alike, so that a predicate never met in training is read by its neighbours' company.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from spacy.strings import hash_string  # type: ignore[attr-defined]  # Cython, not in its stub
from spacy.tokens import Doc, Token

from extract.nlp.syntax import children

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


def may_name_event(token: Token) -> bool:
    """Say whether a word is a verb, a common noun or a predicate adjective."""
    if token.pos_ == "VERB":
        return True
    if token.pos_ == "NOUN":
        return not token.ent_type_ or token.is_lower
    if token.pos_ == "PROPN":
        return not token.ent_type_
    return token.pos_ == "ADJ" and token.dep_ in _PREDICATIVE


def symbol_rows(token: Token) -> Rows:
    """Return the rows of the symbol table that a word switches on."""
    return np.fromiter((hash_string(s) % BUCKETS for s in symbols(token)), dtype=np.int64)


def symbols(token: Token) -> Iterator[str]:
    """Yield the symbols of a word: itself, what hangs on it, what it hangs on, what stands beside it."""
    word = f"{token.lemma_.lower()}/{token.pos_[0]}"
    yield f"L={word}"
    yield f"w={token.lower_}"
    yield f"dep={token.dep_}"
    yield f"tag={token.tag_}"
    yield f"suf={token.lemma_[-4:].lower()}"
    for child in token.children:
        if child.dep_ in _MARKERS:
            yield from _marker_symbols(word, child)
        elif child.dep_ not in _IGNORED:
            yield f"{child.dep_}:{_label(child)}"
            yield f"{word}|{child.dep_}"
            yield f"{word}|{child.dep_}:{_label(child)}"
    yield from _governor_symbols(word, token)
    for offset in _NEAR:
        if 0 <= token.i + offset < len(token.doc):
            yield f"{offset}={token.doc[token.i + offset].lower_}"


def _label(token: Token) -> str:
    """Return a name's label, any other word's lemma: who acts matters less than what sort of actor."""
    return token.ent_type_ or token.lemma_.lower()


def _marker_symbols(word: str, marker: Token) -> Iterator[str]:
    yield f"{marker.dep_}:{marker.lower_}"
    yield f"{word}|{marker.lower_}"
    for noun in children(marker, "pobj", "pcomp"):
        yield f"{marker.lower_}>{_label(noun)}"
        yield f"{word}|{marker.lower_}>{_label(noun)}"


def _governor_symbols(word: str, token: Token) -> Iterator[str]:
    head = token.head
    if head == token:
        return
    yield f"h:{token.dep_}:{head.lemma_.lower()}"
    yield f"{word}^{token.dep_}:{head.lemma_.lower()}"
    if head.dep_ == "prep" and head.head != head:
        yield f"hh:{head.lower_}:{head.head.lemma_.lower()}"
        yield f"{word}^{head.lower_}:{head.head.lemma_.lower()}"
    for sibling in children(head, "aux", "neg", "dobj", "xcomp", "nsubj"):
        if sibling != token:
            yield f"s:{sibling.dep_}:{_label(sibling)}"


def neighbour_vectors(tokens: list[Token], own: Floats, as_written: Floats) -> Floats:
    """Return one row a token: the vectors of its slots side by side.

    Args:
        tokens: The words to describe, all of one document.
        own: For each token of the document, the vector of its lemma; a last row of zeros.
        as_written: The same for the words as written.
    """
    doc = tokens[0].doc
    missing = len(doc)
    near = np.array([_near(token, missing) for token in tokens], dtype=np.int64)
    written = as_written[[token.i for token in tokens]]
    stretches = [_stretch(token) for token in tokens]
    stretches += [(token.sent.start, token.sent.end) for token in tokens]
    around, sentences = np.split(_means(doc, own, stretches, np.tile(near[:, 0], 2)), 2)
    singles: Floats = own[near].reshape(len(tokens), -1)
    return np.hstack([singles, written, around, sentences])


def _stretch(token: Token) -> tuple[int, int]:
    return token.left_edge.i, token.right_edge.i + 1


def _means(doc: Doc, own: Floats, stretches: list[tuple[int, int]], left_out: Rows) -> Floats:
    """Return the mean vector of the content words of each stretch, its own word left out."""
    content = np.array([token.pos_ in _CONTENT for token in doc], dtype=np.float32)
    weighted = own[:-1] * content[:, None]
    sums = np.vstack([np.zeros((1, own.shape[1]), np.float32), np.cumsum(weighted, axis=0)])
    counts = np.concatenate([[0], np.cumsum(content)])
    starts, ends = np.array(stretches).T
    total = sums[ends] - sums[starts] - weighted[left_out]
    count = counts[ends] - counts[starts] - content[left_out]
    means: Floats = (total / np.maximum(count, 1)[:, None]).astype(np.float32)
    return means


def _near(token: Token, missing: int) -> list[int]:
    """Return the tokens of the single slots, `missing` where there is none."""
    head = token.head.head if token.dep_ == "pobj" else token.head
    by_label: dict[str, Token] = {}
    for child in token.children:
        by_label.setdefault(child.dep_, child)
    modified = token.head if token.dep_ in ("acl", "relcl", "amod") else None
    slots = (
        token,
        by_label.get("dobj") or by_label.get("nsubjpass") or modified,
        by_label.get("nsubj") or _noun_after(by_label.get("agent")),
        _noun_after(by_label.get("prep")),
        by_label.get("xcomp") or by_label.get("ccomp"),
        head if head != token else None,
        by_label.get("amod") or by_label.get("compound"),
    )
    return [missing if slot is None else slot.i for slot in slots]


def _noun_after(marker: Token | None) -> Token | None:
    if marker is None:
        return None
    return next((child for child in marker.children if child.dep_ in ("pobj", "pcomp")), None)
