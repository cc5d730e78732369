"""The PLOVER ontology: event types, modes, contexts and sectors, with CAMEO and Goldstein beside them.

Labels, numbers and the scheme follow PLOVER v2.0 and the public CAMEO scale; definitions are our own.
"""

from dataclasses import dataclass
from functools import cache

from pydantic import Field

from seeds.reading import REFERENCE, Row, read_csv

QUAD_CLASSES = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}

# GeoNames writes a code of its own for Kosovo, which ISO 3166-1 lacks; PLOVER writes another.
_PLOVER_CODES = {"XKX": "KOS"}


def plover_code(iso3: str) -> str:
    """Return the country code that PLOVER writes for a GeoNames one: ISO 3166-1, and `KOS`."""
    return _PLOVER_CODES.get(iso3, iso3)


class EventType(Row):
    """One PLOVER event type. `intensity` is PLOVER's score, -10 to 10; `goldstein` is CAMEO's."""

    event_type: str
    quad_class: int = Field(ge=1, le=4)
    intensity: float
    recipient_required: bool
    cameo_code: str
    goldstein: float
    definition: str


class EventMode(Row):
    """One mode of one event type."""

    event_type: str
    event_mode: str
    intensity: float
    cameo_code: str
    goldstein: float
    definition: str


class Context(Row):
    """One PLOVER context."""

    context: str
    definition: str


class Sector(Row):
    """One actor sector."""

    sector: str
    definition: str


@dataclass(frozen=True)
class Ontology:
    """All code lists, keyed by code and in the order of their files."""

    types: dict[str, EventType]
    modes: dict[tuple[str, str], EventMode]
    contexts: dict[str, Context]
    sectors: dict[str, Sector]

    def allows(self, event_type: str, event_mode: str | None) -> bool:
        """Say whether type and mode form a pair of the ontology; a type alone always does."""
        if event_mode is None:
            return event_type in self.types
        return (event_type, event_mode) in self.modes

    def scores(self, event_type: str, event_mode: str | None) -> EventType | EventMode:
        """Return the row that holds intensity, CAMEO code and Goldstein score.

        Raises:
            KeyError: If the pair is not in the ontology.
        """
        if event_mode is None:
            return self.types[event_type]
        return self.modes[event_type, event_mode]


@cache
def read_ontology() -> Ontology:
    """Read the ontology that ships with the software."""
    folder = REFERENCE / "ontology"
    return Ontology(
        types={row.event_type: row for row in read_csv(folder / "types.csv", EventType)},
        modes={
            (row.event_type, row.event_mode): row
            for row in read_csv(folder / "modes.csv", EventMode)
        },
        contexts={row.context: row for row in read_csv(folder / "contexts.csv", Context)},
        sectors={row.sector: row for row in read_csv(folder / "sectors.csv", Sector)},
    )
