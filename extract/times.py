"""Finds the words of a text that say when; what day they mean is decided in `transform.dates`.

Expressions follow the grammar of `seeds.time_grammar`. The entity recogniser is only a witness: it
decides whether a bare `2022` or `May` is a time. A span takes in the preposition before it, which
changes the meaning (`since Monday`), but no verb or article before that.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from extract.words import TIME_LABELS, words_of
from seeds.time_grammar import FORMS, Form, numbers_of_forms
from seeds.time_words import PREPOSITIONS

_WORD = re.compile(r"\w+")
_PREPOSITION = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, PREPOSITIONS), key=len, reverse=True))})"
    r"(?: (?:both|the|about|around|approximately|exactly))?\s+$",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\(\?P<\w+>")
# `the` may begin thirty forms.
_MANY = 20
_BARE_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|during|before|after|through|of|for|and|or|the|early|late|mid"
    r"|to|year|as early as|back in|November|December)\s+|[(,]\s?)$",
    re.IGNORECASE,
)
_NO_TIME_AFTER = re.compile(
    r"^\s?(?:%|percent|people|troops|soldiers|children|km|kilomet|met(?:er|re)|mln|bln|million|billion"
    r"|rubles|roubles|dollars|tons|vehicles|hectares|-year-old|[°$€])"
)
_MODAL_MAY = re.compile(r"^\s+(?:be|have|not|well|also|never|become|take|lead|still|soon|[a-z]+)\b")
_AGE = re.compile(r"(?:\baged?\s+|-)$")
_OLD = re.compile(r"^(?:[- ]olds?|-ends?)\b")


def find_times(doc: Doc) -> list[tuple[int, int]]:
    """Return the spans of time expressions in order, in characters of the text, without overlaps."""
    words = words_of(doc)
    text = words.text
    witnessed = [
        (words.starts[start], words.end_char(end))
        for start, end, label in words.entities
        if label in TIME_LABELS
    ]
    spans: list[tuple[int, int]] = []
    end = 0
    for start, stop in sorted(_matches(text, witnessed), key=lambda span: (span[0], -span[1])):
        if start >= end:
            spans.append((_with_preposition(text, start, end), stop))
            end = stop
    return spans


def _matches(text: str, witnessed: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for form, match in _forms_in(text):
        start, end = _trimmed(text, *match.span())
        if end > start and _is_time(text, start, end, form, witnessed):
            yield start, end


def _forms_in(text: str) -> Iterator[tuple[Form, re.Match[str]]]:
    """Yield what each form finds by itself, without overlaps, word by word."""
    floors = [0] * len(FORMS)
    for word in _WORD.finditer(text):
        start = word.start()
        numbers = numbers_of_forms(word.group())
        if len(numbers) > _MANY and not _any_of(numbers).match(text, start):
            continue
        for number in numbers:
            if start < floors[number]:
                continue
            match = FORMS[number].pattern.match(text, start)
            if match is not None:
                floors[number] = match.end()
                yield FORMS[number], match


@cache
def _any_of(numbers: tuple[int, ...]) -> re.Pattern[str]:
    """Return one pattern for many forms: most words that could begin one are refused at one go."""
    patterns = [FORMS[number].pattern for number in numbers]
    return re.compile(
        "|".join(
            f"(?{'i' if each.flags & re.IGNORECASE else ''}:{_GROUP.sub('(?:', each.pattern)})"
            for each in patterns
        )
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " ,":
        end -= 1
    return start, end


def _is_time(text: str, start: int, end: int, form: Form, witnessed: list[tuple[int, int]]) -> bool:
    after = text[end : end + 20]
    if _NO_TIME_AFTER.match(after) or _OLD.match(after):
        return False
    if form.name == "duration" and _AGE.search(text[max(0, start - 6) : start]):
        return False
    if not form.needs_context:
        return True
    before = text[max(0, start - 15) : start]
    if form.name == "month" and text[start:end] in {"May", "March"} and _MODAL_MAY.match(after):
        return bool(_PREPOSITION.search(before))
    if any(first <= start and end <= last for first, last in witnessed):
        return True
    pattern = _BARE_YEAR_BEFORE if form.name == "year" else _PREPOSITION
    return pattern.search(before) is not None


def _with_preposition(text: str, start: int, floor: int) -> int:
    """Return where the expression begins when the preposition before it is taken in."""
    match = _PREPOSITION.search(text, max(floor, start - 30), start)
    return match.start() if match else start
