"""The outlines of the world's land, as a backdrop for maps; no place is decided by them."""

from functools import cache
from typing import Any

from pydantic import field_validator

from seeds.reading import REFERENCE, Row, read_csv

Corner = tuple[float, float]


class Outline(Row):
    """One closed ring of a coast or border.

    Attributes:
        territory: Name of the territory that it encloses a part of.
        ring: Its corners as longitude and latitude, WGS 84; the last one joins the first.
    """

    territory: str
    ring: tuple[Corner, ...]

    @field_validator("ring", mode="before")
    @classmethod
    def _split(cls, text: Any) -> Any:
        """Read `longitude,latitude` pairs that are parted by blanks."""
        return [corner.split(",") for corner in text.split()] if isinstance(text, str) else text

    @field_validator("ring")
    @classmethod
    def _is_on_earth(cls, ring: tuple[Corner, ...]) -> tuple[Corner, ...]:
        if len(ring) < 3:
            raise ValueError("a ring has three corners at least")
        for longitude, latitude in ring:
            if abs(longitude) > 180 or abs(latitude) > 90:
                raise ValueError(f"{longitude:g},{latitude:g} is not longitude,latitude")
        return ring


@cache
def read_outlines() -> tuple[Outline, ...]:
    """Read the outlines that ship with the software."""
    return tuple(read_csv(REFERENCE / "map" / "outlines.csv", Outline))
