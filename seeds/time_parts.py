"""The parts that time expressions are made of: a month, a day, a count, and the words that may open each.

They are patterns with a name for each part; `seeds.time_grammar` puts them together.
"""

import re
from collections.abc import Iterable

from seeds.time_words import DAY_PARTS, MONTHS, NUMBERS, WEEKDAYS


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


MONTH = rf"(?P<month>{any_of(MONTHS)})\b(?:\.(?=,? ?\d))?"
MONTH_2 = rf"(?P<month2>{any_of(MONTHS)})\b(?:\.(?=,? ?\d))?"
WEEKDAY = rf"(?P<weekday>{any_of(WEEKDAYS)})"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
DAY_2 = r"(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
YEAR_2 = r"(?P<year2>(?:1[5-9]|20)\d\d|\d\d)\b"
UNIT = r"(?P<unit>second|minute|hour|day|week|month|quarter|year|decade|centur(?:y|ie))"
COUNT = rf"(?P<count>(?:\d{{1,3}}[-–])?\d{{1,4}}(?:\.\d)?|{any_of(NUMBERS)})"
VAGUE = r"(?P<vague>(?:a )?few|several|many|some|(?:a )?couple of|dozens of|recent|tens of)"
SEASON = r"(?P<season>spring|summer|autumn|winter)"
DAY_PART = rf"(?P<day_part>{any_of(DAY_PARTS)})"
PART = (
    r"(?:(?P<part>(?i:(?:very )?(?:early|late)|mid|(?:the )?(?:beginning|start|end|middle|first half"
    r"|second half) of))(?:[ -]| the ))"
)
WHICH = (
    r"(?P<which>(?i:last|past|previous|this|current|coming|upcoming|next|this coming|this past"
    r"|following|same|that|the))"
)
SOONER = r"(?:(?P<sooner>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)(?: on)? )"
DASH = r"(?:\s?[-–—]\s?| to | through | until | till )"
# Words that the parts may begin with; a number in figures begins with `FIGURE`.
FIGURE = "0"
FIGURES = frozenset({FIGURE})
MONTH_WORDS = frozenset(map(str.lower, MONTHS))
WEEKDAY_WORDS = frozenset(map(str.lower, WEEKDAYS))
THE = frozenset({"the"})
FROM = frozenset({"from", "between"})
PART_WORDS = frozenset("very early late mid the beginning start end middle first second".split())
WHICH_WORDS = frozenset(
    "last past previous this current coming upcoming next following same that the".split()
)
SOONER_WORDS = frozenset({"earlier", "later", "early", "late"})
SEASON_WORDS = frozenset({"spring", "summer", "autumn", "winter"})
COUNT_WORDS = FIGURES | frozenset(NUMBERS)
VAGUE_WORDS = frozenset("a few several many some couple dozens recent tens".split())
ABOUT_WORDS = frozenset(
    "more less fewer longer at up about around nearly almost over just some roughly approximately only as"
    " the".split()
)
ORDINAL_WORDS = frozenset("the first second third fourth last fiscal financial".split())
ZONE = (
    r"(?:,? (?:\([A-Z]{2,4}\)|[A-Z]{3,4}\b|(?:[A-Z][\w.]+ )+(?:time|Time)|local time|universal time"
    r"|(?i:eastern|central|mountain|pacific)(?: (?i:standard|daylight))?(?: time)?))?"
)
QUARTER_HALF = r"(?P<ordinal>(?i:first|second|third|fourth|last|1st|2nd|3rd|4th))"
OF_YEAR = rf"(?P<which_year>(?i:this|last|next)) year|(?:fiscal |financial )?(?:year )?{YEAR}"
FALL_OR_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
CLOCK = (
    r"(?:(?P<hour>2[0-4]|1\d|0?\d)(?::(?P<minute>[0-5]\d))(?::[0-5]\d)?(?:\s?(?P<half>[AaPp]\.?[Mm]\b\.?))?"
    r"|(?P<hour2>1[0-2]|0?[1-9])\s?(?P<half2>[AaPp]\.?[Mm]\b\.?)"
    r"|(?P<hour3>[01]\d|2[0-3])(?P<minute3>[0-5]\d)(?= ?(?:GMT|UTC|hours|hrs|local time|Moscow time))"
    r"(?: hours| hrs)?)"
)

REST = (
    rf"(?:{any_of(WEEKDAYS)})|today|tomorrow|yesterday|(?:{any_of(MONTHS)}) \d\d?(?:, (?:19|20)\d\d)?"
    rf"|\d\d? (?:{any_of(MONTHS)})(?: (?:19|20)\d\d)?"
)
