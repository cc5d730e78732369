"""Reads a time expression: first and last day, precision, method and TIMEX3 value.

What is written out is taken as it stands; the rest is counted from an anchor, the day of the dateline,
by the conventions of newswire: a bare weekday in the past tense is the latest such day up to today, in
the future tense the next one; a day or month without a year is the nearest in the direction of the tense.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from extract.records import Tense
from seeds.time_grammar import FORMS, numbers_of_forms
from seeds.time_words import PREPOSITIONS
from transform.periods import Period
from transform.time_forms import READERS
from transform.time_neighbours import read_from
from transform.time_parts import Named

Method = Literal["explicit", "relative"]
Kind = Literal["DATE", "TIME", "DURATION", "SET"]

_ROUGHLY = frozenset({"about", "around", "over", "up to"})
"""Words that are part of a length (`about two years`), and prepositions elsewhere."""


def _prefix(words: Iterable[str]) -> re.Pattern[str]:
    prepositions = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(
        rf"(?P<words>(?:\b(?!at (?:least|most)\b)(?:{prepositions})\b(?:\s+(?:both|exactly)\b)?\s+)*)"
        r"(?P<core>.*)",
        re.IGNORECASE | re.DOTALL,
    )


_PREFIXES = (
    _prefix(word for word in PREPOSITIONS if word not in _ROUGHLY),
    _prefix((*PREPOSITIONS, "approximately")),
    _prefix(("no preposition",)),
)
"""What may be cut off before the expression is read, the best first."""

_COUNTED = frozenset(
    {
        "clock",
        "day_part",
        "deictic",
        "distance",
        "duration",
        "latest",
        "neighbour",
        "reference",
        "reported",
        "set",
        "stretch",
        "unit",
        "weekday",
        "year_earlier",
        "year_end",
    }
)
_WORD = re.compile(r"\w+")
_COUNTING = re.compile(r"\b(?:last|this|next)\b", re.IGNORECASE)
_KINDS: dict[str, Kind] = {"duration": "DURATION", "set": "SET", "clock": "TIME"}
_ONWARD = frozenset({"since", "from", "starting", "beginning", "as early as"})
_UP_TO = frozenset({"until", "till", "by", "through", "up to"})
_BESIDE = frozenset({"before", "after", "ahead of", "prior to"})


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """What a time expression means.

    Attributes:
        first: First day, or None where no day is known (`recently`, `for two years`).
        last: Last day.
        precision: One of `schemas.DATE_PRECISIONS`, or None where no day is known.
        method: Whether the day was written out or counted from the anchor.
        value: TIMEX3 value of the words without preposition.
        kind: TIMEX3 type.
        offset: Characters of the preposition before those words.
    """

    first: date | None
    last: date | None
    precision: str | None
    method: Method
    value: str
    kind: Kind
    offset: int

    def as_references(self) -> tuple[Period, ...]:
        """Return the days from which a later expression may count, none for a mere length."""
        if self.first is None or self.kind in {"DURATION", "SET"}:
            return ()
        return (Period(self.first, self.last, self.precision, self.value),)


def resolve_time(
    text: str, tense: Tense, anchor: date, references: Sequence[Period] = ()
) -> ResolvedTime | None:
    """Read a time expression.

    Args:
        text: The words, with or without their preposition.
        tense: Tense of the clause they stand in.
        anchor: Day of the dateline.
        references: Times that the text names before it, the nearest first: from the first that is
            fine enough, `two days later` counts.

    Returns:
        None if the words are no time expression or name no possible day (`February 30`).
    """
    text = " ".join(text.split())
    for prefix in _PREFIXES:
        preposition, core = _split(text, prefix)
        read = _read(core, tense, anchor, references)
        if read is not None:
            return _resolved(text, preposition, core, read, anchor)
    return None


def _resolved(
    text: str, preposition: str, core: str, read: tuple[str, Period], anchor: date
) -> ResolvedTime:
    name, whole = read
    bounded = _bounded(whole, preposition, anchor)
    is_written_out = name not in _COUNTED and not _COUNTING.search(core)
    return ResolvedTime(
        bounded.first,
        bounded.last,
        bounded.precision,
        "explicit" if is_written_out else "relative",
        whole.value,
        _kind(name, whole),
        len(text) - len(core),
    )


def _split(text: str, prefix: re.Pattern[str]) -> tuple[str, str]:
    match = prefix.fullmatch(text)
    if match is None:
        return "", text
    return " ".join(match["words"].lower().split()), match["core"]


def _read(
    core: str, tense: Tense, anchor: date, references: Sequence[Period]
) -> tuple[str, Period] | None:
    """Return form and meaning by the first form that matches all of the words."""
    first = _WORD.match(core)
    for number in numbers_of_forms(first.group()) if first else ():
        form = FORMS[number]
        match = form.pattern.fullmatch(core)
        if match is None:
            continue
        parts = Named(match.groupdict())
        try:
            period = read_from(form.name, parts, references)
            if period is None or (tense == "past" and period.first and period.first > anchor):
                period = READERS[form.name](parts, tense, anchor)
        except (ValueError, OverflowError):  # no such day
            continue
        if period is not None:
            return form.name, period
    return None


def _bounded(period: Period, preposition: str, anchor: date) -> Period:
    """Return the days that the preposition leaves."""
    first, last = period.first, period.last
    if first is None or last is None or not preposition:
        return period
    if preposition in _BESIDE:
        return replace(period, first=None, last=None, precision=None)
    if preposition in _ONWARD and first < anchor and "/" not in period.value:
        return replace(period, first=first, last=anchor, precision="range")
    if preposition in _UP_TO and last > anchor + timedelta(days=1):
        return replace(period, first=anchor, last=last, precision="range")
    return period


def _kind(name: str, period: Period) -> Kind:
    if period.value.startswith("P") and period.value[1:2] in {*"0123456789XT"} and name != "set":
        return "DURATION"
    if "T" in period.value and period.value[:2] in {"19", "20"}:
        return "TIME"
    return _KINDS.get(name, "DATE")
