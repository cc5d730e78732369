"""What a phrase says about who is meant, before the date and the story are asked."""

from dataclasses import dataclass
from typing import Literal

from seeds.actors.aliases import AliasKind
from seeds.actors.organisations import Organisation
from seeds.actors.roles import Role

ReadingKind = Literal[
    "person", "surname", "name", "body", "state", "members", "place", "role", "word", "pronoun"
]


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region or group of countries named in a phrase.

    Attributes:
        actor_id: Its key.
        name: Canonical name.
        label: What stands before a role in a composed name (`Russian`).
        country_code: Code of its country; none for groups.
        key: What stands in ids composed of it (`rus`, `moscow`).
        seat: Key of the capital or other seat that the words name.
        alias_kind: Name, seat, adjective or demonym.
        plural: Whether the words are a plural demonym (`Ukrainians`).
    """

    actor_id: str
    name: str
    label: str
    country_code: str | None
    key: str
    seat: str | None
    alias_kind: AliasKind
    plural: bool

    @property
    def is_country(self) -> bool:
        """Whether it is a country, and no region or group."""
        return self.actor_id.startswith("country:")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, known by name or composed of a place and a role.

    Attributes:
        actor_id: Its key.
        name: Canonical name.
        country_code: Its country, if it has one.
        organisation: Its row, if it is in the tables.
        role: What it is (`foreign-ministry`), if that is known.
        role_only: Whether only a role was named (`the ministry`), so that the story must tell which.
        is_known: Whether it is in the tables or composed of what is.
    """

    actor_id: str
    name: str
    country_code: str | None
    organisation: Organisation | None
    role: Role | None
    role_only: bool = False
    is_known: bool = True

    @property
    def international(self) -> bool:
        """Whether it is a body of several states."""
        return self.organisation is not None and self.organisation.sector == "IGO"


@dataclass(frozen=True, slots=True)
class Title:
    """Office or description words: `Russian Foreign Ministry Spokeswoman`.

    Attributes:
        place: Place that the office belongs to.
        body: Body that it belongs to.
        role: The role itself.
        role_id: Its id, with `deputy-` before it for deputies.
        plural: Whether several are meant.
        former: Whether the words say that it is over.
        claimed: Whether they say that it is only claimed (`self-proclaimed president`).
        of_role: The role before it (`army` in `army spokesman`).
        of_story: Whether the place is the country last named in the story (`the country's parliament`).
    """

    place: Place | None = None
    body: Body | None = None
    role: Role | None = None
    role_id: str = ""
    plural: bool = False
    former: bool = False
    claimed: bool = False
    of_role: Role | None = None
    of_story: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase, read.

    Attributes:
        kind: What decides who is meant.
        title: Place, body and role.
        people: Ids of known people that the name may mean.
        name: The name as written, for people and unknown bodies.
        title_text: Words before a person's name.
        head: Normalised head word, for phrases without anything known.
        definite: `the`, `his`; false for `a`, `several`; none where there is no article.
        counted: Whether a number stands in it.
        personal: Whether an unknown name is a person's.
        trailing: Whether the head is a plain noun after what was read (`Syrian government shelling`).
        its: Whether it is an office of what the story named last (`its chairman`).
    """

    kind: ReadingKind
    title: Title
    people: tuple[str, ...] = ()
    name: str = ""
    title_text: str | None = None
    head: str = ""
    definite: bool | None = None
    counted: bool = False
    personal: bool = False
    trailing: bool = False
    its: bool = False
