"""Building links: id, name, type, country and sectors of an actor once it is clear which one is meant."""

from collections.abc import Iterable
from datetime import date

from seeds.actors.names import slug
from seeds.actors.people import Office
from seeds.actors.roles import Role
from seeds.actors.tables import ActorReference
from transform.actor_links import ActorLink
from transform.actor_offices import OfficeBook
from transform.actor_readings import Body, Place, Title
from transform.actor_titles import named_body

_NATIONAL_POSTS = frozenset(("ambassador", "envoy", "charge-daffaires", "consul"))
_WHOLE_BODY = frozenset(("mission", "companies", "media", "institution", "alliance", "party"))
PRIVATE_SECTORS = frozenset(("CVL", "JRN", "BUS", "EDU", "MED", "REL", "SOC", "LAB", "AGR", "CRM"))
_OWN_RANKS = frozenset(("COP", "SPY", "REB", "PRM", "CRM"))
_ARMED = frozenset(("REB", "PRM"))
_ARMED_ROLES = frozenset(("troops", "militants", "paramilitaries", "gangs", "gunmen", "soldier"))


class LinkMaker:
    """Makes links from ids, readings and days."""

    def __init__(self, reference: ActorReference, offices: OfficeBook) -> None:
        self._reference = reference
        self._offices = offices

    def person(
        self,
        actor_id: str,
        title: Title,
        title_text: str | None,
        day: date,
        *,
        confidence: float,
        method: str,
    ) -> ActorLink:
        """Return the link of a person in the tables.

        The office held on the day decides country, sector and title; then the words of the text; then
        what the person was before.
        """
        row = self._reference.people[actor_id]
        standing = self._offices.standing(actor_id, day)
        country = self._pivot(row.country_code)
        if standing.held:
            sectors = _unique(self.office_sector(office) for office in standing.held)
            office_text: str | None = standing.held[0].title
        else:
            stated = None if title.former or title.role is None else self.title_sector(title)
            former = "ELI" if standing.former else None
            sectors = _unique((stated, row.sector, former))
            office_text = title_text or (standing.former and f"former {standing.former.title}")
        return ActorLink(
            actor_id, row.name, "person",
            country_code=None if sectors[:1] == ("IGO",) else country,
            sector=sectors[0] if sectors else None,
            sectors=sectors,
            wikidata_id=row.wikidata_id,
            title_text=office_text,
            link_confidence=confidence,
            method=method,
        )  # fmt: skip

    def unknown_person(
        self,
        name: str,
        title: Title,
        title_text: str | None,
        *,
        confidence: float,
        candidates: tuple[str, ...] = (),
    ) -> ActorLink:
        """Return the link of a person whom the tables lack."""
        country, sectors = self.title_country(title), self.title_sectors(title)
        actor_id = f"person:{slug(name)}"
        if actor_id in self._reference.people:
            actor_id = f"{actor_id}.{(country or 'other').lower()}"
        return ActorLink(
            actor_id, name, "person",
            country_code=country,
            sector=sectors[0] if sectors else None,
            sectors=sectors,
            title_text=title_text,
            link_confidence=confidence,
            is_known=False,
            method="ambiguous name" if candidates else "unknown person",
            candidates=candidates,
        )  # fmt: skip

    def body(self, body: Body, day: date, *, confidence: float, method: str) -> ActorLink:
        """Return the link of a body."""
        sectors = self.body_sectors(body, day)
        return ActorLink(
            body.actor_id, body.name, "organisation",
            country_code=self._pivot(body.country_code),
            sector=sectors[0] if sectors else None,
            sectors=sectors,
            wikidata_id=body.organisation.wikidata_id if body.organisation else None,
            link_confidence=confidence,
            is_known=body.is_known,
            method=method,
        )  # fmt: skip

    def unknown_body(self, name: str, title: Title) -> ActorLink:
        """Return the link of a named body that the tables lack."""
        sectors = _unique((title.role.sector if title.role else None, self._body_sector(title)))
        return ActorLink(
            f"org:{slug(name)}", name, "organisation",
            country_code=title.place.country_code if title.place else None,
            sector=sectors[0] if sectors else None,
            sectors=sectors,
            link_confidence=0.6,
            is_known=False,
            method="unknown body",
        )  # fmt: skip

    def place(self, place: Place, *, confidence: float, method: str) -> ActorLink:
        """Return the link of a state, of a region's authorities, or of a group of countries."""
        if place.is_country:
            kind, sectors = "country", ("GOV",)
        elif place.actor_id.startswith("region:"):
            kind, sectors = "organisation", ("GOV",)
        else:
            kind, sectors = "group", ()  # type: ignore[assignment]
        return ActorLink(
            place.actor_id, place.name, kind,  # type: ignore[arg-type]
            country_code=place.country_code,
            sector=sectors[0] if sectors else None,
            sectors=sectors,
            link_confidence=confidence,
            method=method,
        )  # fmt: skip

    def group(self, title: Title, *, confidence: float, method: str = "description") -> ActorLink:
        """Return the link of people described by a role: `Ukrainian troops`, `a Kremlin aide`."""
        sectors = self.title_sectors(title)
        owner_key, owner_label = self._owner(title)
        of_role = title.of_role if title.role and title.role.sector is None else None
        parts = (owner_key, of_role.role_id if of_role else "", title.role_id)
        labels = (owner_label, of_role.label if of_role else "", _role_label(title))
        key = "-".join(part for part in parts if part)
        name = " ".join(label for label in labels if label)
        return ActorLink(
            f"group:{key}", name, "group",
            country_code=self.title_country(title),
            sector=sectors[0] if sectors else None,
            sectors=sectors,
            link_confidence=confidence,
            method=method,
        )  # fmt: skip

    def described(self, head: str, place: Place | None) -> ActorLink:
        """Return the link of people or things of whom only an unknown noun is told."""
        key = "-".join(part for part in (place.key if place else "", slug(head)) if part)
        name = f"{place.label} {head}" if place else head
        return ActorLink(
            f"group:{key}", name, "group",
            country_code=place.country_code if place else None,
            link_confidence=0.3,
            is_known=False,
            method="unknown noun",
        )  # fmt: skip

    def whole_body(self, title: Title) -> Body | None:
        """Return the body that a role only repeats: `Taliban fighters`, `the Gazprom company`."""
        body, role = title.body, title.role
        if body is None or body.organisation is None or role is None:
            return None
        armed = body.organisation.sector in _ARMED and role.role_id in _ARMED_ROLES
        members = role.role_id == "members" and title.plural
        if members and (body.international or body.organisation.sector in _ARMED):
            return body
        return body if armed or role.role_id in _WHOLE_BODY else None

    def office_sector(self, office: Office) -> str | None:
        """Return the sector of an office: its own, its role's, or that of what it is of."""
        if office.sector is not None:
            return office.sector
        role = self._reference.roles[office.role_id.removeprefix("deputy-")]
        organisation = self._reference.organisations.get(office.of)
        return role.sector or (organisation.sector if organisation else "GOV")

    def title_sector(self, title: Title) -> str | None:
        """Return the primary sector of a title."""
        sectors = self.title_sectors(title)
        return sectors[0] if sectors else None

    def title_sectors(self, title: Title) -> tuple[str, ...]:
        """Return the sectors of a title, the primary one first; `ELI` first where it is over."""
        role = title.role
        own = role.sector if role else None
        former = "ELI" if title.former and role and own not in PRIVATE_SECTORS else None
        if _serves_international(title):
            return _unique((former, "IGO", own))
        of = title.of_role.sector if title.of_role else None
        body = self._body_sector(title)
        if own == "MIL" and body in _OWN_RANKS:
            own = body
        state = "GOV" if title.place and role and _speaks_for_state(role) else None
        return _unique((former, own or of or body or state))

    def title_country(self, title: Title) -> str | None:
        """Return the country of a title."""
        if _serves_international(title):
            return None
        if title.body is not None and title.body.country_code is not None:
            return self._pivot(title.body.country_code)
        return title.place.country_code if title.place else None

    def body_sectors(self, body: Body, day: date) -> tuple[str, ...]:
        """Return the sectors of a body on a day."""
        if body.organisation is not None:
            return body.organisation.sectors_on(day)
        return _unique((body.role.sector if body.role else None,))

    def _body_sector(self, title: Title) -> str | None:
        body = title.body
        if body is None:
            return None
        if body.organisation is not None:
            return body.organisation.sector
        return body.role.sector if body.role else None

    def _owner(self, title: Title) -> tuple[str, str]:
        """Key and label of what a described group belongs to."""
        place, body = title.place, title.body
        if body is not None:
            return body.actor_id.partition(":")[2], body.name
        if place is None:
            return "", ""
        if place.seat is not None and title.role is not None and title.role.local:
            return place.seat, place.seat.replace("-", " ").title()
        return place.key, place.label

    def _pivot(self, code: str | None) -> str | None:
        return self._reference.countries[code].pivot if code is not None else None

    def rows(self, actor_id: str) -> Body:
        """Return the body of a row of the organisation table."""
        return named_body(self._reference.organisations[actor_id], None)


def _serves_international(title: Title) -> bool:
    if title.body is None or not title.body.international:
        return False
    national = title.role is not None and title.role.role_id in _NATIONAL_POSTS
    return not (national and title.place is not None and title.place.is_country)


def _speaks_for_state(role: Role) -> bool:
    return role.kind in ("office", "post", "person")


def _role_label(title: Title) -> str:
    role = title.role
    if role is None:
        return ""
    prefix = "former " if title.former else ""
    deputy = "deputy " if title.role_id.startswith("deputy-") else ""
    one = role.kind in ("office", "post") and not title.plural
    forms = role.singular if one else role.plural or role.singular
    return f"{prefix}{deputy}{forms[0] if forms else role.label}"


def _unique(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value is not None))
