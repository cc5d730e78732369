"""Which person a name means: full names, surnames, and titles that speak for or against somebody."""

from datetime import date

from seeds.actors.names import normalise_name
from seeds.actors.tables import ActorReference
from transform.actor_offices import OfficeBook
from transform.actor_readings import Reading, Title
from transform.actor_sectors import PRIVATE_SECTORS, SectorCoder

_DESCRIBING = ("person", "people")


class Namesakes:
    """Chooses between people of one name."""

    def __init__(
        self, reference: ActorReference, offices: OfficeBook, given_names: frozenset[str]
    ) -> None:
        self._reference = reference
        self._given_names = given_names
        self._offices = offices
        self._sectors = SectorCoder(reference)

    def is_other(self, actor_id: str, title: Title) -> bool:
        """Say whether a title shows that a full name is that of a namesake (`Canadian singer John Kerry`)."""
        return _is_private(title) and self._is_abroad(actor_id, title)

    def _is_abroad(self, actor_id: str, title: Title) -> bool:
        stated = title.place.country_code if title.place and title.place.is_country else None
        owned = self._sectors.pivot(self._reference.people[actor_id].country_code)
        return None not in (stated, owned) and stated != owned

    def _consistent(self, actor_id: str, title: Title, day: date) -> bool:
        """Whether a title does not speak against a person of a surname.

        `Canadian striker Sanchez` is not the prime minister of Spain.
        """
        role, row = title.role, self._reference.people[actor_id]
        held = self._offices.standing(actor_id, day).held
        sectors = {row.sector, *(self._sectors.office_sector(office) for office in held)}
        if _is_private(title) and role is not None and role.sector not in sectors:
            return False
        posted = role is not None and role.kind == "post"
        return posted or "IGO" in sectors or not self._is_abroad(actor_id, title)

    def fitting(self, reading: Reading, day: date) -> tuple[str, ...]:
        """Return the people whom a surname may mean."""
        return tuple(p for p in reading.people if self._consistent(p, reading.title, day))

    def may_stand_alone(self, actor_id: str, reading: Reading, day: date) -> bool:
        """Say whether a surname without title can mean a person: not if it is as well a given name.

        Someone in office on the day is known by it all the same (`Abiy`).
        """
        if reading.title.role is not None or normalise_name(reading.name) not in self._given_names:
            return True
        return bool(self._offices.standing(actor_id, day).held)

    def only(self, people: tuple[str, ...], title: Title, day: date) -> str | None:
        """Return the only one; else the only one with the title's office; else the only one in office."""
        if len(people) == 1:
            return people[0]
        held = {p: {o.role_id for o in self._offices.standing(p, day).held} for p in people}
        with_role = [person for person, roles in held.items() if title.role_id in roles]
        in_office = [person for person, roles in held.items() if roles]
        for group in (with_role, in_office):
            if len(group) == 1:
                return group[0]
        return None


def _is_private(title: Title) -> bool:
    role = title.role
    return role is not None and role.kind in _DESCRIBING and role.sector in PRIVATE_SECTORS
