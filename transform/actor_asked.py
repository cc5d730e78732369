"""What is asked of actor resolution: a party, a day and a story, passed along together."""

from dataclasses import dataclass, replace
from datetime import date

from extract.records import Party
from seeds.actors.names import normalise_name
from transform.actor_links import ActorLink
from transform.actor_story import StoryActors


@dataclass(frozen=True, slots=True)
class Asked:
    """One question.

    Attributes:
        party: As extract found it.
        on: Day of the event.
        story: The party's story.
    """

    party: Party
    on: date
    story: StoryActors

    @property
    def start(self) -> int:
        """Where the party stands in the story."""
        return self.party.span.start

    @property
    def head(self) -> str:
        """Its head noun, normalised."""
        return normalise_name(self.party.head)


def found(link: ActorLink, confidence: float, method: str) -> ActorLink:
    """Return a link with how sure it is and how it was found."""
    return replace(link, link_confidence=round(confidence, 4), method=method)
