"""Tellings: a resolved mention reduced to what merging the tellings of a date into events needs.

A date may have a hundred thousand articles: what is kept of each mention at once is small, and what
many share is shared.
"""

from dataclasses import dataclass, field

from extract.records import Modality, Role
from seeds.ontology import read_ontology
from transform.dates import EventDate
from transform.keys import content_key
from transform.resolution import ResolvedMention

REALITY: dict[Modality, str] = {
    "asserted": "happened",
    "historical": "happened",
    "negated": "denied",
    "planned": "ahead",
    "hypothetical": "ahead",
}
Known = tuple[str, str, str | None, str | None]
"""The fields of `Who`, in order."""

_STATE_SECTORS = read_ontology().sectors_with("state")


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


def known_of(who: Who) -> Known:
    """Return all that is known of a party, by which parties of one key may differ."""
    return who.actor_id, who.actor_type, who.country_code, who.sector


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of an event.

    Attributes:
        mention_id: Key of the mention.
        document_id: Key of its article.
        event_type: PLOVER type.
        event_mode: PLOVER mode, or None.
        modality: Whether the text says that it happened.
        contexts: PLOVER contexts.
        is_background: Whether the paragraph retells old events.
        actors: Who does it, in order.
        recipients: To whom it is done, in order.
        when: When it happened.
        location_id: Key of its place.
        location_precision: What kind of area the place is.
        location_method: How the place was found.
        sentence_key: The same for the same words.
        confidence: Belief, 0 to 1, that the event is true and its parties are right.
    """

    mention_id: str
    document_id: str
    event_type: str
    event_mode: str | None
    modality: Modality
    contexts: tuple[str, ...]
    is_background: bool
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    when: EventDate
    location_id: str | None
    location_precision: str | None
    location_method: str
    sentence_key: str
    confidence: float


def telling_of(resolved: ResolvedMention) -> Telling:
    """Reduce a resolved mention."""
    mention, place = resolved.mention, resolved.place
    return Telling(
        mention_id=resolved.mention_id,
        document_id=resolved.document_id,
        event_type=mention.event_type,
        event_mode=mention.event_mode,
        modality=mention.modality,
        contexts=mention.contexts,
        is_background=mention.is_background,
        actors=_side(resolved, "actor"),
        recipients=_side(resolved, "recipient"),
        when=resolved.when,
        location_id=place.location_id if place else None,
        location_precision=place.precision if place else None,
        location_method=resolved.location_method,
        sentence_key=content_key("s", resolved.sentence.text),
        confidence=resolved.confidence,
    )


def _side(resolved: ResolvedMention, role: Role) -> tuple[Who, ...]:
    links = (each.link for each in resolved.participants if each.role == role)
    return tuple(
        Who(link.actor_id, link.actor_type, link.country_code, link.sector) for link in links
    )
