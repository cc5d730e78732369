"""Who is meant: from the parties of extract to actors with country and sector on the event's date.

Every party gets exactly one actor. Names that the reference tables lack become actors of their own with ids
made of the name, and people described but not named become groups, so that nothing is lost and equal words
get equal ids. Where the words leave it open, the story is asked, then the tables of office holders.
"""

from collections.abc import Iterable
from datetime import date

from extract.records import Party
from seeds.actors.names import normalise_name, slug
from seeds.actors.tables import ActorReference
from transform.actor_lexicon import ActorLexicon
from transform.actor_links import ActorLink
from transform.actor_makers import LinkMaker
from transform.actor_offices import OfficeBook
from transform.actor_phrases import PhraseReader
from transform.actor_readings import Place, Reading
from transform.actor_references import Descriptions
from transform.actor_story import StoryActors, read_story

_THROUGH_ANTECEDENT = 0.9
_GENERIC_LEADERS = ("president", "prime-minister", "chancellor", "king", "leader", "supreme-leader")


class ActorResolver:
    """Resolves parties with one set of reference tables.

    Args:
        reference: What `seeds.actors.reference.read_actor_reference` returns.
    """

    def __init__(self, reference: ActorReference) -> None:
        self._lexicon = ActorLexicon(reference)
        self._reader = PhraseReader(self._lexicon)
        self._offices = OfficeBook(reference)
        self._maker = LinkMaker(reference, self._offices)
        self._descriptions = Descriptions(self._lexicon, self._offices)

    def read_story(
        self, text: str, person_spans: Iterable[tuple[int, int]] = ()
    ) -> StoryActors:
        """Read who is named in a story, for `resolve`.

        Args:
            text: `Article.text`.
            person_spans: Start and end of the entities that the model labelled `PERSON`.
        """
        return read_story(text, self._lexicon, self._reader, person_spans)

    def resolve(self, party: Party, on: date, story: StoryActors) -> ActorLink:
        """Return the actor that a party means.

        Args:
            party: As extract found it.
            on: Day of the event: offices, and with them sector and title, are those of that day.
            story: The party's story, or an empty one.
        """
        own = self._read(party, story)
        if party.antecedent is None or own.kind in ("person", "surname"):
            return self._link(own, party, on, story)
        link = self.resolve(party.antecedent, on, story)
        if _contradicts(own, link):
            return self._link(own, party, on, story)
        return _lowered(link, _THROUGH_ANTECEDENT, f"antecedent: {link.method}")
