"""The code lists say all that is known of a code, and nothing else."""

from pathlib import Path

import pytest

from seeds.ontology import Sector, read_ontology
from seeds.reading import ReferenceDataError, read_csv

HEADER = "sector,cameo_type,traits,definition\n"


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ("SPC,,orbital,Space.", "traits"),
        ("SPC,,state|,Space.", "traits"),
        ("SPC,space,,Space.", "cameo_type"),
        ("space,,,Space.", "sector"),
        ("SPC,,,", "definition"),
    ],
)
def test_a_wrong_cell_of_a_sector_is_named(row: str, cause: str, tmp_path: Path) -> None:
    path = tmp_path / "sectors.csv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=f"line 2: {cause}"):
        list(read_csv(path, Sector))


def test_sectors_have_their_traits() -> None:
    ontology = read_ontology()
    assert ontology.sectors_with("armed") == {"MIL", "REB", "PRM"}
    assert ontology.sectors_with("state").isdisjoint(ontology.sectors_with("private"))


def test_every_mode_belongs_to_a_type() -> None:
    ontology = read_ontology()
    assert {event_type for event_type, _ in ontology.modes} <= set(ontology.types)
