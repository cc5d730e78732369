"""A place is one place of GeoNames, told whole."""

from load.rules.rule import Rule

RULES = (
    Rule(
        "geonames_id_is_of_place",
        "locations",
        ("geonames_id", "location_id"),
        "location_id is geonames:ID exactly when geonames_id is ID",
        "CASE WHEN this.geonames_id IS NULL THEN NOT starts_with(this.location_id, 'geonames:')"
        " ELSE this.location_id = 'geonames:' || this.geonames_id END",
    ),
    Rule(
        "feature_columns_go_together",
        "locations",
        ("feature_class", "feature_code"),
        "feature_class and feature_code are both known or both missing",
        "(this.feature_class IS NULL) = (this.feature_code IS NULL)",
    ),
)
