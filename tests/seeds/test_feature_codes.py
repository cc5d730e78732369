"""Every place that ships has a feature code of the list."""

from seeds.feature_codes import FEATURE_CLASSES, read_feature_codes
from seeds.places import read_places


def test_codes_of_the_reviewed_features_are_listed() -> None:
    codes = read_feature_codes()
    for feature in read_places().features:
        assert codes[feature.feature_code].feature_class == feature.feature_class, feature.name


def test_classes_of_the_codes_are_listed() -> None:
    assert {row.feature_class for row in read_feature_codes().values()} <= set(FEATURE_CLASSES)
