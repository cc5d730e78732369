"""The GeoNames feature classes and codes that places of the gazetteer have, in words of our own."""

from functools import cache

from pydantic import Field

from seeds.reading import REFERENCE, Row, read_csv

FEATURE_CLASSES = {
    "A": "Country or subdivision.",
    "H": "Water.",
    "L": "Area or region.",
    "P": "Town, village or part of one.",
    "R": "Road or railway.",
    "S": "Building, base, crossing or other spot.",
    "T": "Island, mountain or other relief.",
    "U": "Undersea.",
    "V": "Forest or other vegetation.",
}


class FeatureCode(Row):
    """One feature code."""

    feature_class: str = Field(pattern=r"^[AHLPRSTUV]$")
    feature_code: str = Field(pattern=r"^[A-Z0-9]{1,10}$")
    definition: str


@cache
def read_feature_codes() -> dict[str, FeatureCode]:
    """Read the feature codes, keyed by code.

    Raises:
        ReferenceDataError: If a row breaks the format.
    """
    path = REFERENCE / "places" / "feature_codes.csv"
    return {row.feature_code: row for row in read_csv(path, FeatureCode)}
