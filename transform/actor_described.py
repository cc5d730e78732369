"""Linking what is described: offices, bodies, states, kinds of people, and nouns that say little."""

from seeds.actors.roles import Role
from transform.actor_asked import Asked, found
from transform.actor_lexicon import ActorLexicon
from transform.actor_links import ActorLink
from transform.actor_makers import LinkMaker, whole_body
from transform.actor_named import NameLinker
from transform.actor_readings import Body, Place, Reading, Title
from transform.actor_references import Descriptions

_SINGULAR = frozenset(("he", "she", "him", "her"))


class DescriptionLinker:
    """Links readings of all kinds but names."""

    def __init__(
        self,
        lexicon: ActorLexicon,
        maker: LinkMaker,
        descriptions: Descriptions,
        names: NameLinker,
    ) -> None:
        self._words = lexicon.words
        self._roles = lexicon.reference.roles
        self._maker = maker
        self._descriptions = descriptions
        self._names = names

    def link(self, reading: Reading, asked: Asked) -> ActorLink:
        """Return the actor of a description."""
        title = reading.title
        if reading.kind == "role" and title.role is not None:
            return self._role(reading, title.role, asked)
        if reading.kind == "body" and title.body is not None:
            return self._body(reading, title.body, asked)
        if reading.kind in ("state", "members"):
            return self._state(reading, asked)
        if reading.kind == "place" and title.place is not None:
            return self._place(reading, title.place, asked)
        return self._noun(reading, asked)

    def _role(self, reading: Reading, role: Role, asked: Asked) -> ActorLink:
        person = self._descriptions.person(reading, asked.start, asked.on, asked.story)
        if person is not None and person.person is not None:
            link = self._maker.person(person.person, reading, asked.on)
            return found(link, person.confidence, person.method)
        if person is not None and person.reading is not None:
            return self._names.introduced(
                person.reading, reading, asked, person.confidence, person.method
            )
        body = whole_body(reading.title)
        if body is not None:
            return found(self._maker.body(body, asked.on), 0.9, "name of a body")
        if reading.definite and reading.title.place is None and reading.title.body is None:
            told = self._descriptions.body(role, asked.head, asked.start, asked.story)
            if told is not None:
                return found(self._maker.body(told, asked.on), 0.65, "noun in the story")
        return found(self._maker.group(reading.title), 0.7, "description")

    def _body(self, reading: Reading, body: Body, asked: Asked) -> ActorLink:
        if not body.role_only:
            sure = reading.definite is not False or body.organisation is not None
            link = self._maker.body(body, asked.on)
            return found(link, 0.95 if sure else 0.7, "name of a body")
        told = None
        if body.role is not None and reading.definite is not False:
            told = self._descriptions.body(body.role, asked.head, asked.start, asked.story)
        if told is not None:
            return found(self._maker.body(told, asked.on), 0.8, "noun in the story")
        return found(self._maker.body(body, asked.on), 0.3, "unknown body")

    def _state(self, reading: Reading, asked: Asked) -> ActorLink:
        title = reading.title
        body, place = title.body, title.place
        if body is not None and not body.role_only and (body.international or place is None):
            return found(self._maker.body(body, asked.on), 0.9, "members of a body")
        if place is not None:
            return found(self._maker.place(place), 0.95, "words for a state")
        one = reading.definite and not (reading.counted or title.plural)
        told = asked.story.place_before(asked.start) if one else None
        if told is not None:
            return found(self._maker.place(told), 0.5, "last country of the story")
        sector = "GOV" if reading.kind == "state" else None
        noun = asked.party.head_lemma or reading.head
        return found(self._maker.described(noun, None, sector), 0.3, "country not told")

    def _place(self, reading: Reading, place: Place, asked: Asked) -> ActorLink:
        one = place.alias_kind == "demonym" and not place.plural
        people = place.alias_kind in ("demonym", "adjective") and reading.counted
        if not reading.trailing and (one or people):
            return found(self._many("citizens", place), 0.8, "word for a people")
        if place.alias_kind != "adjective" or not reading.trailing:
            return found(self._maker.place(place), 0.95, "name of a place")
        head = asked.head
        persons = head.endswith(tuple(self._words["people_ending"]))
        if persons and head not in self._words["no_people"]:
            noun = asked.party.head_lemma or head
            return found(self._maker.described(noun, place), 0.5, "unknown noun for people")
        return found(self._maker.place(place), 0.7, "adjective of a place")

    def _noun(self, reading: Reading, asked: Asked) -> ActorLink:
        if reading.kind == "pronoun":
            told = asked.story.people_before(asked.start)
            if told and reading.head in _SINGULAR:
                return self._names.introduced(
                    told[0], reading, asked, 0.4, "pronoun: last person of the story"
                )
            return found(self._maker.described("unspecified", None, "UNK"), 0.1, "pronoun")
        noun = asked.party.head_lemma or reading.head
        if self._is_number(noun) or self._is_number(reading.head):
            return found(self._many("people", reading.title.place), 0.3, "number of people")
        return found(self._maker.described(noun, reading.title.place), 0.3, "unknown noun")

    def _many(self, role_id: str, place: Place | None) -> ActorLink:
        title = Title(place=place, role=self._roles[role_id], role_id=role_id, plural=True)
        return self._maker.group(title)

    def _is_number(self, head: str) -> bool:
        """Say whether a noun only counts: `12`, `dozens more`, `20 others`."""
        return head[:1].isdigit() or head == "others" or head in self._words["quantity"]
