"""Finds the groups that a telling could agree with, so that not all need be compared.

Groups of which the same is known are kept in one lot: what holds for one of them holds for all, so that
comparing grows with what differs on a date and not with how often it is told.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from itertools import islice

from transform.facts import Facts
from transform.sameness import merged
from transform.tellings import Telling, Who

_Lot = dict[int, "Group"]
_Sameness = tuple[Facts, bool, int, int]
_Lots = dict[_Sameness, _Lot]


class Group:
    """Tellings of one event, the fullest first, and what they say together.

    Attributes:
        facts: What they say; the parties are those of the first.
        tellings: The tellings.
        is_background: Whether only background paragraphs tell it.
    """

    __slots__ = ("facts", "is_background", "tellings")

    def __init__(self, telling: Telling, facts: Facts) -> None:
        """Begin with a telling.

        Args:
            telling: The telling.
            facts: What it says.
        """
        self.facts = facts
        self.tellings = [telling]
        self.is_background = telling.is_background

    def add(self, telling: Telling, facts: Facts) -> None:
        """Count a telling among these."""
        self.facts = merged(self.facts, facts)
        self.is_background = self.is_background and telling.is_background
        self.tellings.append(telling)


class GroupIndex:
    """Groups by article, by parties, and by a party and day."""

    def __init__(self) -> None:
        self._lots: _Lots = {}
        self._by_document: dict[Hashable, list[Group]] = defaultdict(list)
        self._by_parties: dict[Hashable, _Lots] = defaultdict(dict)
        self._by_day: dict[Hashable, dict[date, _Lots]] = defaultdict(dict)

    def begin(self, telling: Telling, facts: Facts) -> Group:
        """Return a new group of a telling."""
        group = Group(telling, facts)
        self._groups_of(telling, facts).append(group)
        self._keep(group)
        return group

    def join(self, telling: Telling, facts: Facts, group: Group) -> None:
        """Add a telling to a group, and find the group from now on by what is known then."""
        before = _sameness(group)
        group.add(telling, facts)
        own = self._groups_of(telling, facts)
        if group not in own:
            own.append(group)
        # Most tell what is known: nothing is to be moved.
        if _sameness(group) != before:
            self._forget(group, before)
            self._keep(group)

    def _groups_of(self, telling: Telling, facts: Facts) -> list[Group]:
        return self._by_document[*_kind(facts), telling.document_id]

    def of_document(self, facts: Facts, document_id: str) -> list[Group]:
        """Return the groups of a telling's kind with a telling in its article."""
        return self._by_document.get((*_kind(facts), document_id), [])

    def alike(self, facts: Facts) -> Iterator[list[Group]]:
        """Yield lots of the groups with the parties of a telling, two of each at most."""
        yield from _listed(self._by_parties.get(_sides(facts), {}))

    def on_its_days(self, facts: Facts) -> Iterator[list[Group]]:
        """Yield lots of the groups that begin on the days of a telling and have one of its parties."""
        found = [self._with_party(facts, who) for who in facts.parties]
        # Every party must be there: the one that the fewest groups have leaves least to compare.
        yield from _listed(min(found, key=len, default={}))

    def _with_party(self, facts: Facts, who: Who) -> _Lots:
        """Return the lots of a party, or of whoever it may stand for."""
        is_state = who.actor_type == "country" and who.country_code is not None
        handles = (who.actor_id, who.country_code) if is_state else (who.actor_id,)
        found: _Lots = {}
        for handle in handles:
            for lots in _within(facts, self._by_day.get((*_kind(facts), handle), {})):
                found |= lots
        return found

    def _keep(self, group: Group) -> None:
        """Put a group into its lot; groups of one lot are found in the same homes."""
        sameness = _sameness(group)
        lot = self._lots.get(sameness)
        if lot is None:
            lot = self._lots[sameness] = {}
            for lots in self._homes(group.facts):
                lots[sameness] = lot
        lot[id(group)] = group

    def _forget(self, group: Group, sameness: _Sameness) -> None:
        lot = self._lots[sameness]
        del lot[id(group)]
        if not lot:
            del self._lots[sameness]
            for lots in self._homes(sameness[0]):
                del lots[sameness]

    def _homes(self, facts: Facts) -> Iterator[_Lots]:
        yield self._by_parties[_sides(facts)]
        if facts.first_day is not None:
            for handle in _handles(facts):
                yield self._by_day[*_kind(facts), handle].setdefault(facts.first_day, {})


def _kind(facts: Facts) -> tuple[str, str]:
    return facts.event_type, facts.reality


def _sides(facts: Facts) -> Hashable:
    return *_kind(facts), facts.actors, facts.recipients


def _handles(facts: Facts) -> set[str]:
    countries = {who.country_code for who in facts.parties if who.country_code}
    return {who.actor_id for who in facts.parties} | countries


def _sameness(group: Group) -> _Sameness:
    """Return what two groups must share to be compared as one.

    Parties are equal by their keys alone; of those in one object (`transform.facts.Circles`), countries and
    sectors are the same too.
    """
    facts = group.facts
    return facts, group.is_background, id(facts.actors), id(facts.recipients)


def _within(facts: Facts, by_day: dict[date, _Lots]) -> Iterable[_Lots]:
    first, last = facts.first_day, facts.last_day
    if first is None or last is None:
        return ()
    if first == last:
        return [by_day[first]] if first in by_day else []
    return [lots for day, lots in by_day.items() if first <= day <= last]


def _listed(lots: _Lots) -> Iterator[list[Group]]:
    """Yield what is needed of each lot: one to compare, and whether there are more."""
    yield from (list(islice(lot.values(), 2)) for lot in lots.values())
