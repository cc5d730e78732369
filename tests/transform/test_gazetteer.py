import sqlite3
from pathlib import Path

import pytest

from seeds.country_boxes import read_country_boxes
from seeds.feature_codes import read_feature_codes
from transform.gazetteer import Gazetteer, gazetteer_version, open_gazetteer
from transform.gazetteer_build import build_index


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def test_the_best_known_bearer_of_a_name_comes_first(gazetteer: Gazetteer) -> None:
    first, *others = gazetteer.candidates("Moscow")
    assert (first.geonames_id, first.country_code, first.is_capital) == (524901, "RUS", True)
    assert {other.country_code for other in others} >= {"USA"}


@pytest.mark.parametrize("spelling", ["U.S.", "US", "the United States", "UNITED STATES"])
def test_spellings_of_a_name_are_one(spelling: str, gazetteer: Gazetteer) -> None:
    assert any(
        place.is_country and place.country_code == "USA" for place in gazetteer.candidates(spelling)
    )


def test_a_name_that_nothing_bears_has_no_candidates(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Nowhereville-on-Don") == ()
    assert gazetteer.candidates("") == ()


def test_a_country_is_found_by_its_code(gazetteer: Gazetteer) -> None:
    belarus = gazetteer.country("BLR")
    assert belarus is not None
    assert (belarus.name, belarus.geonames_id) == ("Belarus", 630336)
    assert gazetteer.country("ZZZ") is None


def test_countries_regions_and_features_lie_in_their_country(gazetteer: Gazetteer) -> None:
    connection = sqlite3.connect(gazetteer.path)
    rows = connection.execute(
        "SELECT name, country_code, latitude, longitude FROM places WHERE country_code NOT NULL"
        " AND (feature_code IN ('PCLI', 'ADM1') OR location_id LIKE 'place:%')"
    ).fetchall()
    connection.close()
    boxes = read_country_boxes()
    outside = [
        row for row in rows if not any(box.holds(row[2], row[3]) for box in boxes.get(row[1], ()))
    ]
    assert len(rows) > 3000
    assert outside == []


def test_keys_are_unique_and_well_formed(gazetteer: Gazetteer) -> None:
    connection = sqlite3.connect(gazetteer.path)
    keys = [key for (key,) in connection.execute("SELECT location_id FROM places")]
    connection.close()
    assert len(keys) == len(set(keys))
    assert all(set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789:-") for key in keys)


def test_the_index_is_small_and_named_after_its_sources(gazetteer: Gazetteer) -> None:
    assert gazetteer.path.stat().st_size < 200_000_000
    assert gazetteer_version() in gazetteer.path.name


def test_a_build_that_fails_leaves_the_old_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("transform.gazetteer_build._write", fail)
    with pytest.raises(OSError, match="disk full"):
        build_index(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_index_that_is_there_is_not_built_again(
    tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / gazetteer.path.name).hardlink_to(gazetteer.path)
    monkeypatch.setattr("transform.gazetteer.build_index", lambda _: pytest.fail("built again"))
    assert open_gazetteer(tmp_path).candidates("Minsk")


@pytest.mark.slow
def test_two_builds_give_the_same_places(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "index.sqlite"
    build_index(path)
    assert path.stat().st_mode & 0o044 == 0o044
    dumps = []
    for each in (path, gazetteer.path):
        connection = sqlite3.connect(each)
        dumps.append(connection.execute("SELECT * FROM places ORDER BY place").fetchall())
        connection.close()
    assert dumps[0] == dumps[1]


def test_every_feature_code_of_the_index_is_listed(gazetteer: Gazetteer) -> None:
    connection = sqlite3.connect(gazetteer.path)
    found = set(connection.execute("SELECT DISTINCT feature_class, feature_code FROM places"))
    connection.close()
    listed = {(row.feature_class, row.feature_code) for row in read_feature_codes().values()}
    assert found == listed
