"""The grammar of English time expressions in newswire: what counts as one, and its parts by name.

`extract.times` searches a text for these forms, `transform.dates` reads the parts of a form that was
found. Prepositions stand outside the forms. Forms are tried in order: of two that begin at the same
character the longer wins, and of equal ones the earlier.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from seeds.time_parts import (
    ABOUT_WORDS,
    CLOCK,
    COUNT,
    COUNT_WORDS,
    DASH,
    DAY,
    DAY_2,
    DAY_PART,
    FALL_OR_SEASON,
    FIGURE,
    FIGURES,
    FROM,
    MONTH,
    MONTH_2,
    MONTH_WORDS,
    OF_YEAR,
    ORDINAL_WORDS,
    PART,
    PART_WORDS,
    QUARTER_HALF,
    REST,
    SEASON,
    SEASON_WORDS,
    SOONER,
    SOONER_WORDS,
    THE,
    UNIT,
    VAGUE,
    VAGUE_WORDS,
    WEEKDAY,
    WEEKDAY_WORDS,
    WHICH,
    WHICH_WORDS,
    YEAR,
    YEAR_2,
    ZONE,
    any_of,
)
from seeds.time_words import DAY_PARTS, HOLIDAYS, NUMBERS, UNITS, WEEKDAYS


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


FORMS = (
    _form(
        "iso",
        FIGURES,
        r"(?P<year>(?:19|20)\d\d)-(?P<month_number>0\d|1[0-2])(?:-(?P<day>[0-3]\d))?",
    ),
    _form(
        "dotted",
        FIGURES,
        r"(?P<day>[0-3]?\d)\.(?P<month_number>0?\d|1[0-2])\.(?P<year>(?:19|20)\d\d)",
    ),
    _form(
        "slashed",
        FIGURES,
        r"(?P<month_number>0?\d|1[0-2])/(?P<day>[0-3]?\d)/(?P<year>(?:19|20)\d\d)",
    ),
    _form(
        "days",
        FROM | MONTH_WORDS,
        rf"(?:from |between )?{MONTH} {DAY}(?:{DASH}| and )(?:{MONTH_2} )?{DAY_2}(?!,\d)(?:,? {YEAR})?",
    ),
    _form(
        "days",
        FROM | THE | FIGURES,
        rf"(?:from |between )?(?:the )?{DAY}(?: {MONTH})?(?:{DASH}| and )"
        rf"{DAY_2} (?:of )?{MONTH_2},?(?: {YEAR})?",
    ),
    _form(
        "months",
        FROM | MONTH_WORDS,
        rf"(?:from |between )?{MONTH}(?:{DASH}| and ){MONTH_2}(?:,? (?:of )?{YEAR})?",
    ),
    _form(
        "day",
        WEEKDAY_WORDS | THE | FIGURES,
        rf"(?:{WEEKDAY},? )?(?:the )?{DAY} (?:of )?{MONTH}(?:,? {YEAR})?",
    ),
    _form(
        "day",
        WEEKDAY_WORDS | MONTH_WORDS,
        rf"(?:{WEEKDAY},? )?{MONTH} {DAY}(?![,:.]?\d)(?:,? {YEAR})?",
    ),
    _form(
        "month",
        PART_WORDS | MONTH_WORDS,
        rf"{PART}?{MONTH},? (?:of )?(?:(?P<which_year>last|this|next) year|{YEAR})",
    ),
    _form("month", PART_WORDS | WHICH_WORDS, rf"(?:{PART}|{WHICH} ){MONTH}"),
    _form("month", MONTH_WORDS, MONTH, needs_context=True),
    _form("clock", FIGURES, rf"{CLOCK}{ZONE}(?:,? (?:on )?(?P<rest>{REST}))?"),
    _form("years", FROM | FIGURES, rf"(?:from |between )?{YEAR}(?:{DASH}| and ){YEAR_2}"),
    _form(
        "decade",
        THE | FIGURES | {"early", "late", "mid"},
        r"(?:(?:the )?(?:(?P<part>early|late|mid)[ -](?:to[ -](?:late|mid)[ -])?)|the )?"
        r"(?P<century>1[5-9]|20)?['’]?(?P<decade>\d0)['’]?s(?! (?:first|second|third|fourth|last)\b)",
    ),
    _form(
        "century",
        THE | FIGURES | {"early", "late", "mid"},
        r"(?:the )?(?:(?P<part>early|late|mid)[ -])?(?P<ordinal>\d\d?)(?:st|nd|rd|th)[ -]century",
    ),
    _form(
        "quarter",
        ORDINAL_WORDS | FIGURES,
        rf"(?:the )?(?:fiscal |financial )?{QUARTER_HALF}[ -]quarter(?:(?: of|,)? (?:{OF_YEAR}))?",
        flags=re.IGNORECASE,
    ),
    _form("quarter", THE | FIGURES, rf"(?:the )?{YEAR}(?:[’']s)? {QUARTER_HALF}[ -]quarter"),
    _form(
        "quarter", frozenset({"q1", "q2", "q3", "q4"}), rf"Q(?P<number>[1-4])(?: (?:of )?{YEAR})?"
    ),
    _form(
        "half",
        ORDINAL_WORDS | FIGURES,
        rf"(?:the )?{QUARTER_HALF}[ -]half(?: of (?:(?P<which_year>this|last|next|the) year"
        rf"|(?:fiscal )?{YEAR}))",
    ),
    _form(
        "half",
        frozenset({"first", "second"}),
        r"(?P<ordinal>[Ff]irst|[Ss]econd)-half",
    ),
    _form(
        "latest",
        THE | {"latest", "most"},
        r"(?:the )?(?:latest|most recent) (?P<unit>day|week|month|quarter|year|decade)",
        flags=re.IGNORECASE,
    ),
    _form(
        "year_earlier",
        THE | {"year", "a"},
        r"(?:the |a )?year[ -](?:earlier|ago)(?: (?P<unit>day|week|month|quarter|period|half))",
        flags=re.IGNORECASE,
    ),
    _form(
        "year_end",
        frozenset({"year", "month", "the", "end", "quarter", "week"}),
        r"(?P<unit>year|month|quarter|week)[ -]end(?:,? (?:of )?(?P<year>(?:19|20)\d\d))?",
        flags=re.IGNORECASE,
    ),
    _form("season", PART_WORDS | SEASON_WORDS, rf"{PART}?(?:the )?{SEASON}(?: of)?,? {YEAR}"),
    _form("season", PART_WORDS | {"fall"}, rf"{PART}?(?:the )?(?P<season>fall)(?: of)? {YEAR}"),
    _form(
        "season",
        PART_WORDS | WHICH_WORDS,
        rf"{PART}?(?:{WHICH} ){FALL_OR_SEASON}",
    ),
    _form("season", SEASON_WORDS, SEASON, needs_context=True),
    _form("season", PART_WORDS, rf"{PART}{FALL_OR_SEASON}"),
    _form(
        "season", THE | {"fall"}, r"(?:the )?(?P<season>fall)(?! (?:of|in)\b)", needs_context=True
    ),
    _form("year", PART_WORDS, rf"{PART}(?:the )?(?:year )?{YEAR}"),
    _form("year", THE | {"year"}, rf"(?:the )?year {YEAR}"),
    _form(
        "year",
        THE | {"fiscal", "financial", "calendar"},
        rf"(?:the )?(?:fiscal|financial|calendar) (?:year )?{YEAR}",
    ),
    _form("year", FIGURES, YEAR, needs_context=True),
    _form(
        "weekday",
        SOONER_WORDS | WHICH_WORDS | WEEKDAY_WORDS,
        rf"{SOONER}?(?:(?:the )?{WHICH} )?{WEEKDAY}(?:(?:[’']s)? {DAY_PART})?",
    ),
    _form(
        "deictic",
        SOONER_WORDS | frozenset("the today yesterday tomorrow tonight last overnight".split()),
        rf"{SOONER}?(?P<deictic>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow"
        r"|tonight|last night|overnight)"
        rf"(?:(?:[’']s)? {DAY_PART})?",
        flags=re.IGNORECASE,
    ),
    _form("day_part", frozenset({"this"}), rf"this {DAY_PART}", flags=re.IGNORECASE),
    _form("day_part", THE | frozenset(DAY_PARTS), rf"(?:the )?{DAY_PART} of (?P<rest>{REST})"),
    _form(
        "day_part",
        frozenset({"noon", "midnight", "midday"}),
        rf"(?P<day_part>[Nn]oon|[Mm]idnight|[Mm]idday){ZONE}(?: on)? (?P<rest>{REST})",
    ),
    _form(
        "day_part",
        THE | frozenset({"noon", "midnight", "dawn", "morning", "afternoon", "evening"}),
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
        PART_WORDS | SOONER_WORDS | WHICH_WORDS | {"outgoing"},
        rf"(?:{PART}|{SOONER}(?:in )?)?(?:the )?"
        r"(?P<which>last|past|previous|this|current|coming|upcoming|next"
        rf"|this coming|this past|following|same|outgoing) (?:(?P<whose>calendar|fiscal) )?"
        r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)",
        flags=re.IGNORECASE,
    ),
    _form("unit", THE, r"(?P<which>the) (?P<unit>weekend)", flags=re.IGNORECASE),
    _form(
        "reported",
        THE,
        r"the (?P<unit>quarter|fiscal year|year|month|week|decade)",
        needs_context=True,
    ),
    _form(
        "unit",
        PART_WORDS,
        rf"{PART}(?P<which>the) (?P<unit>week|month|year|decade)",
        flags=re.IGNORECASE,
    ),
    _form(
        "stretch",
        frozenset("the last past previous next coming first following recent".split()),
        rf"(?:the )?(?P<which>last|past|previous|next|coming|first|following|recent) "
        rf"(?:{COUNT}|{VAGUE})?\s?{UNIT}s",
        flags=re.IGNORECASE,
    ),
    _form(
        "stretch",
        frozenset("the last past previous next coming".split()),
        rf"(?:the )?(?P<which>last|past|previous|next|coming) {COUNT}[ -]{UNIT}s?",
        flags=re.IGNORECASE,
    ),
    _form(
        "distance",
        ABOUT_WORDS | COUNT_WORDS | VAGUE_WORDS,
        rf"(?:(?:more|less) than |about |around |nearly |almost |over |just |some )?(?:{COUNT}|{VAGUE})"
        rf"(?P<half_more> and a half)? {UNIT}s? "
        r"(?P<side>ago|earlier|previously|later|from now|hence|(?:before|after)(?=[,.;]|$))",
        flags=re.IGNORECASE,
    ),
    _form(
        "distance",
        frozenset(f"{unit}s" for unit in UNITS),
        rf"(?P<plural>{any_of(UNITS)})s (?P<side>ago|earlier|later)",
        flags=re.IGNORECASE,
    ),
    _form(
        "duration",
        ABOUT_WORDS | COUNT_WORDS | VAGUE_WORDS,
        r"(?!a second [a-z])(?:(?:more|less|fewer|longer) than |at (?:least|most) |up to |about |around "
        r"|nearly |almost |over |some |roughly |approximately |only |just |as (?:long|much|many) as )?"
        rf"(?:{COUNT}|{VAGUE})(?P<half_more> and a half)?[ -]"
        rf"(?:(?:full|straight|consecutive|whole) )?{UNIT}s?"
        r"(?:-long)?",
        flags=re.IGNORECASE,
    ),
    _form(
        "duration",
        THE,
        rf"the (?:first |full |entire |whole )?(?:{COUNT}|{VAGUE}) {UNIT}s",
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
        rf"(?:(?:every|each) (?:(?P<other>other) |(?P<count>{any_of(NUMBERS)}|\d+) )?"
        rf"(?:(?P<unit>hour|day|week|weekend|month|quarter|year|decade)s?|{WEEKDAY}s?|{DAY_PART})"
        r"|(?P<adverb>hourly|daily|nightly|weekly|monthly|quarterly|annually|annual|yearly))",
        flags=re.IGNORECASE,
    ),
    _form(
        "set",
        frozenset({"once", "twice", FIGURE, *NUMBERS}),
        rf"(?:once|twice|(?:\d+|{any_of(NUMBERS)}) times) (?:an? |every |each |per )"
        r"(?P<unit>day|week|month|quarter|year|decade)",
        flags=re.IGNORECASE,
    ),
    _form("set", frozenset(f"{name.lower()}s" for name in WEEKDAYS), rf"{WEEKDAY}s"),
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
        rf"(?P<holiday>{any_of(HOLIDAYS)})(?: (?:Day )?(?P<year>(?:19|20)\d\d))?",
    ),
)


def _numbers_by_opener() -> dict[str, tuple[int, ...]]:
    openers = frozenset[str]().union(*(form.openers for form in FORMS))
    return {
        opener: tuple(number for number, form in enumerate(FORMS) if opener in form.openers)
        for opener in openers
    }


_NUMBERS_BY_OPENER = _numbers_by_opener()


@lru_cache(maxsize=65_536)
def numbers_of_forms(word: str) -> tuple[int, ...]:
    """Return which of `FORMS` may begin with a word, so that a search need not try them all."""
    return _NUMBERS_BY_OPENER.get(FIGURE if word[0].isdecimal() else word.lower(), ())
