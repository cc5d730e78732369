"""Descriptions without a name: `the German Chancellor`, `the ministry`, `his Belarusian counterpart`.

The table of offices is asked for offices that one person holds; the story for everything else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from seeds.actors.names import normalise_name
from seeds.actors.people import OFFICES_KNOWN_TO, Office
from seeds.actors.roles import Role
from transform.actor_holders import Holders
from transform.actor_lexicon import ActorLexicon
from transform.actor_offices import OfficeBook
from transform.actor_owners import named_body
from transform.actor_readings import Body, Place, Reading, Title
from transform.actor_story import StoryActors

_LEADERS = frozenset(
    ("president", "prime-minister", "chancellor", "king", "leader", "supreme-leader", "emir")
)
_TOO_WIDE = frozenset(("head", "leader"))
_SAME_SECTOR = frozenset(("companies", "media", "party", "militants", "churches", "ngos"))


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a description means.

    Attributes:
        person: Id of a person in the tables.
        reading: A person whom the story names and the tables lack.
        confidence: Belief in it.
        method: How it was found.
    """

    person: str | None
    reading: Reading | None
    confidence: float
    method: str


class Descriptions:
    """Finds who is described."""

    def __init__(self, lexicon: ActorLexicon, offices: OfficeBook) -> None:
        self._lexicon = lexicon
        self._reference = lexicon.reference
        self._offices = offices
        self._holders = Holders(lexicon.reference, offices)

    def person(self, reading: Reading, start: int, day: date, story: StoryActors) -> Found | None:
        """Return the person that a role means, if there is just one.

        Args:
            reading: A reading of kind `role`.
            start: Where it stands in the story.
            day: Day of the event.
            story: Who has been named.
        """
        title = reading.title
        if title.role is None or title.plural or title.former or reading.definite is False:
            return None
        if title.role.role_id == "counterpart":
            return self._counterpart(title, start, day, story)
        held = title.role.kind == "office" and not title.claimed
        holder = self._holders.holder(title, day) if held else None
        if holder is not None:
            return Found(holder, None, _sure_of_office(day), "office on the day")
        if reading.definite or title.place is not None or title.body is not None:
            return self._in_story(title, start, day, story)
        return None

    def body(self, role: Role, head: str, start: int, story: StoryActors) -> Body | None:
        """Return the body that a noun like `the ministry` or `the company` means.

        Args:
            role: What the noun is.
            head: The noun itself; a body that has it in its name comes first.
            start: Where it stands in the story.
            story: Which bodies have been named.
        """
        told = story.bodies_before(start)
        for known in told:
            if head in _name_words(known):
                return known
        for known in told:
            if _is_a(known, role):
                return known
        filler = self._lexicon.fillers.get((None, role.role_id))
        return named_body(self._reference.organisations[filler], role) if filler else None

    def _in_story(self, title: Title, start: int, day: date, story: StoryActors) -> Found | None:
        for person in story.people_before(start):
            if self._fits(person, title, day):
                return _found(person, 0.75, "description in the story")
        return None

    def _fits(self, person: Reading, title: Title, day: date) -> bool:
        if title.role is None or title.role.role_id not in self._roles_of(person, day):
            return False
        if title.place is not None and title.place.country_code is not None:
            return self._country_of(person) == title.place.country_code
        return None in (title.body, person.title.body) or title.body == person.title.body

    def _roles_of(self, person: Reading, day: date) -> set[str]:
        """Every role noun that may stand for a person, by the text's title and by offices held."""
        named = {person.title.role_id} if person.title.role else set()
        held = [o for p in person.people for o in self._offices.standing(p, day).held]
        named |= {office.role_id for office in held}
        plain = [self._reference.roles[role_id.removeprefix("deputy-")] for role_id in named]
        wide = {name for role in plain for name in (role.role_id, *role.broader)}
        if named & _LEADERS and not _serves_body(person, held):
            wide.discard("head")  # a president is no `chairman` and no `director`
        if any(role.sector == "LEG" for role in plain):
            wide |= {"lawmaker", "politician"}
        if any("foreign-ministry" in office.of for office in held):
            wide.add("diplomat")
        return wide | {"official"} if "minister" in wide else wide

    def _country_of(self, person: Reading) -> str | None:
        if person.people:
            return self._reference.people[person.people[0]].country_code
        title = person.title
        if title.body is not None and title.body.country_code:
            return title.body.country_code
        return title.place.country_code if title.place else None

    def _counterpart(self, title: Title, start: int, day: date, story: StoryActors) -> Found | None:
        """The person of that country who does what the last person of another country does."""
        code = title.place.country_code if title.place else None
        if title.place is None or code is None:
            return None
        people = story.people_before(start)
        others = [p for p in people if self._country_of(p) not in (None, code)]
        roles = self._roles_of(others[0], day) if others else set()
        for person in people:
            if self._country_of(person) == code and _peers(roles, self._roles_of(person, day)):
                return _found(person, 0.75, "counterpart in the story")
        return self._counterpart_by_office(roles, title.place, day)

    def _counterpart_by_office(self, roles: set[str], place: Place, day: date) -> Found | None:
        code = place.country_code or ""
        for role_id in sorted(roles - _TOO_WIDE):
            exact = self._reference.roles[role_id].kind == "office"
            holder = self._holders.by_role(role_id, code, day) if exact else None
            if holder is not None:
                return Found(holder, None, 0.7, "counterpart by office")
        ruler = self._holders.ruler(code, day) if roles & _LEADERS else None
        return Found(ruler, None, 0.6, "counterpart by office") if ruler else None


def _found(person: Reading, confidence: float, method: str) -> Found:
    if person.people:
        return Found(person.people[0], None, confidence, method)
    return Found(None, person, confidence, method)


def _serves_body(person: Reading, held: Iterable[Office]) -> bool:
    return person.title.body is not None or any(each.of.startswith("org:") for each in held)


def _sure_of_office(day: date) -> float:
    return 0.9 if day <= OFFICES_KNOWN_TO else 0.6


def _peers(roles: set[str], other: set[str]) -> bool:
    return not roles or bool(roles & other) or bool(roles & _LEADERS and other & _LEADERS)


def _is_a(body: Body, role: Role) -> bool:
    if body.role is not None and body.role.role_id == role.role_id:
        return True
    row = body.organisation
    if row is None:
        return False
    same = role.role_id in _SAME_SECTOR and role.sector == row.sector
    return same or role.role_id in row.fills


def _name_words(body: Body) -> set[str]:
    names = (body.name, *(body.organisation.aliases if body.organisation else ()))
    return {word for name in names for word in normalise_name(name).split()}
