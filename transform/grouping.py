"""Groups the tellings of a publication date: one group, one event.

Tellings are taken in one order, the fullest first, whatever order they came in, and each joins the
group that it agrees with best, or begins one of its own where none or several agree alike. Whether two
agree is decided in `transform.sameness`; that a telling need not be compared with every group is the
business of `transform.group_index`.
"""

from collections import defaultdict
from collections.abc import Iterable

from transform.facts import Circles, Facts, facts_of
from transform.group_index import Group, GroupIndex
from transform.sameness import Agreement, agreement
from transform.tellings import Telling

# Done, and not merely said: what two articles tell of the same parties and day happened once.
_DEEDS = frozenset("AID ASSAULT COERCE CONSULT COOPERATE MOBILIZE PROTEST RETREAT SANCTION".split())


def group_tellings(tellings: Iterable[Telling]) -> list[Group]:
    """Group tellings, each given once, in any order."""
    groups: list[Group] = []
    index, circles = GroupIndex(), Circles()
    known = ((each, facts_of(each, circles)) for each in tellings)
    waiting = sorted(known, key=_fullness, reverse=True)
    while waiting:
        # Taken out, so that what it says goes where a fuller one has said it.
        telling, facts = waiting.pop()
        group = _best(telling, facts, index)
        if group is None:
            groups.append(index.begin(telling, facts))
        else:
            index.join(telling, facts, group)
    return groups


def _fullness(pair: tuple[Telling, Facts]) -> tuple[int, int, int, bool, float, str]:
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


def _best(telling: Telling, facts: Facts, index: GroupIndex) -> Group | None:
    """Return the group that the telling agrees with best, or None where two agree alike.

    Full agreement goes before partial, and the own article before others.
    """
    own = index.of_document(facts, telling.document_id)
    candidates = (
        (Agreement.FULLY, [[group] for group in own]),
        (Agreement.FULLY, index.alike(facts) if facts.is_named else ()),
        (Agreement.PARTLY, [[group] for group in own]),
        (Agreement.PARTLY, index.on_its_days(facts) if _is_known_deed(facts) else ()),
    )
    for wanted, lots in candidates:
        if found := _ranked(telling, facts, wanted, lots):
            best = found[max(found)]
            return best[0] if len(best) == 1 else None
    return None


def _is_known_deed(facts: Facts) -> bool:
    """Say whether a telling may join a fuller one of another article: words join as they stand only."""
    return facts.is_dated and facts.is_named and facts.event_type in _DEEDS


def _ranked(
    telling: Telling, facts: Facts, wanted: Agreement, lots: Iterable[list[Group]]
) -> dict[tuple[bool, bool], list[Group]]:
    """Rank the groups that agree as far as is wanted; those of a lot are alike, and judged as one."""
    ranked: dict[tuple[bool, bool], list[Group]] = defaultdict(list)
    for lot in lots:
        group = lot[0]
        if agreement(facts, group.facts) is wanted and _are_as_old(telling, facts, group):
            ranked[_rank(facts, group.facts)] += lot
    return ranked


def _rank(facts: Facts, event: Facts) -> tuple[bool, bool]:
    same_days = (facts.first_day, facts.last_day) == (event.first_day, event.last_day)
    return same_days, facts.event_mode == event.event_mode


def _are_as_old(telling: Telling, facts: Facts, group: Group) -> bool:
    """Say whether both are news or both old news.

    What is told as old news without a day is not today's event, though the parties be the same.
    """
    both_dated = facts.is_dated and group.facts.is_dated
    return both_dated or group.is_background == telling.is_background
