"""Place names that the entity recogniser leaves out or takes for something else: one function a rule.

They stand as places do: after a preposition, before the region they lie in, or with the name of a large
town. Like those of `extract.toponym_rules` they yield stretches, and a wrong guess is dropped in
`transform`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from extract.toponym_rules import NAME_LABELS, NAME_TAGS, is_joiner, is_place_preposition
from extract.words import Stretch, Words
from seeds.place_names import large_town_names, place_words
from seeds.places import read_places

_PERSON = "PERSON"


def abbreviated_regions(words: Words) -> Iterator[Stretch]:
    """Yield short forms of regions after the town that lies there: `Lawton, Okla.`, `Reno, NV`."""
    for match in _short_regions().finditer(words.text):
        start, end = match.span("region")
        found = words.stretch_at(start, end) or words.stretch_at(start, end - 1)
        if found is not None:
            yield found


@cache
def _short_regions() -> re.Pattern[str]:
    names = sorted((row.abbreviation for row in read_places().abbreviations), key=len, reverse=True)
    return re.compile(rf"(?<=[a-z]), (?P<region>{'|'.join(map(re.escape, names))})(?!\w)")


def large_towns(words: Words) -> Iterator[Stretch]:
    """Yield names of large towns that the recogniser left out or took for bodies.

    The first word of a sentence is written with a capital whatever it is: it counts only as a name.
    """
    names_of = _towns_by_first_word()
    for start, word in enumerate(words.words):
        for name in names_of.get(word, ()):
            found = words.stretch_at(words.starts[start], words.starts[start] + len(name))
            if found and words.text_of(*found) == name and _is_free(words, *found):
                yield found
                break


@cache
def _towns_by_first_word() -> dict[str, tuple[str, ...]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name in large_town_names():
        names[re.split(r"[ ’'-]", name, maxsplit=1)[0]].append(name)
    return {word: tuple(sorted(found, key=len, reverse=True)) for word, found in names.items()}


def _is_free(words: Words, start: int, end: int) -> bool:
    entity = words.entity_at(start)
    if entity is None:
        return not words.opens_sentence[start] and words.tags[start] == "NNP"
    return entity[:2] == (start, end) and entity.label in NAME_LABELS


def taken_for_people(words: Words) -> Iterator[Stretch]:
    """Yield names that stand as places, but for persons: `from Duncan and Altus`.

    Where the name is part of a longer one (`Sergey Lavrov`, `from Lavrov`) a person is meant.
    """
    people = {entity[:2] for entity in words.entities if entity.label == _PERSON}
    parts = Counter(word for start, end in people for word in words.words[start:end])
    for start, end in sorted(people):
        name = words.words[start:end]
        is_surname = end - start == 1 and parts[name[0]] > _n_alone(words, people, name[0])
        is_word = end - start == 1 and words.lowers[start] in place_words("other")
        if not is_surname and not is_word and _stands_as_place(words, start, end):
            yield start, end


def _n_alone(words: Words, people: set[Stretch], word: str) -> int:
    return sum(words.words[start:end] == [word] for start, end in people)


def _stands_as_place(words: Words, start: int, end: int) -> bool:
    """Say whether a preposition of place stands before a name or its list, or its region after it."""
    if is_joiner(words, end) and end + 1 < len(words.labels) and words.labels[end + 1] == "GPE":
        return True
    before = start - 1
    while before > 0 and is_joiner(words, before) and _is_name_like(words, before - 1):
        before -= 2
        while before > 0 and _is_name_like(words, before):
            before -= 1
    return before >= 0 and is_place_preposition(words, before)


def _is_name_like(words: Words, index: int) -> bool:
    return words.words[index][0].isupper() and words.tags[index] in NAME_TAGS
