"""Descriptions without a name: `the German Chancellor`, `the ministry`, `his Belarusian counterpart`.

The tables of office holders are asked for offices that one person holds; the story for everything else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from seeds.actors.names import normalise_name
from seeds.actors.roles import Role
from transform.actor_lexicon import ActorLexicon
from transform.actor_offices import OfficeBook
from transform.actor_readings import Body, Place, Reading, Title
from transform.actor_story import StoryActors
from transform.actor_titles import named_body

_LEADING = frozenset(("head", "leader"))
_LEADERS = frozenset(
    ("president", "prime-minister", "chancellor", "king", "leader", "supreme-leader", "emir")
)
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
        if title.role.kind == "office":
            holder = self._holder(title, day)
            if holder is not None:
                return Found(holder, None, 0.9, "office on the day")
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
            if head in _name_words(known) and not known.role_only:
                return known
        for known in told:
            if self._is_a(known, role):
                return known
        filler = self._lexicon.fillers.get((None, role.role_id))
        return named_body(self._reference.organisations[filler], role) if filler else None

    def _is_a(self, body: Body, role: Role) -> bool:
        row = body.organisation
        if body.role is not None and body.role.role_id == role.role_id:
            return True
        if row is None:
            return False
        same = role.role_id in _SAME_SECTOR and role.sector == row.sector
        return same or role.role_id in row.fills

    def _holder(self, title: Title, day: date) -> str | None:
        owners = list(_owners(title))
        place, role_id = title.place, title.role_id
        if role_id in _LEADING and title.body is not None:
            office = _head_office(title.body, self._reference.roles)
            code = title.body.country_code
            found = self._offices.holder(office, [code], day) if office and code else None
            if found is not None:
                return found
        if role_id == "leader" and place is not None and place.is_country and title.body is None:
            leads = self._reference.countries[place.key.upper()].leader_role
            ruler = self._offices.holder(leads, owners, day) if leads else None
            return ruler or self._offices.holder("leader", owners, day)
        return self._offices.holder(role_id, owners, day) if owners else None

    def _in_story(self, title: Title, start: int, day: date, story: StoryActors) -> Found | None:
        for person in story.people_before(start):
            if self._fits(person, title, day):
                known = person.people[0] if person.people else None
                return Found(known, None if known else person, 0.75, "description in the story")
        return None

    def _fits(self, person: Reading, title: Title, day: date) -> bool:
        if title.role is None or title.role.role_id not in self._roles_of(person, day):
            return False
        if title.place is not None and title.place.country_code is not None:
            return self._country_of(person) == title.place.country_code
        return title.body is None or person.title.body is None or title.body == person.title.body

    def _roles_of(self, person: Reading, day: date) -> set[str]:
        """Every role noun that may stand for a person, by the text's title and by offices held."""
        named = [person.title.role_id] if person.title.role else []
        for actor_id in person.people:
            named += [office.role_id for office in self._offices.standing(actor_id, day).held]
        wide = set(named)
        for role_id in named:
            role = self._reference.roles.get(role_id.removeprefix("deputy-"))
            wide.update((role_id.removeprefix("deputy-"), *(role.broader if role else ())))
        if any(self._sector(role_id) == "LEG" for role_id in named):
            wide.add("lawmaker")
        return wide | {"politician", "official"} if wide & {"minister", "lawmaker"} else wide

    def _sector(self, role_id: str) -> str | None:
        role = self._reference.roles.get(role_id.removeprefix("deputy-"))
        return role.sector if role else None

    def _country_of(self, person: Reading) -> str | None:
        if person.people:
            return self._reference.people[person.people[0]].country_code
        title = person.title
        if title.body is not None and title.body.country_code:
            return title.body.country_code
        return title.place.country_code if title.place else None

    def _counterpart(self, title: Title, start: int, day: date, story: StoryActors) -> Found | None:
        """The person of that country who does what the last person of another country does."""
        place = title.place
        if place is None or place.country_code is None:
            return None
        people = story.people_before(start)
        others = [p for p in people if self._country_of(p) not in (None, place.country_code)]
        roles = self._roles_of(others[0], day) if others else set()
        for person in people:
            if self._country_of(person) == place.country_code and (
                not roles or self._peers(roles, self._roles_of(person, day))
            ):
                known = person.people[0] if person.people else None
                return Found(known, None if known else person, 0.75, "counterpart in the story")
        return self._counterpart_by_office(roles, place, day)

    def _peers(self, roles: set[str], other: set[str]) -> bool:
        return bool(roles & other) or bool(roles & _LEADERS and other & _LEADERS)

    def _counterpart_by_office(self, roles: set[str], place: Place, day: date) -> Found | None:
        owners = [place.country_code or ""]
        offices = sorted(r for r in roles if self._reference.roles[r].kind == "office")
        for role_id in offices:
            holder = self._offices.holder(role_id, owners, day)
            if holder is not None and role_id not in ("head", "leader"):
                return Found(holder, None, 0.7, "counterpart by office")
        leads = self._reference.countries[place.key.upper()].leader_role
        holder = self._offices.holder(leads, owners, day) if leads and roles & _LEADERS else None
        return Found(holder, None, 0.6, "counterpart by office") if holder else None


def _owners(title: Title) -> Iterable[str]:
    """What an office may be of, the most exact first."""
    if title.place is not None and title.place.seat is not None:
        yield title.place.seat
    if title.body is not None and not title.body.role_only:
        yield title.body.actor_id
        if title.body.organisation is not None and not title.body.organisation.fills:
            return
        if title.body.country_code is not None:
            yield title.body.country_code
    if title.place is not None:
        if title.place.actor_id.startswith("region:"):
            yield title.place.actor_id
        elif title.place.country_code is not None and not _local(title):
            yield title.place.country_code


def _name_words(body: Body) -> set[str]:
    names = (body.name, *(body.organisation.aliases if body.organisation else ()))
    return {word for name in names for word in normalise_name(name).split()}


def _local(title: Title) -> bool:
    return title.role is not None and title.role.local


def _head_office(body: Body, roles: dict[str, Role]) -> str | None:
    if body.role is not None and body.role.head_office not in (None, "head"):
        return body.role.head_office
    fills = body.organisation.fills if body.organisation else ()
    return next((roles[f].head_office for f in fills if roles[f].head_office != "head"), None)
