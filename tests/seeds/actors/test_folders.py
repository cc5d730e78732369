"""Folders of tables laid over ours: what is no table is refused, and a row names the file it stands in."""

from pathlib import Path

import pytest

from seeds.actors.folders import TABLES, check_folders, layers
from seeds.actors.reference import FOLDER, read_actor_reference
from seeds.reading import ReferenceDataError


def test_our_folder_holds_every_table_and_no_other() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.csv")) == sorted(TABLES)


def test_layers_stand_in_the_order_of_the_folders(tmp_path: Path) -> None:
    (tmp_path / "people.csv").touch()
    assert layers((FOLDER, tmp_path), "people.csv") == [
        FOLDER / "people.csv",
        tmp_path / "people.csv",
    ]
    assert layers((FOLDER, tmp_path), "roles.csv") == [FOLDER / "roles.csv"]


def test_other_files_than_tables_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "people.csv").touch()
    (tmp_path / "README.md").touch()
    check_folders((FOLDER, tmp_path))


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"holds no table; there are: countries\.csv"):
        check_folders((FOLDER, tmp_path))


def test_an_error_names_the_uppermost_file(tmp_path: Path) -> None:
    (tmp_path / "regions.csv").write_text(
        "actor_id,name,aliases,adjectives,country_code,naming_policy\nregion:x,X,,,QQQ,\n"
    )
    with pytest.raises(ReferenceDataError) as caught:
        read_actor_reference((FOLDER, tmp_path))
    assert caught.value.path == tmp_path / "regions.csv"
    assert "write an ISO 3166-1 alpha-3 code" in caught.value.cause


def test_an_adjusted_role_that_others_need_names_our_file(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("actor_id,name\nperson:x,X\n", encoding="latin-1")
    assert "person:x" in read_actor_reference((FOLDER, tmp_path)).people
