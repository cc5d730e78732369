"""Groups the tellings of a publication date: one group, one event.

Tellings are taken in one order, the fullest first, whatever order they came in, and each joins the
group that it agrees with best, or begins one of its own where none or several agree alike. Whether two
agree is decided in `transform.sameness`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from transform.facts import Facts, facts_of
from transform.resolution import ResolvedMention
from transform.sameness import Agreement, agreement, merged

# Done, and not merely said: what two articles tell of the same parties and day happened once.
_DEEDS = frozenset("AID ASSAULT COERCE CONSULT COOPERATE MOBILIZE PROTEST RETREAT SANCTION".split())


@dataclass(slots=True)
class Group:
    """Tellings of one event, the fullest first, and what they say together."""

    facts: Facts
    tellings: list[ResolvedMention]
    documents: set[str]

    def add(self, telling: ResolvedMention, facts: Facts) -> None:
        """Count a telling among these."""
        self.facts = merged(self.facts, facts)
        self.tellings.append(telling)
        self.documents.add(telling.document_id)


def group_tellings(mentions: Iterable[ResolvedMention]) -> list[Group]:
    """Group mentions, each given once, in any order."""
    groups: list[Group] = []
    index = _Index()
    for telling, facts in sorted(((each, facts_of(each)) for each in mentions), key=_fullness):
        group = _best(telling, facts, index.near(telling, facts))
        if group is None:
            group = Group(facts, [telling], {telling.document_id})
            groups.append(group)
        else:
            group.add(telling, facts)
        index.add(telling, facts, group)
    return groups


def _fullness(pair: tuple[ResolvedMention, Facts]) -> tuple[int, int, int, bool, float, str]:
    """Order the fullest telling first; the key at the end leaves nothing to the order of arrival."""
    telling, facts = pair
    return (
        -len(facts.parties),
        sum(who.actor_type == "country" for who in facts.parties),
        facts.n_days,
        facts.event_mode is None,
        -telling.confidence,
        telling.mention_id,
    )


class _Index:
    """Finds the groups that a telling could agree with, so that not all need be compared."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, str, str], dict[int, Group]] = defaultdict(dict)

    def add(self, telling: ResolvedMention, facts: Facts, group: Group) -> None:
        """Make a group findable by the parties of a telling, their countries, and its article."""
        countries = {who.country_code for who in facts.parties if who.country_code}
        for handle in {who.actor_id for who in facts.parties} | countries | {telling.document_id}:
            self._groups[facts.event_type, facts.reality, handle][id(group)] = group

    def near(self, telling: ResolvedMention, facts: Facts) -> Iterable[Group]:
        """Return the groups of a telling's parties and states, or of its article without any."""
        states = {
            who.country_code
            for who in facts.parties
            if who.actor_type == "country" and who.country_code
        }
        handles = {who.actor_id for who in facts.parties} | states or {telling.document_id}
        found: dict[int, Group] = {}
        for handle in handles:
            found |= self._groups.get((facts.event_type, facts.reality, handle), {})
        return found.values()


def _best(telling: ResolvedMention, facts: Facts, groups: Iterable[Group]) -> Group | None:
    """Return the group that the telling agrees with best, or None where two agree alike."""
    ranked: dict[tuple[int, bool, bool, bool], list[Group]] = defaultdict(list)
    for group in groups:
        agreed = agreement(facts, group.facts)
        if agreed and _may_join(telling, facts, group, agreed):
            ranked[_rank(telling, facts, group, agreed)].append(group)
    best = ranked[max(ranked)] if ranked else []
    return best[0] if len(best) == 1 else None


def _rank(
    telling: ResolvedMention, facts: Facts, group: Group, agreed: Agreement
) -> tuple[int, bool, bool, bool]:
    same_days = (facts.first_day, facts.last_day) == (group.facts.first_day, group.facts.last_day)
    same_mode = facts.event_mode == group.facts.event_mode
    return agreed, telling.document_id in group.documents, same_days, same_mode


def _may_join(telling: ResolvedMention, facts: Facts, group: Group, agreed: Agreement) -> bool:
    """Say whether so much agreement is enough: within an article any, across articles more.

    What is told as old news without a day is not today's event, though the parties be the same.
    """
    both_dated = facts.is_dated and group.facts.is_dated
    was_background = all(each.mention.is_background for each in group.tellings)
    if not both_dated and was_background != telling.mention.is_background:
        return False
    if telling.document_id in group.documents:
        return True
    if agreed is Agreement.PARTLY:
        return both_dated and facts.is_named and facts.event_type in _DEEDS
    return facts.is_named
