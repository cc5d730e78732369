from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.calibration import read_calibration
from seeds.reading import ReferenceDataError


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_belief_is_never_less_confidence(one: float, other: float) -> None:
    curve = read_calibration()
    low, high = sorted((one, other))
    assert 0 <= curve.confidence(low) <= curve.confidence(high) <= 1


def test_points_are_met(tmp_path: Path) -> None:
    path = tmp_path / "calibration.csv"
    path.write_text("belief,share\n0,0\n0.5,0.8\n1,0.9\n")
    curve = read_calibration(path)
    assert curve.confidence(0.25) == pytest.approx(0.4)
    assert curve.confidence(0.5) == pytest.approx(0.8)
    assert curve.confidence(1.0) == pytest.approx(0.9)


@pytest.mark.parametrize(
    "rows", ["0,0\n0.5,0.4\n0.4,0.5\n", "0,0\n0.5,0.4\n0.6,0.3\n", "0.5,0.5\n"]
)
def test_a_curve_that_falls_or_is_a_point_is_refused(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "calibration.csv"
    path.write_text("belief,share\n" + rows)
    with pytest.raises(ReferenceDataError, match=r"calibration\.csv"):
        read_calibration(path)
