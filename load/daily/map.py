"""The map of events: land and circles in the units of one inline SVG, cut to where events are.

Longitudes and latitudes are drawn as they are (equirectangular), with longitudes shortened so that
the middle latitudes keep their shape.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from load.daily.day import Day, Record
from load.daily.tone import mean, tone_of
from seeds.outlines import Outline

UNITS = 10
"""SVG units of a degree of latitude."""

NARROWING = 0.75
"""A degree of longitude as part of one of latitude: the cosine of 41 degrees."""

MOST_LISTED = 12

_MARGIN = 120
_LEAST_WIDTH = 900
_RATIO = 2.0
_RADIUS, _LARGEST = 7, 60
_WORLD = (-1350, -850, 1350, 580)

_PLACES = """
    SELECT name, precision, longitude, latitude, count, intensity
    FROM (
        SELECT location_id, count(*) AS count, sum(plover_intensity) AS intensity
        FROM events GROUP BY location_id
    ) JOIN locations USING (location_id)
    WHERE latitude IS NOT NULL
    ORDER BY location_id
"""

Point = tuple[int, int]
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Spot:
    """All events at one place.

    Attributes:
        name: The place.
        precision: What kind of area its point stands for.
        count: Events.
        intensity: Their mean PLOVER intensity.
        tone: Its class.
        x: Position from the west.
        y: Position from the north.
        radius: Grows with the square root of the count, so that areas compare.
    """

    name: str
    precision: str
    count: int
    intensity: float
    tone: str
    x: int
    y: int
    radius: float


@dataclass(frozen=True)
class EventMap:
    """What the page draws.

    Attributes:
        box: Left, top, right and bottom of what is shown.
        land: Path data of the outlines in it.
        spots: Places, the one with most events first.
        unlocated: Events of which no place, or no point of it, is known.
    """

    box: Box
    land: str
    spots: tuple[Spot, ...]
    unlocated: int

    @property
    def view_box(self) -> str:
        """The same as SVG writes it."""
        left, top, right, bottom = self.box
        return f"{left} {top} {right - left} {bottom - top}"

    @property
    def scale(self) -> float:
        """How large circles and lines are to be drawn: 1 where the narrowest cut is shown."""
        return round((self.box[2] - self.box[0]) / _LEAST_WIDTH, 3)


def map_of(day: Day, outlines: Iterable[Outline]) -> EventMap:
    """Gather the events by place, whatever their modality, and cut the map to them.

    Args:
        day: The date.
        outlines: The land of the world.
    """
    places = day.rows(_PLACES)
    box = _cut([_position(place) for place in places])
    scale = (box[2] - box[0]) / _LEAST_WIDTH
    spots = [_spot(place, scale) for place in places]
    spots.sort(key=lambda spot: (-spot.count, spot.name, spot.x, spot.y))
    unlocated = day.counts["events"] - sum(spot.count for spot in spots)
    return EventMap(box, _land(outlines, box), tuple(spots), unlocated)


def _spot(place: Record, scale: float) -> Spot:
    x, y = _position(place)
    count, intensity = place["count"], mean(place["intensity"], place["count"])
    radius = round(scale * min(_RADIUS * sqrt(count), _LARGEST), 1)
    tone = tone_of(intensity)
    return Spot(place["name"], place["precision"], count, intensity, tone, x, y, radius)


def _position(place: Record) -> Point:
    return _project(place["longitude"], place["latitude"])


def _project(longitude: float, latitude: float) -> Point:
    return round(longitude * UNITS * NARROWING), round(-latitude * UNITS)


def _cut(points: Sequence[Point]) -> Box:
    """Return a box of fixed shape around the points that does not leave the world."""
    if not points:
        return _WORLD
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width = max(max(xs) - min(xs) + 2 * _MARGIN, _LEAST_WIDTH)
    height = max(max(ys) - min(ys) + 2 * _MARGIN, round(width / _RATIO))
    width = max(width, round(height * _RATIO))
    left, right = _fit(min(xs) + max(xs), width, _WORLD[0], _WORLD[2])
    top, bottom = _fit(min(ys) + max(ys), height, _WORLD[1], _WORLD[3])
    return left, top, right, bottom


def _fit(twice_middle: int, length: int, least: int, most: int) -> tuple[int, int]:
    """Lay a length around a middle, moved or shortened to lie between two ends."""
    length = min(length, most - least)
    start = min(max((twice_middle - length) // 2, least), most - length)
    return start, start + length


def _land(outlines: Iterable[Outline], box: Box) -> str:
    rings = ([_project(*corner) for corner in outline.ring] for outline in outlines)
    return "".join(_path(ring) for ring in rings if _touches(ring, box))


def _touches(ring: Sequence[Point], box: Box) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs) <= box[2] and max(xs) >= box[0] and min(ys) <= box[3] and max(ys) >= box[1]


def _path(ring: Sequence[Point]) -> str:
    """Write a ring as relative steps, which are shorter than positions."""
    (x, y), steps = ring[0], []
    for to_x, to_y in ring[1:]:
        if (to_x, to_y) != (x, y):
            steps.append(f"{to_x - x},{to_y - y}")
            x, y = to_x, to_y
    return f"M{ring[0][0]},{ring[0][1]}l{' '.join(steps)}z" if steps else ""
