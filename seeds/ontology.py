"""The PLOVER ontology: event types, modes, contexts and sectors, with CAMEO and Goldstein beside them.

Labels, numbers and the scheme follow PLOVER v2.0 and the public CAMEO scale; definitions are our own.
"""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from seeds.reading import REFERENCE, Row, read_csv, split_names

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


Trait = Literal["state", "private", "armed", "ranks", "offices"]


class Sector(Row):
    """One actor sector, with all that the software knows of it.

    Attributes:
        sector: PLOVER code.
        cameo_type: The type that CAMEO, and GDELT with it, has for it, if there is one.
        traits: Separated by `|`. `state`: its deeds are those of its state. `private`: it is outside of
            politics, and who leaves it is no former official. `armed`: its troops and members are the body
            itself. `ranks`: its commanders are its own, not the army's. `offices`: its presidents and
            ministers are its own, not the government's.
        definition: What it means.
    """

    sector: str = Field(pattern=r"^[A-Z]{3}$")
    cameo_type: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    traits: Annotated[tuple[Trait, ...], BeforeValidator(split_names)] = ()
    definition: str


@dataclass(frozen=True)
class Ontology:
    """All code lists, keyed by code and in the order of their files."""

    types: dict[str, EventType]
    modes: dict[tuple[str, str], EventMode]
    contexts: dict[str, Context]
    sectors: dict[str, Sector]

    def sectors_with(self, trait: Trait) -> frozenset[str]:
        """Return the sectors that have a trait."""
        return frozenset(code for code, row in self.sectors.items() if trait in row.traits)

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
