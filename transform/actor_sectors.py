"""Which sector and country a title, an office or a body stands for, after PLOVER's codes."""

from collections.abc import Iterable
from datetime import date

from seeds.actors.people import Office
from seeds.actors.tables import ActorReference
from seeds.ontology import read_ontology
from transform.actor_readings import Body, Title

_SECTORS_WITH = read_ontology().sectors_with
PRIVATE_SECTORS = _SECTORS_WITH("private")
"""Sectors outside politics: those who leave them are no former officials."""

_NATIONAL_POSTS = frozenset(("ambassador", "envoy", "charge-daffaires", "consul"))
_OWN_RANKS = _SECTORS_WITH("ranks")
# The president of a party is no president, and the envoy of a breakaway republic no envoy of a state.
_OWN_OFFICES = _SECTORS_WITH("offices")
_STATE_ROLES = frozenset(("office", "post", "person"))


class SectorCoder:
    """Codes titles, offices and bodies."""

    def __init__(self, reference: ActorReference) -> None:
        self._reference = reference

    def office_sector(self, office: Office) -> str | None:
        """Return the sector of an office: its own, its role's, or that of what it is of."""
        if office.sector is not None:
            return office.sector
        role = self._reference.roles[office.role_id.removeprefix("deputy-")]
        organisation = self._reference.organisations.get(office.of)
        return role.sector or (organisation.sector if organisation else "GOV")

    def title_sectors(self, title: Title) -> tuple[str, ...]:
        """Return the sectors of a title, the primary one first; `ELI` first where it is over."""
        role = title.role
        own = role.sector if role else None
        former = "ELI" if title.former and role and own not in PRIVATE_SECTORS else None
        if serves_international(title):
            return unique((former, "IGO", own))
        body = _body_sector(title.body)
        ranks = own == "MIL" and body in _OWN_RANKS
        offices = own == "GOV" and body in _OWN_OFFICES
        if ranks or offices:
            own = body
        of_role = title.of_role.sector if title.of_role else None
        state = "GOV" if title.place and role and role.kind in _STATE_ROLES else None
        return unique((former, own or of_role or body or state))

    def title_country(self, title: Title) -> str | None:
        """Return the country of a title."""
        if serves_international(title) or _stands_against(title):
            return None
        if title.body is not None and title.body.country_code is not None:
            return self.pivot(title.body.country_code)
        return title.place.country_code if title.place else None

    def body_sectors(self, body: Body, day: date) -> tuple[str, ...]:
        """Return the sectors of a body on a day."""
        if body.organisation is not None:
            return body.organisation.sectors_on(day)
        return unique((body.role.sector if body.role else None,))

    def pivot(self, code: str | None) -> str | None:
        """Return the code that actors of a country are given: that of its sovereign, if it has one."""
        return self._reference.countries[code].pivot if code is not None else None


def serves_international(title: Title) -> bool:
    """Say whether a title is of an international body, and not of a state at that body."""
    if title.body is None or not title.body.international:
        return False
    national = title.role is not None and title.role.role_id in _NATIONAL_POSTS
    return not (national and title.place is not None and title.place.is_country)


def _stands_against(title: Title) -> bool:
    """Whether what the title is of is the other side, so that its country is not the title's."""
    if title.role is None or not title.role.against:
        return False
    return title.place is None or title.place.alias_kind not in ("adjective", "demonym")


def unique(values: Iterable[str | None]) -> tuple[str, ...]:
    """Return values in order, without repeats and without none."""
    return tuple(dict.fromkeys(value for value in values if value is not None))


def _body_sector(body: Body | None) -> str | None:
    if body is None:
        return None
    if body.organisation is not None:
        return body.organisation.sector
    return body.role.sector if body.role else None
