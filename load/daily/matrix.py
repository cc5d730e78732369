"""The who-to-whom matrix: rows act, columns are acted upon.

Its sides are countries, for which their people and bodies act, and organisations of no country.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from load.daily.day import HAPPENED, KNOWN_BODY, Day, Record
from load.daily.tone import mean, tone_of

MOST_SIDES = 12
_LONGEST_CODE = 4

# What several do together and to nobody, each does to each other.
_DEALING = f"""
    WITH happened AS (
        SELECT event_id, plover_intensity FROM events WHERE {{lot}} AND {HAPPENED}
    ), party AS (
        SELECT DISTINCT event_id, role, actor_id FROM participants WHERE {{lot}}
    ), received AS (
        SELECT DISTINCT event_id FROM party WHERE role = 'recipient'
    ), side AS (
        SELECT event_id, role, coalesce(country_code, '') AS country,
            CASE WHEN country_code IS NULL THEN name ELSE '' END AS body, count(*) AS n
        FROM party JOIN actors USING (actor_id)
        WHERE country_code IS NOT NULL OR {KNOWN_BODY}
        GROUP BY ALL
    ), pair AS (
        SELECT event_id, one.country, one.body, other.country AS other_country, other.body AS other_body
        FROM side AS one JOIN side AS other USING (event_id)
        WHERE one.role = 'actor' AND other.role = 'recipient'
        UNION ALL
        SELECT event_id, one.country, one.body, other.country, other.body
        FROM side AS one JOIN side AS other USING (event_id) ANTI JOIN received USING (event_id)
        WHERE one.role = 'actor' AND other.role = 'actor'
            AND ((one.country, one.body) <> (other.country, other.body) OR one.n > 1)
    )
    SELECT country, body, other_country, other_body, count(*) AS count, sum(plover_intensity) AS intensity
    FROM pair JOIN happened USING (event_id)
    GROUP BY ALL
"""  # noqa: S608 - no words from outside
_DEALINGS = """
    SELECT country, body, other_country, other_body,
        sum(count)::BIGINT AS count, sum(intensity) AS intensity
    FROM part GROUP BY ALL
"""


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


def matrix_of(day: Day, countries: Mapping[str, str], most: int = MOST_SIDES) -> list[MatrixRow]:
    """Lay the events that happened out by who did it and to whom.

    Args:
        day: The date.
        countries: Names of countries by code.
        most: Sides that are shown: those with most events between two sides.
    """
    dealings = {
        (
            _side(row["country"], row["body"], countries),
            _side(row["other_country"], row["other_body"], countries),
        ): row
        for row in day.rows_of_lots(_DEALING, _DEALINGS)
    }
    sides = _busiest(dealings)[:most]
    return [
        MatrixRow(one, tuple(_cell(one, other, dealings.get((one, other))) for other in sides))
        for one in sides
    ]


def _side(country: str, body: str, countries: Mapping[str, str]) -> Side:
    if country:
        return Side(countries.get(country, country), country)
    capitals = "".join(letter for letter in body if letter.isupper())
    return Side(body, capitals[:_LONGEST_CODE] or body[:_LONGEST_CODE])


def _busiest(dealings: Mapping[tuple[Side, Side], Record]) -> list[Side]:
    """Return the sides, those first that have most to do with others."""
    abroad: Counter[Side] = Counter()
    at_home: Counter[Side] = Counter()
    for (one, other), found in dealings.items():
        for side in {one, other}:
            (at_home if one == other else abroad)[side] += found["count"]
    return sorted({*abroad, *at_home}, key=lambda side: (-abroad[side], -at_home[side], side))


def _cell(one: Side, other: Side, dealing: Record | None) -> Cell:
    if dealing is None:
        return Cell(0, "", "")
    count, intensity = dealing["count"], mean(dealing["intensity"], dealing["count"])
    noun = "event" if count == 1 else "events"
    title = f"{one.name} to {other.name}: {count} {noun}, mean intensity {intensity:+.1f}"
    return Cell(count, tone_of(intensity), title)
