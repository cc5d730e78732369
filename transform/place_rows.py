"""Places as rows of the table `locations`."""

from dataclasses import dataclass

from transform.gazetteer import Candidate


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the `locations` table."""

    location_id: str
    name: str
    geonames_id: int | None
    feature_class: str
    feature_code: str
    admin1: str | None
    country_code: str | None
    latitude: float
    longitude: float
    precision: str


def place_row(candidate: Candidate) -> Place:
    """Return the row of a candidate that was chosen."""
    return Place(
        candidate.location_id,
        candidate.name,
        candidate.geonames_id,
        candidate.feature_class,
        candidate.feature_code,
        candidate.admin1,
        candidate.country_code,
        candidate.latitude,
        candidate.longitude,
        _precision(candidate),
    )


def _precision(candidate: Candidate) -> str:
    if candidate.is_country:
        return "country"
    if candidate.feature_class == "P":
        return "city"
    if candidate.feature_class == "S":
        return "exact"
    if candidate.feature_class == "H" or candidate.country_code is None:
        return "area"
    return "region"
