"""Building links: id, name, type, country and sectors of an actor once it is clear which one is meant."""

from dataclasses import replace
from datetime import date

from seeds.actors.names import slug
from seeds.actors.tables import ActorReference
from seeds.ontology import read_ontology
from transform.actor_links import ActorLink, ActorType
from transform.actor_offices import OfficeBook
from transform.actor_readings import Body, Place, Reading, Title
from transform.actor_sectors import SectorCoder, unique

_WHOLE_BODY = frozenset(("mission", "companies", "media", "institution", "alliance", "party"))
_ARMED = read_ontology().sectors_with("armed")
_ARMED_ROLES = frozenset(("troops", "militants", "paramilitaries", "gangs", "gunmen", "soldier"))


class LinkMaker:
    """Makes links from ids, readings and days.

    Attributes:
        sectors: Codes what is linked.
    """

    def __init__(self, reference: ActorReference, offices: OfficeBook) -> None:
        self._reference = reference
        self._offices = offices
        self.sectors = SectorCoder(reference)

    def person(self, actor_id: str, reading: Reading, day: date) -> ActorLink:
        """Return the link of a person in the tables.

        The office held on the day decides country, sector and title; then the words of the text; then
        what the person was before.
        """
        row = self._reference.people[actor_id]
        standing = self._offices.standing(actor_id, day)
        if standing.held:
            sectors = unique(self.sectors.office_sector(office) for office in standing.held)
            title_text: str | None = standing.held[0].title
        else:
            title, former = reading.title, standing.former
            stated = () if title.former or not title.role else self.sectors.title_sectors(title)
            policy = row.sector if row.sector == "PRE" else None
            sectors = unique((policy, *stated[:1], row.sector, "ELI" if former else None))
            title_text = reading.title_text or (f"former {former.title}" if former else None)
        international = sectors[:1] == ("IGO",)
        return ActorLink(
            actor_id=actor_id,
            name=row.name,
            actor_type="person",
            country_code=None if international else self.sectors.pivot(row.country_code),
            sector=next(iter(sectors), None),
            sectors=sectors,
            wikidata_id=row.wikidata_id,
            title_text=title_text,
        )

    def unknown_person(self, reading: Reading, candidates: tuple[str, ...] = ()) -> ActorLink:
        """Return the link of a person whom the tables lack, or whose name is ambiguous."""
        country = self.sectors.title_country(reading.title)
        actor_id = f"person:{slug(reading.name)}"
        if actor_id in self._reference.people:
            actor_id = f"{actor_id}.{(country or 'other').lower()}"
        sectors = self.sectors.title_sectors(reading.title)
        return ActorLink(
            actor_id=actor_id,
            name=reading.name,
            actor_type="person",
            country_code=country,
            sector=next(iter(sectors), None),
            sectors=sectors,
            title_text=reading.title_text,
            is_known=False,
            candidates=candidates,
        )

    def body(self, body: Body, day: date) -> ActorLink:
        """Return the link of a body."""
        sectors = self.sectors.body_sectors(body, day)
        return ActorLink(
            actor_id=body.actor_id,
            name=body.name,
            actor_type="organisation",
            country_code=self.sectors.pivot(body.country_code),
            sector=next(iter(sectors), None),
            sectors=sectors,
            wikidata_id=body.organisation.wikidata_id if body.organisation else None,
            is_known=body.is_known,
        )

    def unknown_body(self, name: str, title: Title) -> ActorLink:
        """Return the link of a named body that the tables lack."""
        role = title.role if title.role and title.role.kind in ("body", "bodies") else None
        sectors = self.sectors.title_sectors(replace(title, role=role, of_role=None))
        return ActorLink(
            actor_id=f"org:{slug(name)}",
            name=name,
            actor_type="organisation",
            country_code=self.sectors.title_country(title),
            sector=next(iter(sectors), None),
            sectors=sectors,
            is_known=False,
        )

    def place(self, place: Place) -> ActorLink:
        """Return the link of a state, of a region's authorities, or of a group of countries."""
        types: dict[str, ActorType] = {"country": "country", "region": "organisation"}
        kind = types.get(place.actor_id.partition(":")[0], "group")
        return ActorLink(
            actor_id=place.actor_id,
            name=place.name,
            actor_type=kind,
            country_code=place.country_code,
            sector=None if kind == "group" else "GOV",
            sectors=() if kind == "group" else ("GOV",),
        )

    def group(self, title: Title) -> ActorLink:
        """Return the link of people described by a role: `Ukrainian troops`, `a Kremlin aide`."""
        sectors = self.sectors.title_sectors(title)
        owner_key, owner_label = _owner(title)
        of_role = title.of_role if title.role and title.role.sector is None else None
        parts = (owner_key, of_role.role_id if of_role else "", title.role_id)
        labels = (owner_label, of_role.label if of_role else "", _role_label(title))
        return ActorLink(
            actor_id=f"group:{_joined('-', parts)}",
            name=_joined(" ", labels),
            actor_type="group",
            country_code=self.sectors.title_country(title),
            sector=next(iter(sectors), None),
            sectors=sectors,
        )

    def described(self, head: str, place: Place | None, sector: str | None = None) -> ActorLink:
        """Return the link of people or things of whom only a noun is told that the tables lack."""
        return ActorLink(
            actor_id=f"group:{_joined('-', (place.key if place else '', slug(head)))}",
            name=_joined(" ", (place.label if place else "", head)),
            actor_type="group",
            country_code=place.country_code if place else None,
            sector=sector,
            sectors=(sector,) if sector else (),
            is_known=False,
        )


def whole_body(title: Title) -> Body | None:
    """Return the body that a role only repeats: `Taliban fighters`, `the Gazprom company`, `NATO members`."""
    body, role = title.body, title.role
    if body is None or body.organisation is None or role is None:
        return None
    armed = body.organisation.sector in _ARMED
    members = role.role_id == "members" and title.plural and (armed or body.international)
    repeats = role.role_id in _WHOLE_BODY or (armed and role.role_id in _ARMED_ROLES)
    return body if members or repeats else None


def _owner(title: Title) -> tuple[str, str]:
    """Key and label of what a described group belongs to."""
    place, body = title.place, title.body
    if body is not None:
        return body.actor_id.partition(":")[2], body.name
    if place is None:
        return "", ""
    if place.seat is not None and title.role is not None and title.role.local:
        return place.seat, place.seat.replace("-", " ").title()
    return place.key, place.label


def _role_label(title: Title) -> str:
    role = title.role
    if role is None:
        return ""
    one = role.kind in ("office", "post") and not title.plural
    forms = role.singular if one else role.plural or role.singular
    prefixes = (
        "former" if title.former else "",
        "deputy" if title.role_id.startswith("deputy-") else "",
    )
    return _joined(" ", (*prefixes, forms[0] if forms else role.label))


def _joined(separator: str, parts: tuple[str, ...]) -> str:
    return separator.join(part for part in parts if part)
