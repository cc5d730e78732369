"""Who is meant: from the parties of extract to actors with country and sector on the event's date.

Every party gets exactly one actor. Names that the reference tables lack become actors of their own with ids
made of the name, and people described but not named become groups, so that nothing is lost and equal words
get equal ids. Where the words leave it open, the story is asked, then the tables of office holders.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from extract.records import Party
from seeds.actors.names import normalise_name
from seeds.actors.tables import ActorReference
from transform.actor_lexicon import ActorLexicon
from transform.actor_links import ActorLink
from transform.actor_makers import PRIVATE_SECTORS, LinkMaker
from transform.actor_offices import OfficeBook
from transform.actor_phrases import PhraseReader
from transform.actor_readings import Reading, Title
from transform.actor_references import Descriptions
from transform.actor_story import StoryActors, read_story

_THROUGH_ANTECEDENT = 0.9
_TRAILING = 0.75


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

    def read_story(self, text: str, person_spans: Iterable[tuple[int, int]] = ()) -> StoryActors:
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

    def _read(self, party: Party, story: StoryActors) -> Reading:
        text = party.span.text
        name = party.name.text if party.name else None
        if name is not None and text in name:
            text = name
        if party.title and party.title not in text:
            text = f"{party.title} {text}"
        return self._reader.read(text, cues=story.words, label=party.entity_label, name=name)

    def _link(self, reading: Reading, party: Party, on: date, story: StoryActors) -> ActorLink:
        start = party.span.start
        if reading.title.of_story:
            reading = self._reader.placed(reading, story.place_before(start))
        link = self._dispatch(reading, party, on, story)
        return _lowered(link, _TRAILING, link.method) if reading.trailing else link

    def _dispatch(self, reading: Reading, party: Party, on: date, story: StoryActors) -> ActorLink:
        start = party.span.start
        match reading.kind:
            case "person":
                return self._full_name(reading, on)
            case "surname":
                return self._surname(reading, start, on, story)
            case "name":
                return self._name(reading, start, on, story)
            case "role":
                return self._role(reading, party, on, story)
            case "body":
                return self._body(reading, party, on, story)
            case "state" | "members":
                return self._state(reading, party, on, story)
            case "place":
                return self._place(reading, party)
            case _:
                return self._word(reading, party)

    def _full_name(self, reading: Reading, on: date) -> ActorLink:
        actor_id = reading.people[0]
        if not self._consistent(actor_id, reading.title, on):
            return self._maker.unknown_person(
                reading.name, reading.title, reading.title_text, confidence=0.6
            )
        return self._person(actor_id, reading, on, 0.97, "full name")

    def _person(
        self, actor_id: str, reading: Reading, on: date, confidence: float, method: str
    ) -> ActorLink:
        return self._maker.person(
            actor_id, reading.title, reading.title_text, on, confidence=confidence, method=method
        )

    def _surname(self, reading: Reading, start: int, on: date, story: StoryActors) -> ActorLink:
        introduced = story.called(reading.name, start)
        if introduced is not None:
            return self._introduced(introduced, reading, on, 0.95, "surname in the story")
        fitting = [p for p in reading.people if self._consistent(p, reading.title, on)]
        chosen = self._only(fitting, reading.title, on)
        if chosen is not None:
            confidence = 0.85 if len(fitting) == 1 else 0.6
            return self._person(chosen, reading, on, confidence, "known surname")
        return self._maker.unknown_person(
            reading.name,
            reading.title,
            reading.title_text,
            confidence=0.3,
            candidates=tuple(fitting),
        )

    def _only(self, people: list[str], title: Title, on: date) -> str | None:
        """The only candidate; else the only one in office; else the only one with the title's role."""
        if len(people) == 1:
            return people[0]
        in_office = [p for p in people if self._offices.standing(p, on).held]
        with_role = [
            p
            for p in in_office
            if title.role_id in {o.role_id for o in self._offices.standing(p, on).held}
        ]
        for group in (with_role, in_office):
            if len(group) == 1:
                return group[0]
        return None

    def _consistent(self, actor_id: str, title: Title, on: date) -> bool:
        """Whether a title does not speak against a person: no `Canadian striker Sanchez` for the premier."""
        role, row = title.role, self._lexicon.reference.people[actor_id]
        held = [self._maker.office_sector(o) for o in self._offices.standing(actor_id, on).held]
        private = (
            role is not None
            and role.kind in ("person", "people")
            and role.sector in PRIVATE_SECTORS
        )
        if private and role is not None and role.sector not in (row.sector, *held):
            return False
        country = title.place.country_code if title.place and title.place.is_country else None
        if country is None or row.country_code is None or "IGO" in held:
            return True
        owned = self._lexicon.reference.countries[row.country_code].pivot
        return country == owned or (role is not None and role.kind == "post")

    def _introduced(
        self, person: Reading, reading: Reading, on: date, confidence: float, method: str
    ) -> ActorLink:
        if person.kind == "person":
            title_text = reading.title_text or person.title_text
            title = reading.title if reading.title.role else person.title
            return self._maker.person(
                person.people[0], title, title_text, on, confidence=confidence, method=method
            )
        link = self._maker.unknown_person(
            person.name, person.title, person.title_text, confidence=confidence
        )
        return replace(link, method=method)

    def _name(self, reading: Reading, start: int, on: date, story: StoryActors) -> ActorLink:
        introduced = story.called(reading.name, start)
        if introduced is not None:
            return self._introduced(introduced, reading, on, 0.95, "surname in the story")
        if reading.personal:
            confidence = 0.8 if " " in reading.name else 0.5
            return self._maker.unknown_person(
                reading.name, reading.title, reading.title_text, confidence=confidence
            )
        return self._maker.unknown_body(reading.name, reading.title)

    def _role(self, reading: Reading, party: Party, on: date, story: StoryActors) -> ActorLink:
        title, start = reading.title, party.span.start
        found = self._descriptions.person(reading, start, on, story)
        if found is not None and found.person is not None:
            return self._maker.person(
                found.person, title, None, on, confidence=found.confidence, method=found.method
            )
        if found is not None and found.reading is not None:
            return self._introduced(found.reading, reading, on, found.confidence, found.method)
        body = self._maker.whole_body(title)
        if body is None and reading.definite and title.role and not title.place and not title.body:
            head = normalise_name(party.head)
            body = self._descriptions.body(title.role, head, start, story)
            if body is not None:
                return self._maker.body(body, on, confidence=0.65, method="noun in the story")
        if body is not None:
            return self._maker.body(body, on, confidence=0.9, method="name of a body")
        return self._maker.group(title, confidence=0.7)

    def _body(self, reading: Reading, party: Party, on: date, story: StoryActors) -> ActorLink:
        body, start = reading.title.body, party.span.start
        if body is None:
            raise ValueError("a reading of kind 'body' has a body")
        if not body.role_only:
            sure = reading.definite is not False or body.organisation is not None
            return self._maker.body(
                body, on, confidence=0.95 if sure else 0.7, method="name of a body"
            )
        head, role = normalise_name(party.head), body.role
        known = self._descriptions.body(role, head, start, story) if role else None
        if known is not None:
            return self._maker.body(known, on, confidence=0.8, method="noun in the story")
        return self._maker.body(body, on, confidence=0.3, method="unknown body")

    def _state(self, reading: Reading, party: Party, on: date, story: StoryActors) -> ActorLink:
        title, start = reading.title, party.span.start
        body, place = title.body, title.place
        if body is not None and not body.role_only and (body.international or place is None):
            return self._maker.body(body, on, confidence=0.9, method="members of a body")
        if place is not None:
            return self._maker.place(place, confidence=0.95, method="words for a state")
        one = reading.definite and not (reading.counted or title.plural)
        told = story.place_before(start) if one else None
        if told is not None:
            return self._maker.place(told, confidence=0.5, method="last country of the story")
        return self._maker.described(party.head_lemma or "authorities", None)

    def _place(self, reading: Reading, party: Party) -> ActorLink:
        place = reading.title.place
        if place is None:
            raise ValueError("a reading of kind 'place' has a place")
        if place.alias_kind == "demonym" and (reading.counted or not place.plural):
            citizens = self._lexicon.reference.roles["citizens"]
            return self._maker.group(
                Title(place=place, role=citizens, role_id="citizens", plural=True), confidence=0.8
            )
        head = normalise_name(party.head)
        if place.alias_kind != "adjective" or head in ("", normalise_name(party.span.text)):
            return self._maker.place(place, confidence=0.95, method="name of a place")
        words = self._lexicon.words
        if head.endswith(tuple(words["people_ending"])) and head not in words["no_people"]:
            return self._maker.described(party.head_lemma or head, place)
        return self._maker.place(place, confidence=0.7, method="adjective of a place")

    def _word(self, reading: Reading, party: Party) -> ActorLink:
        if reading.kind == "pronoun":
            return replace(
                self._maker.described("unspecified", None), method="pronoun", sector="UNK",
                sectors=("UNK",), link_confidence=0.1,
            )  # fmt: skip
        return self._maker.described(party.head_lemma or reading.head, reading.title.place)


def _lowered(link: ActorLink, factor: float, method: str) -> ActorLink:
    return replace(link, link_confidence=round(link.link_confidence * factor, 4), method=method)


def _contradicts(own: Reading, link: ActorLink) -> bool:
    """Whether a description names another country than the antecedent's."""
    place = own.title.place
    stated = place.country_code if place is not None and own.kind != "pronoun" else None
    return None not in (stated, link.country_code) and stated != link.country_code
