"""How the model's view of a text differs from the text: character by character, then rule by rule.

Character tables put one character for one. Rules take out or replace what a pattern matches; each is
bounded in length, and none reaches over a paragraph.
"""

import re
from dataclasses import dataclass

_TABLE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("‐‑−", "-"),
        **dict.fromkeys(
            "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f\x85",
            " ",
        ),
        **dict.fromkeys("\u2028\u2029", "\n"),
    }
)
_CYRILLIC = "АВЕЅІЈКМНОРСТУХаеорсухіѕј"
_LATIN = "ABESIJKMHOPCTYXaeopcyxisj"
_LOOKALIKES = str.maketrans(_CYRILLIC, _LATIN)
_MIXED_WORD = re.compile(
    rf"(?<![^\W\d_])(?:[A-Za-z]+[{_CYRILLIC}]|[{_CYRILLIC}]+[A-Za-z])[A-Za-z{_CYRILLIC}]*(?![^\W\d_])"
)

_NOTE = r"\s?[-–—]\s?(?:ITAR-)?TASS"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]im|[Tt]hem|[Ww]e|[Ii]t)"
_DAY_NAME = (
    r"(?:Jan|Feb|March|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
    r"[a-z]*\b"
)
_NAMED = rf"(?!{_DAY_NAME})(?:[A-Z]|the\s[A-Z])[^\[\]()\n]{{1,60}}?"


@dataclass(frozen=True)
class Rule:
    """One rule.

    Attributes:
        pattern: What is replaced.
        replacement: Stands for each match; None is what the pattern's group matched.
        signs: A match has one of them in it, so that most paragraphs need no search; none if any may match.
    """

    pattern: re.Pattern[str]
    replacement: str | None
    signs: tuple[str, ...]

    def may_match(self, text: str) -> bool:
        """Say whether a search is worth the while."""
        return not self.signs or any(sign in text for sign in self.signs)


def _rule(pattern: str, replacement: str | None, *signs: str) -> Rule:
    return Rule(re.compile(pattern), replacement, signs)


RULES = (
    # Characters that nobody sees, and control characters.
    _rule(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]+", ""),
    # Template debris inside a line.
    _rule(r"\{\{[^{}\n]{0,100}\}\}", "", "{{"),
    # Wrapped lines; a wrap after a hyphen leaves no space.
    _rule(r"(?<=[^\W\d_]-) {0,3}[\r\n]{1,2} {0,3}(?=[^\W\d_])", "", "\n", "\r"),
    _rule(r"[\r\n]+", " ", "\n", "\r"),
    # An apostrophe lost to a question mark (`EU?s`), and quotes set as two apostrophes.
    _rule(r"(?<=[^\W\d_])\?(?=(?:s|t|re|ve|ll|d|m)\b)", "'", "?"),
    _rule(r"''|<<|>>", '"', "''", "<<", ">>"),
    # Elisions.
    _rule(r" ?(?:<(?:\.{2,3}|…)>|\[(?:\.{2,3}|…|sic|\?)\]|\((?:\.{2,3}|…)\))", "", "<", "[", "("),
    # `he [Putin]`, `they (the Americans - TASS)`: the name stands for the pronoun.
    _rule(rf"\b{_PRONOUN} ?\[({_NAMED})(?:{_NOTE})?\]", None, "["),
    _rule(rf"\b{_PRONOUN} ?\(({_NAMED}){_NOTE}\)", None, "TASS"),
    # `(December 26 - TASS)`, `outlawed in Russia - TASS`: notes of the desk.
    _rule(rf" ?\([^()\n]{{0,200}}{_NOTE}\.?\)", "", "TASS"),
    _rule(rf" ?\[[^\[\]\n]{{0,200}}{_NOTE}\.?\]", "", "TASS"),
    _rule(r"\s[-–—]\s(?:ITAR-)?TASS(?=[,.;)])", "", "TASS"),
    # `[Russian President Vladimir] Putin`.
    _rule(r"\[([^\[\]\n]{0,200})\]", None, "["),
    # A dash typed as two hyphens.
    _rule(r"(?<![-\w])--(?![-\w])|(?<=\w)--(?=\w)", " — ", "--"),
    # A full stop set twice around a closing quote.
    _rule(r"(?<=[.!?]\")\.(?!\.)", "", '".'),
    _rule(r" {2,}", " ", "  "),
    _rule(r"^ +| +$", ""),
)


def straightened(text: str) -> str:
    """Straighten quotes, apostrophes and spaces, one character for one."""
    return text.translate(_TABLE)


def latin_lookalikes(text: str) -> str:
    """Put Latin letters for Cyrillic ones inside words that are otherwise Latin."""
    if text.isascii():
        return text
    return _MIXED_WORD.sub(lambda match: match[0].translate(_LOOKALIKES), text)
