"""A point lies in the country of its place, and a placed event says how the place is known."""

from load.rules.rule import Rule

# Seas and other areas have no country, and what is no country at all is the business of another rule.
_LIES_IN_COUNTRY = """
    this.latitude IS NULL OR this.longitude IS NULL
    OR this.country_code NOT IN (SELECT country_code FROM box)
    OR EXISTS (
        SELECT 1 FROM box
        WHERE box.country_code = this.country_code
            AND this.latitude BETWEEN box.south AND box.north
            AND this.longitude BETWEEN box.west AND box.east
    )
"""

RULES = (
    Rule(
        "lies_in_country",
        "locations",
        ("latitude", "longitude", "country_code"),
        "latitude and longitude lie in country_code",
        _LIES_IN_COUNTRY,
        refuses_row=True,
    ),
    Rule(
        "coordinates_go_together",
        "locations",
        ("latitude", "longitude"),
        "latitude and longitude are both known or both missing",
        "(this.latitude IS NULL) = (this.longitude IS NULL)",
    ),
    Rule(
        "location_method_says_whether_placed",
        "events",
        ("location_method", "location_id"),
        "location_method is none exactly when location_id is missing",
        "(this.location_method = 'none') = (this.location_id IS NULL)",
    ),
)
