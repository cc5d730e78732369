"""Who appears most: the top actors of a date."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from load.daily.day import Event, Party
from load.daily.tone import Mean

MOST_ACTORS = 12


@dataclass(frozen=True)
class Standing:
    """How often an actor acts and is acted upon, over events that happened.

    Attributes:
        party: The actor.
        acting: Events of which it is an actor.
        receiving: Events of which it is a recipient.
        intensity: Mean PLOVER intensity of both.
    """

    party: Party
    acting: int
    receiving: int
    intensity: float

    @property
    def events(self) -> int:
        """Times it takes part."""
        return self.acting + self.receiving


def top_actors(events: Iterable[Event], most: int = MOST_ACTORS) -> list[Standing]:
    """Return the actors with most events that happened, the busiest first.

    Pronouns of which the story does not tell whom they mean are left out.
    """
    acting: Counter[Party] = Counter()
    receiving: Counter[Party] = Counter()
    scores: dict[Party, Mean] = defaultdict(Mean)
    for event in events:
        if event.happened:
            acting.update(event.actors)
            receiving.update(event.recipients)
            for party in (*event.actors, *event.recipients):
                scores[party].add(event.intensity)
    standings = (
        Standing(party, acting[party], receiving[party], scores[party].value)
        for party in scores
        if party.is_told
    )
    ranked = sorted(standings, key=lambda one: (-one.events, one.party.name, one.party.actor_id))
    return ranked[:most]
