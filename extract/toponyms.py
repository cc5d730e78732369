"""Finds the words of a text that name places; which place they mean is decided in `transform.places`.

Every span has a label that says how sure and what kind it is:

- `GPE`, `LOC`, `FAC`: a place, by the entity recogniser or by a reviewed name;
- `ORG`: a place name inside the name of a body (`the US Treasury`): no place of an event;
- `NORP`: an adjective or a people (`Russian`): no place of an event;
- `GUESS`: a name where places stand, which counts only if a gazetteer knows it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from extract import toponym_rules as rules

_RECOGNISED = frozenset({"GPE", "LOC", "FAC"})
# Given names and surnames as well: alone, and labelled as a person, they are no places.
_ALSO_PEOPLE = frozenset({"Chad", "Jordan", "Georgia", "Israel", "Victoria", "Paris", "Sydney"})
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|inside|outside|around|across|throughout|from|into|to|on|over|off|via|of"
    r"|between|through|toward|towards|within|against)\s+(?:(?:the|downtown|central|southern|northern"
    r"|eastern|western|neighboring|nearby|war-torn|city|town|village|of)\s+)*$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:[’']s?|\?s)$")
_LIST = re.compile(r",| and | [-–—] ")
_NO_NAME = re.compile(r"[a-z]|\d|[A-Z]?\d|E\.?U\.?$|U\.?N\.?$")
_PAPERS = re.compile(
    r"\b(?:Times|Post|Herald|Daily|Journal|Tribune|Globe|Gazette|Chronicle|Voice|Cup|Games|Radio)\b"
)
_ACRONYM = re.compile(r"[A-Z]{1,5}")
_DISEASES = re.compile(
    r"\b(?:[Vv]irus|[Ff]lu|[Ff]ever|ebolavirus|COVID|H\d+N\d+|Ebola|Marburg|West Nile|[Ss]wine)\b"
)


def find_toponyms(doc: Doc) -> list[Span]:
    """Return the place names of a text in order, without overlaps, each with its label.

    Args:
        doc: A parsed text with entities.
    """
    people = _people(doc)
    chosen: dict[int, Span] = {}
    for span in _proposals(doc, people):
        trimmed = _trim(span)
        if trimmed is None or any(token.i in chosen for token in trimmed):
            continue
        chosen.update((token.i, trimmed) for token in trimmed)
    return sorted(dict.fromkeys(chosen.values()), key=lambda span: span.start)


def _proposals(doc: Doc, people: frozenset[int]) -> Iterator[Span]:
    """Yield labelled spans, the surer first; a later one never takes the words of an earlier one."""
    recognised = [
        entity
        for entity in doc.ents
        if entity.label_ in _RECOGNISED and not _is_mislabelled(doc, entity, people)
    ]
    certain = list(_labelled(doc, rules.known_names(doc), people, guess=False))
    yield from _longest_first(
        (
            *certain,
            *(entity for entity in recognised if not _LIST.search(entity.text)),
            *_labelled(doc, rules.administrative_names(doc), people, guess=True),
        )
    )
    yield from recognised
    yield from _labelled(doc, rules.repeated_names(doc), people, guess=True)
    yield from _labelled(doc, rules.named_kinds(doc), people, guess=True)
    yield from _labelled(doc, rules.listed_with(doc, [*recognised, *certain]), people, guess=True)
    yield from _labelled(doc, rules.after_preposition(doc), people, guess=True)
    yield from _peoples(doc, people)


def _longest_first(spans: Iterable[Span]) -> list[Span]:
    return sorted(spans, key=lambda span: -len(_trim(span) or ()))


def _labelled(
    doc: Doc, spans: Iterable[Span], people: frozenset[int], *, guess: bool
) -> Iterator[Span]:
    for span in spans:
        if any(token.i in people for token in span) and not _is_place_after_all(doc, span):
            continue
        if guess and _ACRONYM.fullmatch(span.text):
            continue
        if not _is_named_after(doc, span):
            yield Span(doc, span.start, span.end, label=_label(span, guess=guess))


def _is_named_after(doc: Doc, span: Span) -> bool:
    """Say whether a disease or a newspaper is named after the place: `West Nile virus`."""
    if _DISEASES.search(doc.text, max(0, span.start_char - 5), span.end_char + 7):
        return True
    entity = next((ent for ent in doc.ents if ent.start <= span.start < ent.end), None)
    return entity is not None and entity.label_ == "ORG" and bool(_PAPERS.search(entity.text))


def _label(span: Span, *, guess: bool) -> str:
    """Return `ORG` for a name that is part of the name of a body, `NORP` for an adjective."""
    if guess and len(span) == 1 and (span[0].ent_type_ == "NORP" or span[0].tag_ == "JJ"):
        return "NORP"
    labels = {token.ent_type_ for token in span}
    entity = next((ent for ent in span.doc.ents if ent.start <= span.start < ent.end), None)
    if "ORG" in labels and entity is not None and len(_trim(entity) or entity) > len(span):
        return "ORG"
    return "GUESS" if guess else "GPE"


def _people(doc: Doc) -> frozenset[int]:
    """Return the tokens inside names of persons."""
    return frozenset(
        token.i for entity in doc.ents if entity.label_ == "PERSON" for token in entity
    )


def _is_place_after_all(doc: Doc, span: Span) -> bool:
    """Say whether a reviewed name was taken for a person: it is the whole name, and stands as a place."""
    entity = next((ent for ent in doc.ents if ent.start <= span.start < ent.end), None)
    if entity is None or len(_trim(entity) or entity) > len(span):
        return False
    return (
        span.text not in _ALSO_PEOPLE or _LOCATIVE.search(doc.text[: span.start_char]) is not None
    )


def _is_mislabelled(doc: Doc, entity: Span, people: frozenset[int]) -> bool:
    """Say whether an entity is no place after all: a disease, a body, or a person's name."""
    text = entity.text.removeprefix("the ")
    if _NO_NAME.match(text) or _is_named_after(doc, entity):
        return True
    surnames = Counter(doc[index].text for index in people)
    votes = sum(ent.text == entity.text and ent.label_ in _RECOGNISED for ent in doc.ents)
    return len(entity) == 1 and surnames[entity.text] >= votes and not entity.text.isupper()


def _peoples(doc: Doc, people: frozenset[int]) -> Iterator[Span]:
    for token in doc:
        is_candidate = token.ent_type_ in {"NORP", "ORG"} or token.tag_ == "JJ"
        if is_candidate and token.text[0].isupper() and token.is_alpha and token.i not in people:
            yield Span(doc, token.i, token.i + 1, label="NORP")


def _trim(span: Span) -> Span | None:
    """Return the span without article, possessive ending and stops, or None if nothing is left."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (doc[start].lower_ in {"the", "a", "in", "of"} or doc[start].is_punct):
        start += 1
    while start < end and (_POSSESSIVE.fullmatch(doc[end - 1].text) or _is_stop(doc[end - 1].text)):
        end -= 1
    return Span(doc, start, end, label=span.label_) if start < end else None


def _is_stop(text: str) -> bool:
    return text in {".", ",", ";", ":", '"', "”", "’", "'", ")", "-", "–"}
