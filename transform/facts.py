"""What a telling says of its event, reduced to what tells events apart."""

from dataclasses import dataclass
from datetime import date

from transform.tellings import REALITY, Known, Telling, Who, known_of

# Who meets, trades or drills together does so mutually: who is named first tells nothing.
MUTUAL_TYPES = frozenset({"CONSULT", "COOPERATE"})
# Done several times a day by the same parties, in several places.
_PLACED_TYPES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_POINTS = frozenset({"exact", "city"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an event.

    Attributes:
        event_type: PLOVER type.
        event_mode: PLOVER mode, or None where it is not said.
        reality: Class of the modality, one of the values of `tellings.REALITY`.
        is_past: Whether it is told as a thing of the past, a year ago or more.
        actors: Who does it; all parties where the type is mutual.
        recipients: To whom; empty where the type is mutual.
        first_day: First day, or None.
        last_day: Last day, or None.
        place: The place where it tells events apart, or None.
    """

    event_type: str
    event_mode: str | None
    reality: str
    is_past: bool
    actors: frozenset[Who]
    recipients: frozenset[Who]
    first_day: date | None
    last_day: date | None
    place: str | None

    @property
    def parties(self) -> frozenset[Who]:
        """All parties."""
        return self.actors | self.recipients

    @property
    def is_named(self) -> bool:
        """Whether a party is known that means the same in every article."""
        return any(who.is_named for who in self.parties)

    @property
    def is_dated(self) -> bool:
        """Whether the days are known."""
        return self.first_day is not None

    @property
    def n_days(self) -> int:
        """Days that the event may lie in; a very large number where they are unknown."""
        if self.first_day is None or self.last_day is None:
            return date.max.toordinal()
        return (self.last_day - self.first_day).days + 1


class Circles:
    """Sets of parties, each kept once: a set is larger than all else that a telling says."""

    def __init__(self) -> None:
        """Begin without any."""
        self._kept: dict[tuple[Known, ...], frozenset[Who]] = {}

    def of(self, parties: tuple[Who, ...]) -> frozenset[Who]:
        """Return the set of some parties: one object for parties of whom the same is known."""
        known = tuple(map(known_of, parties))
        circle = self._kept.get(known)
        if circle is None:
            circle = self._kept[known] = frozenset(parties)
        return circle


def facts_of(telling: Telling, circles: Circles) -> Facts:
    """Return what a telling says of its event.

    Args:
        telling: The telling.
        circles: The parties of the tellings that it is compared with.
    """
    is_mutual = telling.event_type in MUTUAL_TYPES
    doing = telling.actors + telling.recipients if is_mutual else telling.actors
    receiving = () if is_mutual else telling.recipients
    return Facts(
        event_type=telling.event_type,
        event_mode=telling.event_mode,
        reality=REALITY[telling.modality],
        is_past=telling.modality == "historical",
        actors=circles.of(doing),
        recipients=circles.of(receiving),
        first_day=telling.when.first,
        last_day=telling.when.last,
        place=_telling_place(telling),
    )


def _telling_place(telling: Telling) -> str | None:
    """Return the place where it tells the event from others of its parties on the same day."""
    if telling.location_method != "clause" or telling.location_precision not in _POINTS:
        return None
    return telling.location_id if telling.event_type in _PLACED_TYPES else None
