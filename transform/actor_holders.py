"""From a description to the one person who held the office on the day: `the German Chancellor`."""

from collections.abc import Iterable
from datetime import date

from seeds.actors.tables import ActorReference
from transform.actor_offices import OfficeBook
from transform.actor_readings import Body, Title

_LEADING = frozenset(("head", "leader"))


class Holders:
    """Finds holders of offices by title."""

    def __init__(self, reference: ActorReference, offices: OfficeBook) -> None:
        self._reference = reference
        self._offices = offices

    def holder(self, title: Title, day: date) -> str | None:
        """Return the id of the only known person whom a title fits on a day."""
        owners = list(_owners(title))
        if not owners:
            return None
        if title.role_id in _LEADING and title.body is not None:
            found = self._head_of(title.body, day)
            if found is not None:
                return found
        if title.role_id == "leader" and title.body is None:
            ruler = self._ruler(title, day)
            if ruler is not None:
                return ruler
        return self._offices.holder(title.role_id, owners, day)

    def ruler(self, country_code: str, day: date) -> str | None:
        """Return the person who led a country on a day."""
        row = self._reference.countries.get(country_code)
        if row is None or row.leader_role is None:
            return None
        return self._offices.holder(row.leader_role, [row.country_code], day)

    def by_role(self, role_id: str, country_code: str, day: date) -> str | None:
        """Return the person who held an office of a country on a day."""
        return self._offices.holder(role_id, [country_code], day)

    def _ruler(self, title: Title, day: date) -> str | None:
        place = title.place
        return self.ruler(place.key.upper(), day) if place and place.is_country else None

    def _head_of(self, body: Body, day: date) -> str | None:
        """The minister of a ministry, the speaker of a parliament."""
        roles = self._reference.roles
        filled = body.organisation.fills if body.organisation else ()
        kinds = [*([body.role] if body.role else []), *(roles[role_id] for role_id in filled)]
        offices = [kind.head_office for kind in kinds if kind.head_office not in (None, "head")]
        if not offices or body.country_code is None:
            return None
        return self._offices.holder(offices[0] or "", [body.country_code], day)


def _owners(title: Title) -> Iterable[str]:
    """What an office may be of, the most exact first."""
    place, body = title.place, title.body
    if place is not None and place.seat is not None:
        yield place.seat
    if body is not None and not body.role_only:
        yield body.actor_id
        if body.organisation is not None and not body.organisation.fills:
            return
        if body.country_code is not None:
            yield body.country_code
    if place is not None and place.actor_id.startswith("region:"):
        yield place.actor_id
    elif place is not None and place.country_code is not None and not _is_local(title):
        yield place.country_code


def _is_local(title: Title) -> bool:
    return title.role is not None and title.role.local
