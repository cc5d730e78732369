"""The answer of actor resolution: which actor some words mean."""

from dataclasses import dataclass
from typing import Literal

ActorType = Literal["person", "organisation", "country", "group"]
LinkStatus = Literal["known", "ambiguous", "unknown", "unspecified"]

UNSPECIFIED = "group:unspecified"
"""The actor of pronouns that nothing explains."""


@dataclass(frozen=True, slots=True)
class ActorLink:
    """An actor, as it stood on the event's date.

    Attributes:
        actor_id: Key of the actor.
        name: Canonical English name.
        actor_type: Kind of actor.
        country_code: ISO 3166-1 alpha-3 (`KOS` for Kosovo); none for international bodies and where unknown.
        sector: Primary PLOVER sector on the date.
        sectors: All sectors, the primary one first.
        wikidata_id: Wikidata item, where checked.
        title_text: The office on the date, or the office words of the text.
        link_confidence: Belief that the words mean this actor, 0 to 1.
        is_known: Whether the actor is in the reference tables or composed of what is.
        method: How it was found, in a few words.
        candidates: Ids of the actors that an ambiguous name may mean.
    """

    actor_id: str
    name: str
    actor_type: ActorType
    country_code: str | None = None
    sector: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata_id: str | None = None
    title_text: str | None = None
    link_confidence: float = 0.0
    is_known: bool = True
    method: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def status(self) -> LinkStatus:
        """Whether the actor is known, in the codes of `schemas.LINK_STATUSES`."""
        if self.candidates:
            return "ambiguous"
        if self.actor_id == UNSPECIFIED:
            return "unspecified"
        return "known" if self.is_known else "unknown"
