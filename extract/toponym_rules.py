"""Where place names stand that the entity recogniser misses: one function a rule, each yielding stretches.

Rules read the words of one text and yield stretches of them without labels; `extract.toponyms` decides
which of them win. A rule may guess: a stretch that no gazetteer knows is dropped in `transform`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from extract.words import Name, Stretch, Words
from seeds.place_names import known_place_names, place_words

_PLACE_LABELS = frozenset({"GPE", "LOC"})
_HEAD_NOUNS = (
    "Area|Autonomous Area|Autonomous Region|Autonomous Republic|Bay|City|County|Desert|District"
    "|Federal District|Governorate|Gulf|Island|Islands|Lake|Mountains|Municipality|Oblast|Peninsula"
    "|Prefecture|Province|Region|Republic|Reservoir|River|Sea|Strait|Territory|Valley|Voivodeship"
)
_ADMIN_NAME = re.compile(
    rf"\b(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? (?:{_HEAD_NOUNS})|(?:Lake|Mount) [A-Z][\w’'-]+)\b"
)
_BOUNDARY = re.compile(r"\b")
_PREPOSITIONS = frozenset(
    "in near from at around outside throughout across to off toward towards via reach reached".split()
)
NAME_LABELS = frozenset({"", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "NORP", "WORK_OF_ART"})
NAME_TAGS = frozenset({"NNP", "NNPS", "JJ", "NN", "FW"})
_PREPOSITIONS_AND_OF = _PREPOSITIONS | {"of"}
_MOST_WORDS = 4
_INFIXES = frozenset({"-", "de", "del", "la", "el", "al", "di", "da"})
_JOINERS = frozenset({",", "and", "or"})


def known_names(words: Words) -> Iterator[Stretch]:
    """Yield every reviewed name or capital that stands as whole words, the longest at each spot."""
    names_of = _by_first_word()
    for index, word in enumerate(words.words):
        if word in names_of:
            char = words.starts[index]
            for name in names_of[word]:
                if not words.text.startswith(name, char):
                    continue
                found = words.stretch_at(char, char + len(name))
                if found is not None and not _is_half(words, *found):
                    yield found
                    break


def _is_half(words: Words, start: int, end: int) -> bool:
    """Say whether a longer name begins or ends there: `Guinea-Bissau`, `Santiago de Cali`; not `US-led`."""
    if words.lowers[end : end + 1] in (["de"], ["del"]) and end + 1 < len(words.words):
        return words.words[end + 1][0].isupper()
    other = ""
    if end < len(words.words) and words.words[end].startswith("-"):
        other = words.text_of(end, min(end + 2, len(words.words)))[1:]
    elif start > 0 and words.words[start - 1].endswith("-"):
        other = words.text_of(max(0, start - 2), start)[:-1]
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


def repeated_names(words: Words) -> Iterator[Stretch]:
    """Yield further tellings of a name that the recogniser took for a place once, and mostly."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entity in words.entities:
        kind = "place" if entity.label in _PLACE_LABELS else entity.label
        votes[words.text_of(entity.start, entity.end)][kind] += 1
    for name, kinds in votes.items():
        if name.lower() in place_words("other"):
            continue
        if len(name) > 3 and name[0].isupper() and kinds["place"] > kinds["PERSON"]:
            yield from _tellings(words, name)


def _tellings(words: Words, name: str) -> Iterator[Stretch]:
    text = words.text
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        found = words.stretch_at(start, end)
        if found is not None and _BOUNDARY.match(text, start) and _BOUNDARY.match(text, end):
            yield found
        start = text.find(name, end)


def administrative_names(words: Words) -> Iterator[Stretch]:
    """Yield names that end in the kind of area: `Belgorod Region`, `Lake Baikal`."""
    for match in _ADMIN_NAME.finditer(words.text):
        found = words.stretch_at(*match.span())
        if found is not None and not words.opens_sentence[found[0]]:
            yield found


def named_kinds(words: Words) -> Iterator[Stretch]:
    """Yield the names in `the village of X`, `the provinces of X, Y and Z`, `town X`."""
    kinds = place_words("kind")
    read: set[int] = set()
    for start, lemma in enumerate(words.lower_lemmas[:-2], start=1):
        if lemma in kinds:
            after_of = start + 1 + (words.lowers[start + 1] == "the")
            begin = after_of if words.lowers[start] == "of" else start
            yield from _name_list(words, begin, read)


def after_preposition(words: Words) -> Iterator[Stretch]:
    """Yield names after a preposition of place: `in X`, `from X and Y`."""
    read: set[int] = set()
    for start, before in enumerate(words.lowers[:-1], start=1):
        if before in _PREPOSITIONS_AND_OF and is_place_preposition(words, start - 1):
            yield from _name_list(words, start + (words.lowers[start] == "the"), read)


def is_place_preposition(words: Words, index: int) -> bool:
    """Say whether a place may follow: after `in`, not `according to`; after `residents of`."""
    before = words.lower_lemmas[index - 1] if index else ""
    if words.lowers[index] == "of":
        return before in place_words("of")
    return words.lowers[index] in _PREPOSITIONS and before not in {"accord", "according"}


def listed_with(words: Words, places: Iterable[Name]) -> Iterator[Stretch]:
    """Yield the names that stand in one list with, or right before the comma of, a place."""
    read: set[int] = set()
    for start, end, _ in places:
        if is_joiner(words, end):
            yield from _name_list(words, end + 1, read)
        before = start - 1
        if before > 0 and is_joiner(words, before):
            name = _name_ending(words, before)
            if name is not None:
                yield name


def _name_list(words: Words, start: int, read: set[int]) -> Iterator[Stretch]:
    """Yield names from `start` on as long as commas and `and` join them; a list is read only once."""
    while start not in read and (name := _name_at(words, start)) is not None:
        read.add(start)
        yield name
        start = name[1]
        if not is_joiner(words, start):
            return
        start += 1
        if start < len(words.lowers) and words.lowers[start] == "and":
            start += 1


def _name_at(words: Words, start: int) -> Stretch | None:
    end = start
    while (
        end - start <= _MOST_WORDS
        and end < len(words.words)
        and (_is_name_word(words, end) or _is_infix(words, start, end))
    ):
        end += 1
    return (start, end) if 0 < end - start <= _MOST_WORDS else None


def _name_ending(words: Words, end: int) -> Stretch | None:
    start = end
    while end - start <= _MOST_WORDS and start > 0 and _is_name_word(words, start - 1):
        start -= 1
    return (start, end) if 0 < end - start <= _MOST_WORDS else None


def _is_name_word(words: Words, index: int) -> bool:
    word = words.words[index]
    return (
        word[0].isupper()
        and (word.isalpha() or "-" in word or "'" in word)
        and words.labels[index] in NAME_LABELS
        and words.lowers[index] not in place_words("other")
        and words.tags[index] in NAME_TAGS
    )


def _is_infix(words: Words, start: int, index: int) -> bool:
    return (
        start < index < len(words.words) - 1
        and words.lowers[index] in _INFIXES
        and _is_name_word(words, index + 1)
    )


def is_joiner(words: Words, index: int) -> bool:
    """Say whether a comma, `and` or `or` stands there, with a word after it."""
    return index < len(words.words) - 1 and words.lowers[index] in _JOINERS
