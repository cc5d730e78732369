"""The outlines of the map, and what their reader refuses."""

from itertools import pairwise
from pathlib import Path

import pytest

from seeds.outlines import Outline, read_outlines
from seeds.reading import ReferenceDataError, read_csv


def test_the_outlines_are_of_the_whole_world() -> None:
    territories = {outline.territory for outline in read_outlines()}
    assert len(territories) > 170
    assert {"Russia", "Brazil", "Australia"} <= territories


def test_no_outline_crosses_the_180th_meridian() -> None:
    for outline in read_outlines():
        longitudes = [longitude for longitude, _ in (*outline.ring, outline.ring[0])]
        assert all(abs(a - b) < 180 for a, b in pairwise(longitudes)), outline.territory


@pytest.mark.parametrize("ring", ["1,2 3,4", "1,2 3,4 5,95", "1,2 3,4 five", "1 2 3"])
def test_a_bad_ring_is_named(ring: str, tmp_path: Path) -> None:
    path = tmp_path / "outlines.csv"
    path.write_text(f'territory,ring\nNowhere,"{ring}"\n', encoding="utf-8")
    with pytest.raises(ReferenceDataError, match="line 2: ring"):
        list(read_csv(path, Outline))
