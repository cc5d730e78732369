"""Words for offices, bodies and people in general: what they are and which sector they belong to."""

from typing import Literal

from seeds.actors.cells import Names, RoleId, SectorCode
from seeds.reading import Row

RoleKind = Literal[
    "office", "post", "person", "body", "state", "members", "people", "bodies", "honorific"
]
Effect = Literal["former", "acting", "deputy", "claimed"]


class Role(Row):
    """A role noun with its synonyms.

    Attributes:
        role_id: Part of the key of groups and composed bodies.
        kind: `office` has one holder for each country or body, `post` has many; `person` is no office;
            `body` is an institution (`ministry`); `state` means the state itself (`authorities`);
            `members` means the countries of a body (`member states`); `people` is a kind of people, `bodies`
            a kind of unnamed bodies (`companies`); `honorific` says nothing.
        sector: PLOVER sector; none where it is that of what the role belongs to (`spokesman`).
        singular: Forms for one.
        plural: Forms for several.
        broader: Roles that name the same person more loosely (`diplomat` for an ambassador).
        head_office: The office that leads such a body.
        against: Whether what it is of is the other side: `Russia's opponents` are not Russia's.
        local: Whether a capital before it means the city (`Moscow mayor`), not the state.
    """

    role_id: RoleId
    kind: RoleKind
    sector: SectorCode | None = None
    singular: Names = ()
    plural: Names = ()
    broader: Names = ()
    head_office: RoleId | None = None
    local: bool = False
    against: bool = False

    @property
    def label(self) -> str:
        """The role in words, for names of groups and composed bodies."""
        return self.role_id.replace("-", " ")


class Modifier(Row):
    """A word before a role that is no part of it; `effect` says what it changes, if anything."""

    form: str
    effect: Effect | None = None
