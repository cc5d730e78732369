"""The who-to-whom matrix: rows act, columns are acted upon.

Its sides are countries, for which their people and bodies act, and organisations of no country.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations, product

from load.daily.day import Event, Party
from load.daily.tone import Mean, tone_of

MOST_SIDES = 12
_LONGEST_CODE = 4


@dataclass(frozen=True, order=True)
class Side:
    """A country, or an organisation of no country.

    Attributes:
        name: Its name.
        code: ISO code, or the capitals of the name.
    """

    name: str
    code: str


@dataclass(frozen=True)
class Cell:
    """What one side did to another.

    Attributes:
        count: Events.
        tone: Class of their mean intensity; empty where there is none.
        title: The same in words.
    """

    count: int
    tone: str
    title: str


@dataclass(frozen=True)
class MatrixRow:
    """All that one side did to each of the others."""

    side: Side
    cells: tuple[Cell, ...]


def matrix_of(
    events: Iterable[Event], countries: Mapping[str, str], most: int = MOST_SIDES
) -> list[MatrixRow]:
    """Lay the events that happened out by who did it and to whom.

    Args:
        events: Events of the date.
        countries: Names of countries by code.
        most: Sides that are shown: those with most events between two sides.
    """
    scores: dict[tuple[Side, Side], Mean] = defaultdict(Mean)
    for event in events:
        if event.happened:
            for pair in set(_pairs(event, countries)):
                scores[pair].add(event.intensity)
    sides = _busiest(scores)[:most]
    return [
        MatrixRow(one, tuple(_cell(one, other, scores.get((one, other))) for other in sides))
        for one in sides
    ]


def _pairs(event: Event, countries: Mapping[str, str]) -> Iterator[tuple[Side, Side]]:
    """Yield who did it to whom; what several do together and to nobody, each does to each other."""
    parties: Iterable[tuple[Party, Party]] = (
        product(event.actors, event.recipients)
        if event.recipients
        else permutations(event.actors, 2)
    )
    for actor, recipient in parties:
        one, other = _side(actor, countries), _side(recipient, countries)
        if one and other:
            yield one, other


def _side(party: Party, countries: Mapping[str, str]) -> Side | None:
    if party.country:
        return Side(countries.get(party.country, party.country), party.country)
    if not party.is_known_body:
        return None
    capitals = "".join(letter for letter in party.name if letter.isupper())
    return Side(party.name, capitals[:_LONGEST_CODE] or party.name[:_LONGEST_CODE])


def _busiest(scores: Mapping[tuple[Side, Side], Mean]) -> list[Side]:
    """Return the sides, those first that have most to do with others."""
    abroad: Counter[Side] = Counter()
    at_home: Counter[Side] = Counter()
    for (one, other), found in scores.items():
        for side in {one, other}:
            (at_home if one == other else abroad)[side] += found.count
    return sorted({*abroad, *at_home}, key=lambda side: (-abroad[side], -at_home[side], side))


def _cell(one: Side, other: Side, scores: Mean | None) -> Cell:
    if scores is None:
        return Cell(0, "", "")
    noun = "event" if scores.count == 1 else "events"
    told = f"{scores.count} {noun}, mean intensity {scores.value:+.1f}"
    return Cell(scores.count, tone_of(scores.value), f"{one.name} to {other.name}: {told}")
