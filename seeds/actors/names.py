"""The form under which actor names are compared: words without case, accents, stops and possessives.

Splitting keeps what the form drops (case, hyphens, possessive endings, punctuation between words), since
`US` is not `us` and `Russian-backed` is not `Russian`.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\d+(?:[.,]\d+)+|(?:[^\W\d_]\.){2,}|[\w&+]+(?:['’ʼ`´ʹ][^\W\d_]+)*['’]?")
_APOSTROPHES = re.compile(r"['’ʼ`´ʹ]")
_POSSESSIVE = re.compile(r"['’ʼ`´](?:s|S)?$")
_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss"}
)
_HYPHENS = frozenset("-‐‑")
_BREAKS = frozenset(',;:()"“”«»—–!?/\n')
_ABBREVIATIONS = frozenset(
    "st mr mrs ms dr gen col lt maj adm sen rep gov sgt capt prof rev jr no hon brig".split()
)


class Word(NamedTuple):
    """One word of a phrase.

    Attributes:
        form: What is compared: lower case, plain letters, no possessive ending.
        start: First character in the phrase.
        end: Character after the word.
        before: What stands between the previous word and this one.
        capital: Whether it begins with a capital letter.
        upper: Whether it is written in capitals throughout (`US`, not `I`).
        possessive: Whether it ended in `'s` or an apostrophe.
        broken: Whether punctuation parts it from the previous word.
    """

    form: str
    start: int
    end: int
    before: str
    capital: bool
    upper: bool
    possessive: bool
    broken: bool

    @property
    def joined(self) -> bool:
        """Whether a hyphen ties it to the previous word."""
        return self.before in _HYPHENS


@lru_cache(maxsize=65536)
def _read_word(raw: str) -> tuple[str, bool, bool, bool]:
    possessive = _POSSESSIVE.search(raw)
    kept = raw[: possessive.start()] if possessive else raw
    plain = kept.translate(_LETTERS).replace(".", "").replace(",", "")
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", plain))
    form = "".join(char for char in decomposed if not unicodedata.combining(char))
    upper = form.isupper() and len(form) > 1
    return form.lower(), form[:1].isupper(), upper, possessive is not None


def split_words(text: str) -> list[Word]:
    """Return the words of a phrase or text, in order."""
    words: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        form, capital, upper, possessive = _read_word(match.group())
        start, end = match.span()
        if form:
            before = text[last:start]
            # Nine in ten words stand behind a space.
            broken = before != " " and bool(words) and _breaks(before, words[-1].form)
            words.append(Word(form, start, end, before, capital, upper, possessive, broken))
        last = end
    return words


def _breaks(between: str, previous: str) -> bool:
    if between == "-":
        return False
    if between.startswith("."):
        return len(previous) > 1 and previous not in _ABBREVIATIONS
    return " - " in between or not _BREAKS.isdisjoint(between)


def normalise_name(name: str) -> str:
    """Return the form under which a name is looked up, without a leading `the`.

    `The U.S. State Department` and `US State Department's` have one form.
    """
    forms = [form for raw in _WORD.findall(name) if (form := _read_word(raw)[0])]
    return " ".join(forms[1:] if forms[:1] == ["the"] and len(forms) > 1 else forms)


def slug(name: str) -> str:
    """Return a name as a part of an actor id: `anna-kuznetsova`."""
    return re.sub(r"[^a-z0-9]+", "-", normalise_name(name)).strip("-") or "unnamed"
