"""Who is meant: from the parties of extract to actors with country and sector on the event's date.

Every party gets exactly one actor. Names that the reference tables lack become actors of their own with ids
made of the name, and people described but not named become groups, so that nothing is lost and equal words
get equal ids. Where the words leave it open, the story is asked, then the table of offices.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from extract.records import Party
from seeds.actors.reference import FOLDER, read_actor_reference
from seeds.actors.tables import ActorReference
from transform.actor_asked import Asked, found
from transform.actor_described import DescriptionLinker
from transform.actor_lexicon import ActorLexicon
from transform.actor_links import ActorLink
from transform.actor_makers import LinkMaker
from transform.actor_named import NameLinker
from transform.actor_offices import OfficeBook
from transform.actor_people import Namesakes
from transform.actor_phrases import PhraseReader, owned
from transform.actor_readings import Reading
from transform.actor_references import Descriptions
from transform.actor_story import StoryActors, read_story

_THROUGH_ANTECEDENT = 0.9
_TRAILING = 0.75
_NAMES = ("person", "surname", "name")


class ActorResolver:
    """Resolves parties with one set of reference tables.

    Attributes:
        reference: The tables.
    """

    def __init__(self, reference: ActorReference, source: Path = FOLDER) -> None:
        """Index the tables.

        Args:
            reference: What `seeds.actors.reference.read_actor_reference` returns.
            source: Folder to name in an error.

        Raises:
            seeds.reading.ReferenceDataError: If a name means two actors.
        """
        self.reference = reference
        self._lexicon = ActorLexicon(reference, source)
        self._reader = PhraseReader(self._lexicon)
        offices = OfficeBook(reference)
        maker = LinkMaker(reference, offices)
        descriptions = Descriptions(self._lexicon, offices)
        self._names = NameLinker(maker, Namesakes(reference, offices, self._lexicon.given_names))
        self._described = DescriptionLinker(self._lexicon, maker, descriptions, self._names)

    def read_story(self, text: str, entities: Iterable[tuple[int, int, str]] = ()) -> StoryActors:
        """Read who is named in a story, for `resolve`.

        Args:
            text: `Article.text`.
            entities: Start, end and label of what the model sees in it.
        """
        return read_story(text, self._lexicon, self._reader, entities)

    def resolve(self, party: Party, on: date, story: StoryActors) -> ActorLink:
        """Return the actor that a party means.

        Args:
            party: As extract found it.
            on: Day of the event: offices, and with them sector and title, are those of that day.
            story: The party's story, or an empty one.
        """
        asked = Asked(party, on, story)
        own = self._read(asked)
        if party.antecedent is None or own.kind in ("person", "surname"):
            return self._link(own, asked)
        link = self.resolve(party.antecedent, on, story)
        if _contradicts(own, link):
            return self._link(own, asked)
        confidence = link.link_confidence * _THROUGH_ANTECEDENT
        return found(link, confidence, f"antecedent: {link.method}")

    def _read(self, asked: Asked) -> Reading:
        party = asked.party
        text = party.span.text
        name = party.name.text if party.name else None
        if name is not None and text in name:
            text = name
        if party.title and party.title not in text:
            text = f"{party.title} {text}"
        reading = self._reader.read(
            text, cues=asked.story.cues, label=party.entity_label, name=name
        )
        if reading.its:
            return owned(reading, asked.story.owner_before(asked.start))
        if not reading.title.of_story:
            return reading
        return self._reader.placed(reading, asked.story.place_before(asked.start))

    def _link(self, reading: Reading, asked: Asked) -> ActorLink:
        linker = self._names if reading.kind in _NAMES else self._described
        link = linker.link(reading, asked)
        if not reading.trailing:
            return link
        return found(link, link.link_confidence * _TRAILING, link.method)


def open_actors(own: Path | None = None) -> ActorResolver:
    """Open the actor tables that ship with the software.

    Args:
        own: Folder of tables to lay over them.

    Raises:
        seeds.reading.ReferenceDataError: If a row of the own tables is wrong.
    """
    folders = (FOLDER, own) if own is not None else (FOLDER,)
    return ActorResolver(read_actor_reference(folders), folders[-1])


def _contradicts(own: Reading, link: ActorLink) -> bool:
    """Whether a description names another country than the antecedent's."""
    place = own.title.place
    stated = place.country_code if place is not None and own.kind != "pronoun" else None
    return None not in (stated, link.country_code) and stated != link.country_code
