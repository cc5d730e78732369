"""Intensity as a colour: seven steps from conflict to cooperation, each a class of the style sheet."""

from dataclasses import dataclass

TONES = ("conflict-3", "conflict-2", "conflict-1", "even", "accord-1", "accord-2", "accord-3")

_LEAST = 0.5
_STEP = 3.0


def tone_of(intensity: float) -> str:
    """Return the step of a mean intensity.

    Args:
        intensity: PLOVER points, -10 to 10; less than half a point either way is even.
    """
    if abs(intensity) < _LEAST:
        return "even"
    depth = min(3, 1 + int(abs(intensity) // _STEP))
    return f"{'accord' if intensity > 0 else 'conflict'}-{depth}"


@dataclass
class Mean:
    """A mean that is told its values one by one.

    Attributes:
        count: How many they are.
    """

    count: int = 0
    _total: float = 0.0

    def add(self, value: float) -> None:
        """Take in a value."""
        self.count += 1
        self._total += value

    @property
    def value(self) -> float:
        """The mean, rounded so that the order of summing does not show."""
        return round(self._total / self.count, 6)
