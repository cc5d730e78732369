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
    r"(?:(?P<part>(?i:(?:very )?(?:early|late)|mid|(?:the )?(?:beginning|start|end|middle|first half"
    r"|second half) of))(?:[ -]| the ))"
)
_WHICH = (
    r"(?P<which>(?i:last|past|previous|this|current|coming|upcoming|next|this coming|this past"
    r"|following|same|that|the))"
)
_SOONER = r"(?:(?P<sooner>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)(?: on)? )"
_DASH = r"(?:\s?[-–—]\s?| to | through | until | till )"
# Words that the parts may begin with; a number in figures begins with `FIGURE`.
FIGURE = "0"
_FIGURES = frozenset({FIGURE})
_MONTH_WORDS = frozenset(map(str.lower, MONTHS))
_WEEKDAY_WORDS = frozenset(map(str.lower, WEEKDAYS))
_THE = frozenset({"the"})
_FROM = frozenset({"from", "between"})
_PART_WORDS = frozenset("very early late mid the beginning start end middle first second".split())
_WHICH_WORDS = frozenset(
    "last past previous this current coming upcoming next following same that the".split()
)
_SOONER_WORDS = frozenset({"earlier", "later", "early", "late"})
_SEASON_WORDS = frozenset({"spring", "summer", "autumn", "winter"})
_COUNT_WORDS = _FIGURES | frozenset(NUMBERS)
_VAGUE_WORDS = frozenset("a few several many some couple dozens recent tens".split())
_ABOUT_WORDS = frozenset(
    "more less fewer longer at up about around nearly almost over just some roughly approximately only as"
    " the".split()
)
_ORDINAL_WORDS = frozenset("the first second third fourth last fiscal financial".split())
_ZONE = (
    r"(?:,? (?:\([A-Z]{2,4}\)|[A-Z]{3,4}\b|(?:[A-Z][\w.]+ )+(?:time|Time)|local time|universal time"
    r"|(?i:eastern|central|mountain|pacific)(?: (?i:standard|daylight))?(?: time)?))?"
)
_QUARTER_HALF = r"(?P<ordinal>(?i:first|second|third|fourth|last|1st|2nd|3rd|4th))"
_OF_YEAR = rf"(?P<which_year>(?i:this|last|next)) year|(?:fiscal |financial )?(?:year )?{_YEAR}"
_FALL_OR_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"


@dataclass(frozen=True)
class Form:
    """One form of time expression.

    Attributes:
        name: By which `transform.dates` knows how to read it.
        openers: Every word that it may begin with, in lower case, or `FIGURE`.
        pattern: Matches the words without preposition, parts as named groups.
        needs_context: Whether it counts only after a preposition of time or where the entity
            recogniser saw a date: `2022` may be a number, `May` a verb.
    """

    name: str
    openers: frozenset[str]
    pattern: re.Pattern[str]
    needs_context: bool = False


def _form(
    name: str,
    openers: frozenset[str],
    pattern: str,
    *,
    needs_context: bool = False,
    flags: int = 0,
) -> Form:
    return Form(name, openers, re.compile(rf"\b(?:{pattern})(?![\w])", flags), needs_context)


_CLOCK = (
    r"(?:(?P<hour>2[0-4]|1\d|0?\d)(?::(?P<minute>[0-5]\d))(?::[0-5]\d)?(?:\s?(?P<half>[AaPp]\.?[Mm]\b\.?))?"
    r"|(?P<hour2>1[0-2]|0?[1-9])\s?(?P<half2>[AaPp]\.?[Mm]\b\.?)"
    r"|(?P<hour3>[01]\d|2[0-3])(?P<minute3>[0-5]\d)(?= ?(?:GMT|UTC|hours|hrs|local time|Moscow time))"
    r"(?: hours| hrs)?)"
)

_REST = (
    rf"(?:{_any(WEEKDAYS)})|today|tomorrow|yesterday|(?:{_any(MONTHS)}) \d\d?(?:, (?:19|20)\d\d)?"
    rf"|\d\d? (?:{_any(MONTHS)})(?: (?:19|20)\d\d)?"
)

FORMS = (
    _form(
        "iso",
        _FIGURES,
        r"(?P<year>(?:19|20)\d\d)-(?P<month_number>0\d|1[0-2])(?:-(?P<day>[0-3]\d))?",
    ),
    _form(
        "dotted",
        _FIGURES,
        r"(?P<day>[0-3]?\d)\.(?P<month_number>0?\d|1[0-2])\.(?P<year>(?:19|20)\d\d)",
    ),
    _form(
        "slashed",
        _FIGURES,
        r"(?P<month_number>0?\d|1[0-2])/(?P<day>[0-3]?\d)/(?P<year>(?:19|20)\d\d)",
    ),
    _form(
        "days",
        _FROM | _MONTH_WORDS,
        rf"(?:from |between )?{_MONTH} {_DAY}(?:{_DASH}| and )(?:{_MONTH_2} )?{_DAY_2}(?!,\d)(?:,? {_YEAR})?",
    ),
    _form(
        "days",
        _FROM | _THE | _FIGURES,
        rf"(?:from |between )?(?:the )?{_DAY}(?: {_MONTH})?(?:{_DASH}| and )"
        rf"{_DAY_2} (?:of )?{_MONTH_2},?(?: {_YEAR})?",
    ),
    _form(
        "months",
        _FROM | _MONTH_WORDS,
        rf"(?:from |between )?{_MONTH}(?:{_DASH}| and ){_MONTH_2}(?:,? (?:of )?{_YEAR})?",
    ),
    _form(
        "day",
        _WEEKDAY_WORDS | _THE | _FIGURES,
        rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?",
    ),
    _form(
        "day",
        _WEEKDAY_WORDS | _MONTH_WORDS,
        rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY}(?![,:.]?\d)(?:,? {_YEAR})?",
    ),
    _form(
        "month",
        _PART_WORDS | _MONTH_WORDS,
        rf"{_PART}?{_MONTH},? (?:of )?(?:(?P<which_year>last|this|next) year|{_YEAR})",
    ),
    _form("month", _PART_WORDS | _WHICH_WORDS, rf"(?:{_PART}|{_WHICH} ){_MONTH}"),
    _form("month", _MONTH_WORDS, _MONTH, needs_context=True),
    _form("clock", _FIGURES, rf"{_CLOCK}{_ZONE}(?:,? (?:on )?(?P<rest>{_REST}))?"),
    _form("years", _FROM | _FIGURES, rf"(?:from |between )?{_YEAR}(?:{_DASH}| and ){_YEAR_2}"),
    _form(
        "decade",
        _THE | _FIGURES | {"early", "late", "mid"},
        r"(?:(?:the )?(?:(?P<part>early|late|mid)[ -](?:to[ -](?:late|mid)[ -])?)|the )?"
        r"(?P<century>1[5-9]|20)?['’]?(?P<decade>\d0)['’]?s(?! (?:first|second|third|fourth|last)\b)",
    ),
    _form(
        "century",
        _THE | _FIGURES | {"early", "late", "mid"},
        r"(?:the )?(?:(?P<part>early|late|mid)[ -])?(?P<ordinal>\d\d?)(?:st|nd|rd|th)[ -]century",
    ),
    _form(
        "quarter",
        _ORDINAL_WORDS | _FIGURES,
        rf"(?:the )?(?:fiscal |financial )?{_QUARTER_HALF}[ -]quarter(?:(?: of|,)? (?:{_OF_YEAR}))?",
        flags=re.IGNORECASE,
    ),
    _form("quarter", _THE | _FIGURES, rf"(?:the )?{_YEAR}(?:[’']s)? {_QUARTER_HALF}[ -]quarter"),
    _form(
        "quarter", frozenset({"q1", "q2", "q3", "q4"}), rf"Q(?P<number>[1-4])(?: (?:of )?{_YEAR})?"
    ),
    _form(
        "half",
        _ORDINAL_WORDS | _FIGURES,
        rf"(?:the )?{_QUARTER_HALF}[ -]half(?: of (?:(?P<which_year>this|last|next|the) year"
        rf"|(?:fiscal )?{_YEAR}))",
    ),
    _form(
        "half",
        frozenset({"first", "second"}),
        r"(?P<ordinal>[Ff]irst|[Ss]econd)-half",
    ),
    _form(
        "latest",
        _THE | {"latest", "most"},
        r"(?:the )?(?:latest|most recent) (?P<unit>day|week|month|quarter|year|decade)",
        flags=re.IGNORECASE,
    ),
    _form(
        "year_earlier",
        _THE | {"year", "a"},
        r"(?:the |a )?year[ -](?:earlier|ago)(?: (?P<unit>day|week|month|quarter|period|half))",
        flags=re.IGNORECASE,
    ),
    _form(
        "year_end",
        frozenset({"year", "month", "the", "end", "quarter", "week"}),
        r"(?P<unit>year|month|quarter|week)[ -]end(?:,? (?:of )?(?P<year>(?:19|20)\d\d))?",
        flags=re.IGNORECASE,
    ),
    _form("season", _PART_WORDS | _SEASON_WORDS, rf"{_PART}?(?:the )?{_SEASON}(?: of)?,? {_YEAR}"),
    _form("season", _PART_WORDS | {"fall"}, rf"{_PART}?(?:the )?(?P<season>fall)(?: of)? {_YEAR}"),
    _form(
        "season",
        _PART_WORDS | _WHICH_WORDS,
        rf"{_PART}?(?:{_WHICH} ){_FALL_OR_SEASON}",
    ),
    _form("season", _SEASON_WORDS, _SEASON, needs_context=True),
    _form("season", _PART_WORDS, rf"{_PART}{_FALL_OR_SEASON}"),
    _form(
        "season", _THE | {"fall"}, r"(?:the )?(?P<season>fall)(?! (?:of|in)\b)", needs_context=True
    ),
    _form("year", _PART_WORDS, rf"{_PART}(?:the )?(?:year )?{_YEAR}"),
    _form("year", _THE | {"year"}, rf"(?:the )?year {_YEAR}"),
    _form(
        "year",
        _THE | {"fiscal", "financial", "calendar"},
        rf"(?:the )?(?:fiscal|financial|calendar) (?:year )?{_YEAR}",
    ),
    _form("year", _FIGURES, _YEAR, needs_context=True),
    _form(
        "weekday",
        _SOONER_WORDS | _WHICH_WORDS | _WEEKDAY_WORDS,
        rf"{_SOONER}?(?:(?:the )?{_WHICH} )?{_WEEKDAY}(?:(?:[’']s)? {_DAY_PART})?",
    ),
    _form(
        "deictic",
        _SOONER_WORDS | frozenset("the today yesterday tomorrow tonight last overnight".split()),
        rf"{_SOONER}?(?P<deictic>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow"
        r"|tonight|last night|overnight)"
        rf"(?:(?:[’']s)? {_DAY_PART})?",
        flags=re.IGNORECASE,
    ),
    _form("day_part", frozenset({"this"}), rf"this {_DAY_PART}", flags=re.IGNORECASE),
    _form("day_part", _THE | frozenset(DAY_PARTS), rf"(?:the )?{_DAY_PART} of (?P<rest>{_REST})"),
    _form(
        "day_part",
        frozenset({"noon", "midnight", "midday"}),
        rf"(?P<day_part>[Nn]oon|[Mm]idnight|[Mm]idday){_ZONE}(?: on)? (?P<rest>{_REST})",
    ),
    _form(
        "day_part",
        _THE | frozenset({"noon", "midnight", "dawn", "morning", "afternoon", "evening"}),
        r"(?:the )?(?P<day_part>noon|midnight|dawn|morning|afternoon|evening)",
        needs_context=True,
    ),
    _form(
        "neighbour",
        frozenset({"the", "that"}),
        r"(?:the |that )(?:very )?(?P<which>same|previous|next|following) "
        r"(?P<unit>day|night|morning|afternoon|evening|week|weekend|month|quarter|year|decade)"
        r"|the (?P<beside>day|night|week|month|year) (?P<side>before|after)(?=[,.;]|$)"
        r"|that (?P<that>day|night|morning|afternoon|evening|week|weekend|month|summer|year|decade)",
        flags=re.IGNORECASE,
    ),
    _form(
        "unit",
        _PART_WORDS | _SOONER_WORDS | _WHICH_WORDS | {"outgoing"},
        rf"(?:{_PART}|{_SOONER}(?:in )?)?(?:the )?"
        r"(?P<which>last|past|previous|this|current|coming|upcoming|next"
        rf"|this coming|this past|following|same|outgoing) (?:(?P<whose>calendar|fiscal) )?"
        r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)",
        flags=re.IGNORECASE,
    ),
    _form("unit", _THE, r"(?P<which>the) (?P<unit>weekend)", flags=re.IGNORECASE),
    _form(
        "reported",
        _THE,
        r"the (?P<unit>quarter|fiscal year|year|month|week|decade)",
        needs_context=True,
    ),
    _form(
        "unit",
        _PART_WORDS,
        rf"{_PART}(?P<which>the) (?P<unit>week|month|year|decade)",
        flags=re.IGNORECASE,
    ),
    _form(
        "stretch",
        frozenset("the last past previous next coming first following recent".split()),
        rf"(?:the )?(?P<which>last|past|previous|next|coming|first|following|recent) "
        rf"(?:{_COUNT}|{_VAGUE})?\s?{_UNIT}s",
        flags=re.IGNORECASE,
    ),
    _form(
        "stretch",
        frozenset("the last past previous next coming".split()),
        rf"(?:the )?(?P<which>last|past|previous|next|coming) {_COUNT}[ -]{_UNIT}s?",
        flags=re.IGNORECASE,
    ),
    _form(
        "distance",
        _ABOUT_WORDS | _COUNT_WORDS | _VAGUE_WORDS,
        rf"(?:(?:more|less) than |about |around |nearly |almost |over |just |some )?(?:{_COUNT}|{_VAGUE})"
        rf"(?P<half_more> and a half)? {_UNIT}s? "
        r"(?P<side>ago|earlier|previously|later|from now|hence|(?:before|after)(?=[,.;]|$))",
        flags=re.IGNORECASE,
    ),
    _form(
        "distance",
        frozenset(f"{unit}s" for unit in UNITS),
        rf"(?P<plural>{_any(UNITS)})s (?P<side>ago|earlier|later)",
        flags=re.IGNORECASE,
    ),
    _form(
        "duration",
        _ABOUT_WORDS | _COUNT_WORDS | _VAGUE_WORDS,
        r"(?!a second [a-z])(?:(?:more|less|fewer|longer) than |at (?:least|most) |up to |about |around "
        r"|nearly |almost |over |some |roughly |approximately |only |just |as (?:long|much|many) as )?"
        rf"(?:{_COUNT}|{_VAGUE})(?P<half_more> and a half)?[ -]"
        rf"(?:(?:full|straight|consecutive|whole) )?{_UNIT}s?"
        r"(?:-long)?",
        flags=re.IGNORECASE,
    ),
    _form(
        "duration",
        _THE,
        rf"the (?:first |full |entire |whole )?(?:{_COUNT}|{_VAGUE}) {_UNIT}s",
        flags=re.IGNORECASE,
    ),
    _form(
        "duration",
        frozenset("minutes hours days weeks months years decades centuries".split()),
        r"(?P<plural>minute|hour|day|week|month|year|decade|centurie)s",
        flags=re.IGNORECASE,
    ),
    _form(
        "set",
        frozenset(
            "every each daily nightly weekly monthly quarterly annually annual yearly hourly".split()
        ),
        rf"(?:(?:every|each) (?:(?P<other>other) |(?P<count>{_any(NUMBERS)}|\d+) )?"
        rf"(?:(?P<unit>hour|day|week|weekend|month|quarter|year|decade)s?|{_WEEKDAY}s?|{_DAY_PART})"
        r"|(?P<adverb>hourly|daily|nightly|weekly|monthly|quarterly|annually|annual|yearly))",
        flags=re.IGNORECASE,
    ),
    _form(
        "set",
        frozenset({"once", "twice", FIGURE, *NUMBERS}),
        rf"(?:once|twice|(?:\d+|{_any(NUMBERS)}) times) (?:an? |every |each |per )"
        r"(?P<unit>day|week|month|quarter|year|decade)",
        flags=re.IGNORECASE,
    ),
    _form("set", frozenset(f"{name.lower()}s" for name in WEEKDAYS), rf"{_WEEKDAY}s"),
    _form(
        "reference",
        frozenset(
            "recently lately previously formerly in the these not long now currently at right presently"
            " nowadays so soon shortly".split()
        ),
        r"(?P<past>recently|lately|previously|formerly|(?:in )?the past(?=[.,;:)]| and | but |$)"
        r"|not long ago|long ago|the other day)"
        r"|(?P<present>now|these days|nowadays|currently|at present|at the moment|right now|presently"
        r"|at this time|the present(?= time| day|,|\.)|so far)"
        r"|(?P<future>soon|shortly|in the future|the (?:near |foreseeable |immediate )?future|the near term"
        r"|in due course)",
        flags=re.IGNORECASE,
    ),
    _form(
        "holiday",
        frozenset(re.split(r"\W", name, maxsplit=1)[0].lower() for name in HOLIDAYS),
        rf"(?P<holiday>{_any(HOLIDAYS)})(?: (?:Day )?(?P<year>(?:19|20)\d\d))?",
    ),
)


def _numbers_by_opener() -> dict[str, tuple[int, ...]]:
    openers = frozenset[str]().union(*(form.openers for form in FORMS))
    return {
        opener: tuple(number for number, form in enumerate(FORMS) if opener in form.openers)
        for opener in openers
    }


_NUMBERS_BY_OPENER = _numbers_by_opener()


def numbers_of_forms(word: str) -> tuple[int, ...]:
    """Return which of `FORMS` may begin with a word, so that a search need not try them all."""
    return _NUMBERS_BY_OPENER.get(FIGURE if word[0].isdecimal() else word.lower(), ())
