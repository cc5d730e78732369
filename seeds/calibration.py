"""How often the coder is right when it believes something: the calibration of its confidence.

`seeds/reference/lexicon/calibration.csv` holds points of a curve: the belief that rules, slots and modality
add up to, and the share of events of that belief that were right on sentences that no rule was written on.
"""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from pydantic import Field

from seeds.reading import REFERENCE, ReferenceDataError, Row, read_csv


class CalibrationPoint(Row):
    """A point of the curve."""

    belief: float = Field(ge=0, le=1)
    share: float = Field(ge=0, le=1)


@dataclass(frozen=True)
class Calibration:
    """The curve, straight between its points."""

    points: tuple[CalibrationPoint, ...]

    def confidence(self, belief: float) -> float:
        """Return the share of events that are right, of those believed so much."""
        before = self.points[0]
        for point in self.points[1:]:
            if belief <= point.belief:
                part = (belief - before.belief) / (point.belief - before.belief)
                return before.share + part * (point.share - before.share)
            before = point
        return before.share


@cache
def read_calibration(path: Path = REFERENCE / "lexicon" / "calibration.csv") -> Calibration:
    """Read the curve.

    Raises:
        ReferenceDataError: If beliefs or shares do not rise from row to row.
    """
    points = tuple(read_csv(path, CalibrationPoint))
    for before, point in pairwise(points):
        if point.belief <= before.belief or point.share < before.share:
            raise ReferenceDataError(path, f"belief {point.belief}", "beliefs and shares must rise")
    if len(points) < 2:
        raise ReferenceDataError(path, "points", "a curve needs two points or more")
    return Calibration(points)
