"""Place, body and role out of the words of a title or description: `Russian Foreign Ministry spokeswoman`."""

from collections.abc import Iterable
from dataclasses import dataclass

from seeds.actors.names import slug
from seeds.actors.organisations import Organisation
from seeds.actors.roles import Role
from transform.actor_lexicon import ActorLexicon
from transform.actor_readings import Body, Place, Title
from transform.actor_units import Unit

_OWNING = frozenset(("of", "at"))
_LOCATING = frozenset(("in", "from", "at", "on", "inside", "within", "across", "near"))
_SPEAKING_FOR = frozenset(("spokesperson", "representative", "commissioner", "official", "head"))


@dataclass
class TitleState:
    """What has been read of a title so far; turned into a `Title` at the end.

    Attributes:
        place: Place that the words belong to.
        body: Body that they belong to.
        role: The last role noun.
        of_role: The role noun before it.
        deputy: Whether it is a deputy's.
        former: Whether it is over.
        state: Whether a word for the state's rule was read (`authorities`).
        members: Whether a word for the countries of a body was read (`member states`).
        several: Whether that word is plural.
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
    state: bool = False
    members: bool = False
    several: bool = False
    named_role: Unit | None = None
    name: Unit | None = None
    word: str = ""
    of_story: bool = False


class TitleReader:
    """Folds units into title states."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        self._lexicon = lexicon
        self._reference = lexicon.reference

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
        role = state.role.role.role if state.role and state.role.role else None
        owning = lead in _OWNING or (
            lead == "for" and role is not None and role.role_id in _SPEAKING_FOR
        )
        if owning or (lead in _LOCATING and (role is None or role.kind not in ("office", "post"))):
            other = self.fold(units)
            self._fill_place(state, other, owning=owning)
            if owning:
                _fill_owner(state, other)

    def title(self, state: TitleState) -> Title:
        """Return what was read."""
        unit = state.role or state.named_role
        form = unit.role if unit else None
        role_id = form.role.role_id if form else ""
        return Title(
            place=state.place,
            body=state.body,
            role=form.role if form else None,
            role_id=f"deputy-{role_id}" if state.deputy and role_id else role_id,
            plural=state.several or (form is not None and form.plural),
            former=state.former,
            of_story=state.of_story and state.place is None,
            of_role=state.of_role,
        )

    def _take(self, state: TitleState, unit: Unit) -> None:
        if unit.kind == "place" and not unit.glued:
            _take_place(state, self.place(unit))
        elif unit.kind == "org" and not unit.glued:
            self._take_body(state, unit)
        elif unit.kind in ("person", "surname"):
            self._take_bearer(state, unit)
        elif unit.kind == "role":
            self._take_role(state, unit)
        elif unit.kind == "name":
            state.name = unit
        elif unit.kind == "modifier":
            state.deputy = state.deputy or unit.effect == "deputy"
            state.former = state.former or unit.effect == "former"
        elif unit.kind == "word":
            state.word = unit.form

    def _take_body(self, state: TitleState, unit: Unit) -> None:
        organisation = self._reference.organisations[unit.alias.actor_id if unit.alias else ""]
        place = state.place
        abroad = place is not None and place.country_code not in (None, organisation.country_code)
        if place and abroad and organisation.country_code and organisation.fills:
            role = self._reference.roles[organisation.fills[0]]
            state.body = self.compose(role, place)
        else:
            state.body = named_body(organisation, self._filled(organisation))
        state.role = None

    def _filled(self, organisation: Organisation) -> Role | None:
        return self._reference.roles[organisation.fills[0]] if organisation.fills else None

    def _take_bearer(self, state: TitleState, unit: Unit) -> None:
        codes = {self._reference.people[person].country_code for person in unit.people}
        code = codes.pop() if len(codes) == 1 else None
        if code is not None:
            _take_place(state, self._country(code, None, "name", plural=False))

    def _take_role(self, state: TitleState, unit: Unit) -> None:
        role = unit.role.role if unit.role else None
        if role is None or role.kind == "honorific":
            return
        if role.kind == "state":
            state.state, state.role = True, None
        elif role.kind == "members":
            state.of_story = state.of_story or unit.possessive
            state.members = not unit.possessive
            state.several = unit.role.plural if unit.role else False
        elif state.name is not None and _adjacent(state.name, unit):
            _take_named(state, unit, role)
        elif role.kind == "body":
            self._take_body_role(state, role)
        else:
            state.of_role = (
                state.role.role.role if state.role and state.role.role else state.of_role
            )
            state.role = unit

    def _take_body_role(self, state: TitleState, role: Role) -> None:
        if state.body is None or state.body.role_only or state.body.organisation is None:
            state.body = self.compose(role, state.place)
        state.role = None

    def _fill_place(self, state: TitleState, other: TitleState, *, owning: bool) -> None:
        place = other.place
        if state.place is not None or place is None:
            return
        state.place = place
        role = state.body.role if state.body is not None and state.body.role_only else None
        if role is None:
            return
        national = not owning and not role.local and place.country_code is not None
        if national and place.country_code is not None:
            place = self._country(place.country_code, None, "name", plural=False)
        state.body = self.compose(role, place)

    def place(self, unit: Unit) -> Place:
        """Return the place that a unit names.

        Raises:
            ValueError: If the unit is no place.
        """
        if unit.alias is None:
            raise ValueError(f"'{unit.form}' is not a place")
        actor_id, kind = unit.alias.actor_id, unit.alias.kind
        seat = slug(unit.form) if kind == "seat" else None
        plural = kind == "demonym" and unit.form.endswith(("s", "men"))
        if actor_id.startswith("country:"):
            return self._country(actor_id.partition(":")[2].upper(), seat, kind, plural=plural)
        region = self._reference.regions.get(actor_id)
        area = region or self._reference.groupings[actor_id]
        return Place(
            actor_id=actor_id,
            name=area.name,
            label=area.adjectives[0] if area.adjectives else area.name,
            country_code=self._reference.countries[region.country_code].pivot if region else None,
            key=actor_id.partition(":")[2],
            seat=None,
            alias_kind=kind,
            plural=False,
        )

    def _country(self, code: str, seat: str | None, kind: str, *, plural: bool) -> Place:
        country = self._reference.countries[code]
        return Place(
            actor_id=country.actor_id,
            name=country.name,
            label=country.adjectives[0] if country.adjectives else country.name,
            country_code=country.pivot,
            key=code.lower(),
            seat=seat,
            alias_kind=kind,  # type: ignore[arg-type]
            plural=plural,
        )

    def compose(self, role: Role, place: Place | None) -> Body:
        """Return the body that fills a role in a place, by its own name where it has one."""
        label = _title_case(role.singular[0] if role.singular else role.label)
        if place is None:
            key = f"org:{role.role_id}"
            return Body(key, label, None, None, role, role_only=True, is_known=False)
        if place.seat is not None and role.local:
            name = f"{place.seat.title()} {label}"
            return Body(f"org:{place.seat}-{role.role_id}", name, place.country_code, None, role)
        filler = self._lexicon.fillers.get((place.country_code, role.role_id))
        if filler is not None and place.is_country:
            return named_body(self._reference.organisations[filler], role)
        key = f"org:{place.key}-{role.role_id}"
        return Body(key, f"{place.label} {label}", place.country_code, None, role)


def named_body(organisation: Organisation, role: Role | None) -> Body:
    """Return the body of a row of the organisation table."""
    return Body(
        organisation.actor_id, organisation.name, organisation.country_code, organisation, role
    )


def _take_place(state: TitleState, place: Place) -> None:
    held = state.place
    if held is None or held.country_code is None or held.country_code == place.country_code:
        state.place = place


def _take_named(state: TitleState, unit: Unit, role: Role) -> None:
    state.named_role = unit if role.kind == "body" else None
    if role.kind != "body":
        state.of_role, state.role = None, unit


def _fill_owner(state: TitleState, other: TitleState) -> None:
    if other.body is not None and state.body is None:
        state.body = other.body
    of_role = other.role.role.role if other.role and other.role.role else None
    if of_role is not None and state.of_role is None:
        state.of_role = of_role


def _adjacent(name: Unit, unit: Unit) -> bool:
    return not unit.broken and not name.possessive and unit.start - name.end <= 1


def _title_case(words: str) -> str:
    small = ("of", "the", "for", "and")
    return " ".join(
        word if word in small else word[:1].upper() + word[1:] for word in words.split()
    )
