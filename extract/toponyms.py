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

from spacy.lang.lex_attrs import is_punct
from spacy.tokens import Doc, Span

from extract import toponym_guesses as guesses
from extract import toponym_rules as rules
from extract.words import Name, Stretch, Words, words_of
from seeds.place_names import known_peoples

_RECOGNISED = frozenset({"GPE", "LOC", "FAC"})
_NAMES_OF_PEOPLES = frozenset({"NORP", "ORG"})
_PERSON = "PERSON"
# Given names and surnames as well: alone, and labelled as a person, they are no places.
_ALSO_PEOPLE = frozenset({"Chad", "Jordan", "Georgia", "Israel", "Victoria", "Paris", "Sydney"})
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|inside|outside|around|across|throughout|from|into|to|on|over|off|via|of"
    r"|between|through|toward|towards|within|against)\s+(?:(?:the|downtown|central|southern|northern"
    r"|eastern|western|neighboring|nearby|war-torn|city|town|village|of)\s+)*$",
    re.IGNORECASE,
)
_LEADING = frozenset({"the", "a", "in", "of"})
_TRAILING = frozenset({"'s", "’s", "?s", "'", "’", ".", ",", ";", ":", '"', "”", ")", "-", "–"})
_LIST = re.compile(r",| and | [-–—] ")
_NO_NAME = re.compile(r"[a-z]|\d|[A-Z]?\d|E\.?U\.?$|U\.?N\.?$|(?:Earth|Moon|Mars|Internet)$")
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
    words = words_of(doc)
    taken: set[int] = set()
    chosen: list[Name] = []
    for name in _trimmed(words, _proposals(words)):
        inside = range(name.start, name.end)
        if taken.isdisjoint(inside):
            taken.update(inside)
            chosen.append(name)
    return [Span(doc, name.start, name.end, label=name.label) for name in sorted(chosen)]


def _proposals(words: Words) -> Iterator[Name]:
    """Yield labelled names, the surer first; a later one never takes the words of an earlier one."""
    yield from _peoples_of_two_words(words)
    recognised = _recognised(words)
    certain = [
        *_labelled(words, guesses.abbreviated_regions(words), guess=False),
        *_labelled(words, rules.known_names(words), guess=False),
    ]
    yield from _longest_first(
        words,
        (
            *certain,
            *(each for each in recognised if not _LIST.search(words.text_of(*each[:2]))),
            *_labelled(words, rules.administrative_names(words), guess=True),
        ),
    )
    yield from recognised
    yield from _labelled(words, rules.repeated_names(words), guess=True)
    yield from _labelled(words, rules.named_kinds(words), guess=True)
    yield from _labelled(words, rules.listed_with(words, [*recognised, *certain]), guess=True)
    yield from _labelled(words, guesses.large_towns(words), guess=True)
    yield from _labelled(words, rules.after_preposition(words), guess=True)
    yield from _labelled(words, guesses.taken_for_people(words), guess=True)
    yield from _peoples(words)


def _longest_first(words: Words, names: Iterable[Name]) -> list[Name]:
    return sorted(_trimmed(words, names), key=lambda name: name.start - name.end)


def _labelled(words: Words, stretches: Iterable[Stretch], *, guess: bool) -> Iterator[Name]:
    for start, end in stretches:
        if _PERSON in words.labels[start:end] and not _is_place_after_all(words, start, end):
            continue
        if guess and _ACRONYM.fullmatch(words.text_of(start, end)):
            continue
        if not _is_named_after(words, start, end):
            yield Name(start, end, _label(words, start, end, guess=guess))


def _is_named_after(words: Words, start: int, end: int) -> bool:
    """Say whether a disease or a newspaper is named after the place: `West Nile virus`."""
    if _DISEASES.search(words.text, max(0, words.starts[start] - 5), words.end_char(end) + 7):
        return True
    entity = words.entity_at(start)
    return (
        entity is not None
        and entity.label == "ORG"
        and bool(_PAPERS.search(words.text_of(entity.start, entity.end)))
    )


def _label(words: Words, start: int, end: int, *, guess: bool) -> str:
    """Return `ORG` for a name that is part of the name of a body, `NORP` for an adjective."""
    is_adjective = words.labels[start] == "NORP" or words.tags[start] == "JJ"
    if guess and end - start == 1 and is_adjective:
        return "NORP"
    if "ORG" in words.labels[start:end] and _is_part(words, start, end):
        return "ORG"
    return "GUESS" if guess else "GPE"


def _is_part(words: Words, start: int, end: int) -> bool:
    """Say whether the words stand in an entity that is longer."""
    entity = words.entity_at(start)
    if entity is None:
        return False
    first, after = _trim(words, entity.start, entity.end) or (entity.start, entity.end)
    return after - first > end - start


def _is_place_after_all(words: Words, start: int, end: int) -> bool:
    """Say whether a reviewed name was taken for a person: it is the whole name, and stands as a place."""
    if words.entity_at(start) is None or _is_part(words, start, end):
        return False
    return (
        words.text_of(start, end) not in _ALSO_PEOPLE
        or _LOCATIVE.search(words.text, max(0, words.starts[start] - 100), words.starts[start])
        is not None
    )


def _recognised(words: Words) -> list[Name]:
    """Return the entities that are places: no disease, no body, and no person's name."""
    surnames = Counter(
        word for word, label in zip(words.words, words.labels, strict=True) if label == _PERSON
    )
    places = [each for each in words.entities if each.label in _RECOGNISED]
    texts = [words.text_of(each.start, each.end) for each in places]
    votes = Counter(texts)
    return [
        each
        for each, text in zip(places, texts, strict=True)
        if not _NO_NAME.match(text.removeprefix("the ").removeprefix("The "))
        and not _is_named_after(words, each.start, each.end)
        and (each.end - each.start > 1 or text.isupper() or surnames[text] < votes[text])
    ]


def _peoples(words: Words) -> Iterator[Name]:
    """Yield adjectives and peoples; of those that the recogniser does not see, only the known."""
    known = known_peoples()
    for index, (label, tag) in enumerate(zip(words.labels, words.tags, strict=True)):
        word = words.words[index]
        if not word[0].isupper() or not word.isalpha() or label == _PERSON:
            continue
        if label in _NAMES_OF_PEOPLES or tag == "JJ" or word in known:
            yield Name(index, index + 1, "NORP")


def _peoples_of_two_words(words: Words) -> Iterator[Name]:
    """Yield `South African`, of which no half may be taken for a name."""
    known = known_peoples()
    for start in range(len(words.words) - 1):
        if words.words[start][0].isupper() and words.text_of(start, start + 2) in known:
            yield Name(start, start + 2, "NORP")


def _trimmed(words: Words, names: Iterable[Name]) -> Iterator[Name]:
    for name in names:
        stretch = _trim(words, name.start, name.end)
        if stretch is not None:
            yield Name(*stretch, name.label)


def _trim(words: Words, start: int, end: int) -> Stretch | None:
    """Return the words without article, possessive ending and stops, or None if nothing is left."""
    while start < end and (words.lowers[start] in _LEADING or is_punct(words.words[start])):
        start += 1
    while start < end and words.words[end - 1] in _TRAILING:
        end -= 1
    return (start, end) if start < end else None
