"""A point lies in the country of its place, and a placed event says how the place is known."""

from load.batch import Batch
from load.rules.rule import Rule, each_row, values
from seeds.country_boxes import lies_in_country, read_country_boxes


def lies_in_its_country(batch: Batch) -> list[bool]:
    """Judge locations: the point can lie in the country; seas and other areas have none."""
    known = read_country_boxes()
    return each_row(
        lambda country, latitude, longitude: (
            country not in known or lies_in_country(country, latitude, longitude)
        ),
        values(batch, "locations", "country_code"),
        values(batch, "locations", "latitude"),
        values(batch, "locations", "longitude"),
    )


def coordinates_go_together(batch: Batch) -> list[bool]:
    """Judge locations: latitude and longitude are both known or both missing."""
    latitudes = values(batch, "locations", "latitude")
    longitudes = values(batch, "locations", "longitude")
    return [(lat is None) == (lon is None) for lat, lon in zip(latitudes, longitudes, strict=True)]


def location_method_says_whether_placed(batch: Batch) -> list[bool]:
    """Judge events: the method is `none` exactly when there is no place."""
    methods = values(batch, "events", "location_method")
    places = values(batch, "events", "location_id")
    return [(how == "none") == (place is None) for how, place in zip(methods, places, strict=True)]


RULES = (
    Rule(
        "lies_in_country",
        "locations",
        ("latitude", "longitude", "country_code"),
        "latitude and longitude lie in country_code",
        lies_in_its_country,
        refuses_row=True,
    ),
    Rule(
        "coordinates_go_together",
        "locations",
        ("latitude", "longitude"),
        "latitude and longitude are both known or both missing",
        coordinates_go_together,
    ),
    Rule(
        "location_method_says_whether_placed",
        "events",
        ("location_method", "location_id"),
        "location_method is none exactly when location_id is missing",
        location_method_says_whether_placed,
        severity="warning",
    ),
)
