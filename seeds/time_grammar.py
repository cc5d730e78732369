"""The grammar of English time expressions in newswire: what counts as one, and its parts by name.

`extract.times` searches a text for these forms, `transform.dates` reads the parts of a form that was
found. Prepositions stand outside the forms. Forms are tried in order: of two that begin at the same
character the longer wins, and of equal ones the earlier.
"""

import re
from dataclasses import dataclass

from seeds.time_words import DAY_PARTS, HOLIDAYS, MONTHS, NUMBERS, UNITS, WEEKDAYS


def _any(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_MONTH = rf"(?P<month>{_any(MONTHS)})\b(?:\.(?=,? ?\d))?"
_MONTH_2 = rf"(?P<month2>{_any(MONTHS)})\b(?:\.(?=,? ?\d))?"
_WEEKDAY = rf"(?P<weekday>{_any(WEEKDAYS)})"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_DAY_2 = r"(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
_YEAR_2 = r"(?P<year2>(?:1[5-9]|20)\d\d|\d\d)\b"
_UNIT = r"(?P<unit>second|minute|hour|day|week|month|quarter|year|decade|centur(?:y|ie))"
_COUNT = rf"(?P<count>(?:\d{{1,3}}[-–])?\d{{1,4}}(?:\.\d)?|{_any(NUMBERS)})"
_VAGUE = r"(?P<vague>(?:a )?few|several|many|some|(?:a )?couple of|dozens of|recent|tens of)"
_SEASON = r"(?P<season>spring|summer|autumn|winter)"
_DAY_PART = rf"(?P<day_part>{_any(DAY_PARTS)})"
_PART = (
    r"(?:(?P<part>(?:very )?(?:early|late)|mid|(?:the )?(?:beginning|start|end|middle|first half"
    r"|second half) of)(?:[ -]| the ))"
)
_WHICH = (
    r"(?P<which>last|past|previous|this|current|coming|upcoming|next|this coming|this past|following"
    r"|same|that|the)"
)
_SOONER = r"(?:(?P<sooner>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)(?: on)? )"
_DASH = r"(?:\s?[-–—]\s?| to | through | until | till )"
_ZONE = r"(?: (?:\([A-Z]{2,4}\)|[A-Z]{3,4}\b|(?:[A-Z][\w.]+ )+(?:time|Time)|local time|universal time))?"


@dataclass(frozen=True)
class Form:
    """One form of time expression.

    Attributes:
        name: By which `transform.dates` knows how to read it.
        pattern: Matches the words without preposition, parts as named groups.
        needs_context: Whether it counts only after a preposition of time or where the entity
            recogniser saw a date: `2022` may be a number, `May` a verb.
    """

    name: str
    pattern: re.Pattern[str]
    needs_context: bool = False


def _form(name: str, pattern: str, *, needs_context: bool = False, flags: int = 0) -> Form:
    return Form(name, re.compile(rf"\b(?:{pattern})(?![\w])", flags), needs_context)


_CLOCK = (
    r"(?:(?P<hour>2[0-4]|1\d|0?\d)(?::(?P<minute>[0-5]\d))(?::[0-5]\d)?(?:\s?(?P<half>[AaPp]\.?[Mm]\b\.?))?"
    r"|(?P<hour2>1[0-2]|0?[1-9])\s?(?P<half2>[AaPp]\.?[Mm]\b\.?))"
)

_REST = (
    rf"(?:{_any(WEEKDAYS)})|today|tomorrow|yesterday|(?:{_any(MONTHS)}) \d\d?(?:, (?:19|20)\d\d)?"
    rf"|\d\d? (?:{_any(MONTHS)})(?: (?:19|20)\d\d)?"
)

FORMS = (
    _form("iso", r"(?P<year>(?:19|20)\d\d)-(?P<month_number>0\d|1[0-2])(?:-(?P<day>[0-3]\d))?"),
    _form("dotted", r"(?P<day>[0-3]?\d)\.(?P<month_number>0?\d|1[0-2])\.(?P<year>(?:19|20)\d\d)"),
    _form("slashed", r"(?P<month_number>0?\d|1[0-2])/(?P<day>[0-3]?\d)/(?P<year>(?:19|20)\d\d)"),
    _form(
        "days",
        rf"(?:from |between )?{_MONTH} {_DAY}(?:{_DASH}| and )(?:{_MONTH_2} )?{_DAY_2}(?!,\d)(?:,? {_YEAR})?",
    ),
    _form(
        "days",
        rf"(?:from |between )?(?:the )?{_DAY}(?: {_MONTH})?(?:{_DASH}| and )"
        rf"{_DAY_2} (?:of )?{_MONTH_2},?(?: {_YEAR})?",
    ),
    _form(
        "months", rf"(?:from |between )?{_MONTH}(?:{_DASH}| and ){_MONTH_2}(?:,? (?:of )?{_YEAR})?"
    ),
    _form("day", rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?"),
    _form("day", rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY}(?![,:.]?\d)(?:,? {_YEAR})?"),
    _form("month", rf"{_PART}?{_MONTH},? (?:of )?(?:(?P<which_year>last|this|next) year|{_YEAR})"),
    _form("month", rf"(?:{_PART}|{_WHICH} ){_MONTH}"),
    _form("month", _MONTH, needs_context=True),
    _form("clock", rf"{_CLOCK}{_ZONE}(?:,? (?:on )?(?P<rest>{_REST}))?"),
    _form("years", rf"(?:from |between )?{_YEAR}(?:{_DASH}| and ){_YEAR_2}"),
    _form(
        "decade",
        r"(?:the )?(?:(?P<part>early|late|mid)[ -])?(?P<century>1[5-9]|20)?'?(?P<decade>\d0)['’]?s",
    ),
    _form(
        "century",
        r"(?:the )?(?:(?P<part>early|late|mid)[ -])?(?P<ordinal>\d\d?)(?:st|nd|rd|th)[ -]century",
    ),
    _form(
        "quarter",
        rf"(?:the )?(?P<ordinal>first|second|third|fourth|last) quarter"
        rf"(?: of (?:(?P<which_year>this|last|next) year|{_YEAR}))?",
    ),
    _form("quarter", rf"Q(?P<number>[1-4])(?: (?:of )?{_YEAR})?"),
    _form(
        "half",
        rf"(?:the )?(?P<ordinal>first|second) half of (?:(?P<which_year>this|last|next|the) year|{_YEAR})",
    ),
    _form("season", rf"{_PART}?(?:the )?{_SEASON}(?: of)?,? {_YEAR}"),
    _form("season", rf"{_PART}?(?:{_WHICH} )(?P<season>spring|summer|autumn|fall|winter)"),
    _form("season", _SEASON, needs_context=True),
    _form("year", rf"{_PART}(?:the )?(?:year )?{_YEAR}"),
    _form("year", rf"(?:the )?year {_YEAR}"),
    _form("year", rf"(?:fiscal|financial) (?:year )?{_YEAR}"),
    _form("year", _YEAR, needs_context=True),
    _form(
        "weekday",
        rf"{_SOONER}?(?:{_WHICH} )?{_WEEKDAY}(?:[’']s)?(?: {_DAY_PART})?",
    ),
    _form(
        "deictic",
        rf"{_SOONER}?(?P<deictic>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow"
        r"|tonight|last night|overnight)"
        rf"(?:[’']s)?(?: {_DAY_PART})?",
        flags=re.IGNORECASE,
    ),
    _form("day_part", rf"this {_DAY_PART}", flags=re.IGNORECASE),
    _form("day_part", rf"(?:the )?{_DAY_PART} of (?P<rest>{_REST})"),
    _form(
        "day_part",
        r"(?:the )?(?P<day_part>noon|midnight|morning|afternoon|evening)",
        needs_context=True,
    ),
    _form(
        "unit",
        rf"(?:{_PART}|{_SOONER}(?:in )?)?(?:the )?"
        r"(?P<which>last|past|previous|this|current|coming|upcoming|next"
        rf"|this coming|this past|following|same|outgoing) (?:(?P<whose>calendar|fiscal) )?"
        r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)(?:[’']s)?",
        flags=re.IGNORECASE,
    ),
    _form("unit", r"(?P<which>the) (?P<unit>weekend)", flags=re.IGNORECASE),
    _form("unit", rf"{_PART}(?P<which>the) (?P<unit>week|month|year|decade)", flags=re.IGNORECASE),
    _form(
        "stretch",
        rf"(?:the )?(?P<which>last|past|previous|next|coming|first|following|recent) "
        rf"(?:{_COUNT}|{_VAGUE})?\s?{_UNIT}s",
        flags=re.IGNORECASE,
    ),
    _form(
        "stretch",
        rf"(?:the )?(?P<which>last|past|previous|next|coming) {_COUNT}[ -]{_UNIT}s?",
        flags=re.IGNORECASE,
    ),
    _form(
        "distance",
        rf"(?:(?:more|less) than |about |around |nearly |almost |over |just |some )?(?:{_COUNT}|{_VAGUE})"
        rf"(?P<half_more> and a half)? {_UNIT}s? "
        r"(?P<side>ago|earlier|before|previously|later|from now|after)",
        flags=re.IGNORECASE,
    ),
    _form(
        "distance", rf"(?P<plural>{_any(UNITS)})s (?P<side>ago|earlier|later)", flags=re.IGNORECASE
    ),
    _form(
        "duration",
        rf"(?:(?:more|less) than |at least |up to |about |around |nearly |almost |over |some )?"
        rf"(?:{_COUNT}|{_VAGUE})(?P<half_more> and a half)?[ -]"
        rf"(?:(?:full|straight|consecutive|whole) )?{_UNIT}s?"
        r"(?:-long)?",
        flags=re.IGNORECASE,
    ),
    _form(
        "duration",
        r"(?P<plural>minute|hour|day|week|month|year|decade|centurie)s",
        flags=re.IGNORECASE,
    ),
    _form(
        "set",
        rf"(?:(?:every|each) (?:(?P<other>other) )?(?:(?P<unit>day|week|month|year)|{_WEEKDAY}|{_DAY_PART})"
        r"|(?P<adverb>daily|weekly|monthly|quarterly|annually|annual|yearly))",
        flags=re.IGNORECASE,
    ),
    _form(
        "reference",
        r"(?P<past>recently|lately|previously|formerly|(?:in )?the past(?=[.,;:)]| and | but |$)"
        r"|not long ago|long ago|the other day)"
        r"|(?P<present>now|currently|at present|at the moment|right now|presently|nowadays|at this time"
        r"|the present(?= time| day|,|\.)|so far)"
        r"|(?P<future>soon|shortly|in the future|the (?:near |foreseeable )?future|the near term)",
        flags=re.IGNORECASE,
    ),
    _form(
        "neighbour",
        r"(?:the |that )(?P<which>same|previous|next|following|day before|day after)"
        r"(?: (?P<unit>day|night|week|month|year))?"
        r"|that (?P<unit2>day|week|month|year)",
        flags=re.IGNORECASE,
    ),
    _form("holiday", rf"(?P<holiday>{_any(HOLIDAYS)})"),
)
