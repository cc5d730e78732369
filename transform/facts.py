"""What a telling says of its event, reduced to what tells events apart."""

from dataclasses import dataclass, field
from datetime import date

from extract.records import Modality
from transform.resolution import ResolvedMention

REALITY: dict[Modality, str] = {
    "asserted": "happened",
    "historical": "happened",
    "negated": "denied",
    "planned": "ahead",
    "hypothetical": "ahead",
}
# Who meets, trades or drills together does so mutually: who is named first tells nothing.
MUTUAL_TYPES = frozenset({"CONSULT", "COOPERATE"})
# Done several times a day by the same parties, in several places.
_PLACED_TYPES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_POINTS = frozenset({"exact", "city"})
_STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})


@dataclass(frozen=True, slots=True, order=True)
class Who:
    """A party, compared by its key alone."""

    actor_id: str
    actor_type: str = field(compare=False)
    country_code: str | None = field(compare=False)
    sector: str | None = field(compare=False)

    @property
    def is_named(self) -> bool:
        """Whether the key means the same actor in every article."""
        return self.actor_type != "group"

    def stands_for(self, other: "Who") -> bool:
        """Say whether this is the other one, or the state that the other one acts for."""
        if self == other:
            return True
        is_state = self.actor_type == "country" and other.actor_type != "country"
        same = self.country_code is not None and self.country_code == other.country_code
        return is_state and same and other.sector in _STATE_SECTORS


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an event.

    Attributes:
        event_type: PLOVER type.
        event_mode: PLOVER mode, or None where it is not said.
        reality: Class of the modality, one of the values of `REALITY`.
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


def facts_of(telling: ResolvedMention) -> Facts:
    """Return what a mention says of its event."""
    mention = telling.mention
    actors, recipients = (
        frozenset(
            Who(each.link.actor_id, each.link.actor_type, each.link.country_code, each.link.sector)
            for each in telling.participants
            if each.role == role
        )
        for role in ("actor", "recipient")
    )
    is_mutual = mention.event_type in MUTUAL_TYPES
    return Facts(
        event_type=mention.event_type,
        event_mode=mention.event_mode,
        reality=REALITY[mention.modality],
        is_past=mention.modality == "historical",
        actors=actors | recipients if is_mutual else actors,
        recipients=frozenset() if is_mutual else recipients,
        first_day=telling.when.first,
        last_day=telling.when.last,
        place=_telling_place(telling),
    )


def _telling_place(telling: ResolvedMention) -> str | None:
    """Return the place where it tells the event from others of its parties on the same day."""
    place = telling.place
    if place is None or telling.location_method != "clause" or place.precision not in _POINTS:
        return None
    return place.location_id if telling.mention.event_type in _PLACED_TYPES else None
