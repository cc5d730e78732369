"""Place, body and role out of the words of a title or description: `Russian Foreign Ministry spokeswoman`."""

from collections.abc import Iterable
from dataclasses import dataclass

from seeds.actors.roles import Role
from transform.actor_owners import Owners
from transform.actor_readings import Body, Place, Title
from transform.actor_units import Unit

_OWNING = frozenset(("of", "at"))
_LOCATING = frozenset(("in", "from", "at", "on", "inside", "within", "across"))
_PEOPLE = ("person", "surname")
_SPEAKING_FOR = frozenset(("spokesperson", "representative", "commissioner", "official", "head"))


@dataclass
class TitleState:
    """What has been read of a title so far; turned into a `Title` at the end.

    Attributes:
        place: Place that the words belong to.
        body: Body that they belong to.
        role: The last role noun for people.
        of_role: The role noun before it.
        deputy: Whether it is a deputy's.
        former: Whether it is over.
        claimed: Whether it is only claimed.
        several: Whether a word for the countries of a body is plural (`member states`).
        named_role: The role noun that ends an unknown proper name (`Basmanny Court`).
        name: An unknown name.
        word: The last plain word.
        of_story: Whether the place is `the country` of which the story tells.
    """

    place: Place | None = None
    body: Body | None = None
    role: Unit | None = None
    of_role: Role | None = None
    deputy: bool = False
    former: bool = False
    claimed: bool = False
    several: bool = False
    named_role: Unit | None = None
    name: Unit | None = None
    word: str = ""
    of_story: bool = False


class TitleReader:
    """Folds units into title states.

    Attributes:
        owners: Makes the places and bodies.
    """

    def __init__(self, owners: Owners) -> None:
        self.owners = owners

    def fold(self, units: Iterable[Unit]) -> TitleState:
        """Read units from left to right."""
        state = TitleState()
        for unit in units:
            self._take(state, unit)
        return state

    def attach(self, state: TitleState, lead: str, units: Iterable[Unit]) -> None:
        """Add what a prepositional phrase says, where the words before it have not said it.

        Args:
            state: Changed in place.
            lead: The preposition.
            units: What follows it.
        """
        role = _role_of(state.role)
        owning = lead in _OWNING or (
            lead == "for" and role is not None and role.role_id in _SPEAKING_FOR
        )
        if owning or (lead in _LOCATING and (role is None or role.kind not in ("office", "post"))):
            # `in Kerry` is no place of John Kerry's.
            other = self.fold(units if owning else (u for u in units if u.kind not in _PEOPLE))
            self._fill_place(state, other, owning=owning)
            if owning:
                _fill_owner(state, other)

    def title(self, state: TitleState) -> Title:
        """Return what was read."""
        unit = state.role or state.named_role
        role = _role_of(unit)
        role_id = role.role_id if role else ""
        return Title(
            place=state.place,
            body=state.body,
            role=role,
            role_id=f"deputy-{role_id}" if state.deputy and role_id else role_id,
            plural=state.several or (unit is not None and unit.is_plural),
            former=state.former,
            claimed=state.claimed,
            of_role=state.of_role,
            of_story=state.of_story and state.place is None,
        )

    def _take(self, state: TitleState, unit: Unit) -> None:
        if unit.kind in ("place", "org", "person", "surname"):
            if not unit.glued:
                self._take_owner(state, unit)
        elif unit.kind == "role":
            self._take_role(state, unit)
        elif unit.kind == "name":
            state.name = unit
        elif unit.kind == "modifier":
            state.deputy = state.deputy or unit.effect == "deputy"
            state.former = state.former or unit.effect == "former"
            state.claimed = state.claimed or unit.effect == "claimed"
        elif unit.kind == "word":
            state.word = unit.form

    def _take_owner(self, state: TitleState, unit: Unit) -> None:
        if unit.kind == "org":
            state.body, state.role = self.owners.body(unit, state.place), None
            return
        place = self.owners.place(unit) if unit.kind == "place" else self.owners.bearer(unit)
        held = state.place
        if place is not None and (held is None or held.country_code in (None, place.country_code)):
            state.place = place

    def _take_role(self, state: TitleState, unit: Unit) -> None:
        role = _role_of(unit)
        if role is None or role.kind == "honorific":
            return
        if role.kind == "state":
            state.role = None
        elif role.kind == "members":
            state.of_story = state.of_story or unit.possessive
            state.several = unit.is_plural and not unit.possessive
        elif state.name is not None and _ends_body_name(state.name, unit, role):
            state.named_role, state.role = unit, None
        elif role.kind == "body":
            self._take_body_role(state, role)
        else:
            state.of_role = _role_of(state.role) or state.of_role
            state.role = unit

    def _take_body_role(self, state: TitleState, role: Role) -> None:
        whole = state.body
        if whole is None or whole.organisation is None:
            state.body = self.owners.compose(role, state.place)
        elif whole.country_code and whole.role and whole.role.role_id in role.broader:
            # `the Russian parliament's lower house`
            state.body = self.owners.compose(role, self.owners.country(whole.country_code))
        state.role = None

    def _fill_place(self, state: TitleState, other: TitleState, *, owning: bool) -> None:
        place = other.place
        if state.place is not None or place is None:
            return
        state.place = place
        role = state.body.role if state.body is not None and state.body.role_only else None
        if role is None:
            return
        if place.country_code is not None and not (owning or role.local):
            place = self.owners.country(place.country_code)
        state.body = self.owners.compose(role, place)


def _role_of(unit: Unit | None) -> Role | None:
    return unit.role.role if unit is not None and unit.role is not None else None


def _fill_owner(state: TitleState, other: TitleState) -> None:
    if other.body is not None and state.body is None:
        state.body = other.body
    if state.of_role is None:
        state.of_role = _role_of(other.role)


def _ends_body_name(name: Unit, unit: Unit, role: Role) -> bool:
    """Whether a role noun is the last word of a body's name (`Basmanny Court`, `Acme Corporation`)."""
    kind = role.kind == "body" or (role.kind == "bodies" and unit.capital)
    return kind and not (unit.broken or name.possessive) and unit.start - name.end <= 1
