"""Intensity as a colour: seven steps from conflict to cooperation, each a class of the style sheet."""

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


def mean(total: float, count: int) -> float:
    """Return a mean, rounded so that the order of summing does not show."""
    return round(total / count, 6)
