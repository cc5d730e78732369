"""Where place names stand that the entity recogniser misses: one function a rule, each yielding spans.

Rules read the text of one `Doc` and yield token spans without labels; `extract.toponyms` decides which
of them win. A rule may guess: a span that no gazetteer knows is dropped in `transform`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from seeds.places import known_place_names, place_words

_PLACE_LABELS = frozenset({"GPE", "LOC"})
_HEAD_NOUNS = (
    "Area|Autonomous Area|Autonomous Region|Autonomous Republic|Bay|City|County|Desert|District"
    "|Federal District|Governorate|Gulf|Island|Islands|Lake|Mountains|Municipality|Oblast|Peninsula"
    "|Prefecture|Province|Region|Republic|Reservoir|River|Sea|Strait|Territory|Valley|Voivodeship"
)
_ADMIN_NAME = re.compile(
    rf"\b(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? (?:{_HEAD_NOUNS})|(?:Lake|Mount) [A-Z][\w’'-]+)\b"
)
_PREPOSITIONS = frozenset({"in", "near", "from", "at", "around", "outside", "throughout", "across"})
_NAME_LABELS = frozenset({"", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "NORP", "WORK_OF_ART"})


def known_names(doc: Doc) -> Iterator[Span]:
    """Yield every reviewed name or capital that stands as whole words, the longest at each spot."""
    for token in doc:
        for name in _by_first_word().get(token.text, ()):
            if not doc.text.startswith(name, token.idx):
                continue
            span = doc.char_span(token.idx, token.idx + len(name))
            if span is not None and not _is_half(span):
                yield span
                break


def _is_half(span: Span) -> bool:
    """Say whether a hyphen ties the span to another name: `Guinea-Bissau`, but not `US-led`."""
    doc = span.doc
    ahead = doc[span.end : span.end + 2].text
    behind = doc[max(0, span.start - 2) : span.start].text
    other = ahead[1:] if ahead.startswith("-") else behind[:-1] if behind.endswith("-") else ""
    return other[:1].isupper() and other not in known_place_names()


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name in known_place_names():
        names[re.split(r"[ ’'-]", name, maxsplit=1)[0]].append(name)
        names[name.split(" ", maxsplit=1)[0]].append(name)
    return {
        word: tuple(sorted(set(found), key=lambda name: (-len(name), name)))
        for word, found in names.items()
    }


def repeated_names(doc: Doc) -> Iterator[Span]:
    """Yield further tellings of a name that the recogniser took for a place once, and mostly."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entity in doc.ents:
        kind = "place" if entity.label_ in _PLACE_LABELS else entity.label_
        votes[entity.text][kind] += 1
    places = [
        name
        for name, kinds in votes.items()
        if len(name) > 3 and name[0].isupper() and kinds["place"] > kinds["PERSON"]
    ]
    for name in places:
        for match in re.finditer(rf"\b{re.escape(name)}\b", doc.text):
            span = doc.char_span(*match.span())
            if span is not None:
                yield span


def administrative_names(doc: Doc) -> Iterator[Span]:
    """Yield names that end in the kind of area: `Belgorod Region`, `Lake Baikal`."""
    for match in _ADMIN_NAME.finditer(doc.text):
        span = doc.char_span(*match.span())
        if span is not None and not span[0].is_sent_start:
            yield span


def named_kinds(doc: Doc) -> Iterator[Span]:
    """Yield the names in `the village of X`, `the provinces of X, Y and Z`, `town X`."""
    for token in doc[:-2]:
        if token.lemma_.lower() not in place_words("kind"):
            continue
        start = token.i + 1
        if doc[start].lower_ == "of":
            start += 1 + (doc[start + 1].lower_ == "the")
        yield from _name_list(doc, start)


def after_preposition(doc: Doc) -> Iterator[Span]:
    """Yield names after a preposition of place: `in X`, `from X and Y`."""
    for token in doc[:-1]:
        if token.lower_ in _PREPOSITIONS:
            yield from _name_list(doc, token.i + 1 + (doc[token.i + 1].lower_ == "the"))


def listed_with(doc: Doc, places: Iterable[Span]) -> Iterator[Span]:
    """Yield the names that stand in one list with, or right before the comma of, a place."""
    for place in places:
        yield from _name_list(doc, place.end + 1) if _is_joiner(doc, place.end) else ()
        before = place.start - 1
        if before > 0 and _is_joiner(doc, before):
            name = _name_ending(doc, before)
            if name is not None:
                yield name


def _name_list(doc: Doc, start: int) -> Iterator[Span]:
    """Yield names from `start` on as long as commas and `and` join them."""
    while (name := _name_at(doc, start)) is not None:
        yield name
        start = name.end
        if not _is_joiner(doc, start):
            return
        start += 1
        if start < len(doc) and doc[start].lower_ == "and":
            start += 1


def _name_at(doc: Doc, start: int) -> Span | None:
    end = start
    while end < len(doc) and (_is_name_word(doc[end]) or _is_infix(doc, start, end)):
        end += 1
    return doc[start:end] if 0 < end - start <= 4 else None


def _name_ending(doc: Doc, end: int) -> Span | None:
    start = end
    while start > 0 and _is_name_word(doc[start - 1]):
        start -= 1
    return doc[start:end] if 0 < end - start <= 4 else None


def _is_name_word(token: Token) -> bool:
    return (
        token.text[0].isupper()
        and token.is_alpha | ("-" in token.text) | ("'" in token.text)
        and token.ent_type_ in _NAME_LABELS
        and token.lower_ not in place_words("other")
        and token.tag_ in {"NNP", "NNPS", "JJ", "NN", "FW"}
    )


def _is_infix(doc: Doc, start: int, index: int) -> bool:
    return (
        start < index < len(doc) - 1
        and doc[index].lower_ in {"-", "de", "del", "la", "el", "al", "di", "da"}
        and _is_name_word(doc[index + 1])
    )


def _is_joiner(doc: Doc, index: int) -> bool:
    return index < len(doc) - 1 and doc[index].lower_ in {",", "and", "or"}
