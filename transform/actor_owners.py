"""Places and bodies as parts of titles: what `Russian`, `Foreign Ministry` and both together stand for."""

from seeds.actors.aliases import AliasKind
from seeds.actors.names import slug
from seeds.actors.organisations import Organisation
from seeds.actors.roles import Role
from seeds.actors.tables import ActorReference
from transform.actor_lexicon import ActorLexicon
from transform.actor_readings import Body, Place
from transform.actor_units import Unit

_SMALL_WORDS = ("of", "the", "for", "and")
_PLURAL_PEOPLES = ("s", "men")


class Owners:
    """Makes places and bodies out of units and rows."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        self._lexicon = lexicon
        self._reference: ActorReference = lexicon.reference

    def place(self, unit: Unit) -> Place | None:
        """Return the place that a unit names, if it names one."""
        if unit.kind != "place" or unit.alias is None:
            return None
        actor_id, kind = unit.alias.actor_id, unit.alias.kind
        if not actor_id.startswith("country:"):
            return self._area(actor_id, kind)
        seat = slug(unit.form) if kind == "seat" else None
        plural = kind == "demonym" and unit.form.endswith(_PLURAL_PEOPLES)
        return self.country(actor_id.partition(":")[2].upper(), kind, seat=seat, plural=plural)

    def _area(self, actor_id: str, kind: AliasKind) -> Place:
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

    def country(
        self, code: str, kind: AliasKind = "name", *, seat: str | None = None, plural: bool = False
    ) -> Place:
        """Return a country as a place."""
        country = self._reference.countries[code]
        return Place(
            actor_id=country.actor_id,
            name=country.name,
            label=country.adjectives[0] if country.adjectives else country.name,
            country_code=country.pivot,
            key=code.lower(),
            seat=seat,
            alias_kind=kind,
            plural=plural,
        )

    def bearer(self, unit: Unit) -> Place | None:
        """Return the country of a person whose name stands before a noun (`the Biden administration`)."""
        codes = {self._reference.people[person].country_code for person in unit.people}
        code = codes.pop() if len(codes) == 1 else None
        return self.country(code) if code is not None else None

    def body(self, unit: Unit, place: Place | None) -> Body | None:
        """Return the body that a unit names.

        A body of one country that another country's adjective stands before is that country's body of
        the same role: `the Nigerian House of Representatives` is not that of the United States.
        """
        if unit.alias is None:
            return None
        row = self._reference.organisations[unit.alias.actor_id]
        role = self._reference.roles[row.fills[0]] if row.fills else None
        abroad = place is not None and place.country_code not in (None, row.country_code)
        if role is not None and abroad and row.country_code is not None:
            return self.compose(role, place)
        return named_body(row, role)

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


def _title_case(words: str) -> str:
    return " ".join(
        word if word in _SMALL_WORDS else word[:1].upper() + word[1:] for word in words.split()
    )
