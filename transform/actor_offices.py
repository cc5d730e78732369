"""Who held an office on a day, and which office a person held on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from seeds.actors.people import Office
from seeds.actors.tables import ActorReference

_BESIDE_OFFICE = frozenset(("party-leader",))
_NOT_WIDENED = frozenset(("spokesperson",))


@dataclass(frozen=True)
class Standing:
    """What a person was on a day.

    Attributes:
        held: Offices held on the day, in the order of the table, the lead of a party last.
        former: The last office held before, if none is held.
    """

    held: tuple[Office, ...]
    former: Office | None


class OfficeBook:
    """Terms of office, by office and by person."""

    def __init__(self, reference: ActorReference) -> None:
        self._by_person = reference.offices
        self._by_office: dict[tuple[str, str], list[Office]] = {}
        for offices in reference.offices.values():
            for office in offices:
                self._by_office.setdefault((office.role_id, office.of), []).append(office)
        self._narrower: dict[str, list[str]] = {}
        for role in reference.roles.values():
            if role.kind == "office":
                for broader in (each for each in role.broader if each not in _NOT_WIDENED):
                    self._narrower.setdefault(broader, []).append(role.role_id)

    def standing(self, actor_id: str, day: date) -> Standing:
        """Return the offices of a person on a day."""
        offices = self._by_person.get(actor_id, ())
        now = (office for office in offices if office.held_on(day))
        held = tuple(sorted(now, key=lambda office: office.role_id in _BESIDE_OFFICE))
        past = [office for office in offices if office.valid_to and office.valid_to < day]
        former = max(past, key=lambda office: office.valid_to or day) if past and not held else None
        return Standing(held, former)

    def holder(self, role_id: str, owners: Sequence[str], day: date) -> str | None:
        """Return the only person who held an office on a day.

        Args:
            role_id: The office; if nobody is known to hold it, any narrower office counts
                (`head` of the IAEA is its director general).
            owners: Country, body or seat that the office belongs to, the most exact first.
            day: The day. On a day of handing over, the new holder counts.
        """
        for owner in owners:
            found = self._only(((role_id, owner),), day)
            if found is None and not self._holders((role_id, owner), day):
                narrower = self._narrower.get(role_id, ())
                found = self._only([(narrow, owner) for narrow in narrower], day)
            if found is not None:
                return found
        return None

    def _only(self, keys: Iterable[tuple[str, str]], day: date) -> str | None:
        found = {person for key in keys for person in self._holders(key, day)}
        return found.pop() if len(found) == 1 else None

    def _holders(self, key: tuple[str, str], day: date) -> set[str]:
        held = [office for office in self._by_office.get(key, ()) if office.held_on(day)]
        staying = [office for office in held if office.valid_to != day]
        return {office.actor_id for office in staying or held}
