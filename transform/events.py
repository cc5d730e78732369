"""One event over its tellings, within and across the articles of a publication date.

Tellings are taken in one order, the fullest first, whatever order they came in, and each joins the
event that it agrees with best, or begins one of its own where none or several agree alike. Whether two
agree is decided in `transform.sameness`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import attrgetter

from extract.records import Modality
from transform.dates import EventDate
from transform.keys import event_key
from transform.places import Place
from transform.resolution import ResolvedMention
from transform.sameness import MUTUAL_TYPES, REALITY, Agreement, Facts, Who, agreement, merged

# Done, and not merely said: what two articles tell of the same parties and day happened once.
_DEEDS = frozenset("AID ASSAULT COERCE CONSULT COOPERATE MOBILIZE PROTEST RETREAT SANCTION".split())
# Done several times a day by the same parties, in several places.
_PLACED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_POINTS = frozenset({"exact", "city"})
_DATE_METHODS = ("explicit", "relative", "dateline", "none")
_PLACE_METHODS = ("clause", "sentence", "dateline", "none")


@dataclass(frozen=True, slots=True)
class Event:
    """A distinct event of one publication date.

    Attributes:
        event_id: Its key.
        tellings: All its mentions, the fullest first.
        event_type: PLOVER type.
        event_mode: PLOVER mode, as said by any telling.
        modality: Modality of the fullest telling.
        when: The nearest date that a telling gives.
        place: The place that is known best, or None.
        location_method: How it is known.
        confidence: Belief that the event is true.
    """

    event_id: str
    tellings: tuple[ResolvedMention, ...]
    event_type: str
    event_mode: str | None
    modality: Modality
    when: EventDate
    place: Place | None
    location_method: str
    confidence: float

    @property
    def contexts(self) -> tuple[str, ...]:
        """All contexts of the tellings, sorted."""
        return tuple(sorted({name for each in self.tellings for name in each.mention.contexts}))

    @property
    def n_documents(self) -> int:
        """Articles that tell it."""
        return len({each.document_id for each in self.tellings})

    @property
    def is_background(self) -> bool:
        """Whether only background paragraphs tell it."""
        return all(each.mention.is_background for each in self.tellings)


@dataclass(slots=True)
class _Group:
    """Tellings of one event so far, the fullest first."""

    facts: Facts
    tellings: list[ResolvedMention]

    def add(self, telling: ResolvedMention, facts: Facts) -> None:
        self.facts = merged(self.facts, facts)
        self.tellings.append(telling)

    @property
    def documents(self) -> set[str]:
        return {each.document_id for each in self.tellings}


def merge_tellings(
    mentions: Iterable[ResolvedMention], publication_date: date
) -> tuple[Event, ...]:
    """Group mentions into events.

    Args:
        mentions: Mentions of all articles of the date, each once, in any order.
        publication_date: The date, which is part of the events' keys.

    Returns:
        The events in the order of their keys: the same for any order of `mentions`.
    """
    groups = _groups(mentions)
    keys = _keys(groups, publication_date)
    events = (_event(group, key) for group, key in zip(groups, keys, strict=True))
    return tuple(sorted(events, key=attrgetter("event_id")))


def facts_of(telling: ResolvedMention) -> Facts:
    """Return what a mention says of its event."""
    mention = telling.mention
    actors, recipients = (
        frozenset(
            Who(each.link.actor_id, each.link.actor_type, each.link.country_code, each.link.sector)
            for each in telling.participants
            if each.role == role
        )
        for role in ("actor", "recipient")
    )
    is_mutual = mention.event_type in MUTUAL_TYPES
    return Facts(
        event_type=mention.event_type,
        event_mode=mention.event_mode,
        reality=REALITY[mention.modality],
        is_past=mention.modality == "historical",
        actors=actors | recipients if is_mutual else actors,
        recipients=frozenset() if is_mutual else recipients,
        first_day=telling.when.first,
        last_day=telling.when.last,
        place=_telling_place(telling),
    )


def _telling_place(telling: ResolvedMention) -> str | None:
    """Return the place where it tells the event from others of its parties on the same day."""
    place = telling.place
    if place is None or telling.location_method != "clause" or place.precision not in _POINTS:
        return None
    return place.location_id if telling.mention.event_type in _PLACED else None


def _groups(mentions: Iterable[ResolvedMention]) -> list[_Group]:
    groups: list[_Group] = []
    by_handle: dict[str, list[_Group]] = defaultdict(list)
    for telling, facts in sorted(((each, facts_of(each)) for each in mentions), key=_fullness):
        found = _best(telling, facts, _near(by_handle, _sought(telling, facts)))
        if found is not None:
            found.add(telling, facts)
            continue
        group = _Group(facts, [telling])
        groups.append(group)
        for handle in _handles(telling, facts):
            by_handle[handle].append(group)
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


def _handles(telling: ResolvedMention, facts: Facts) -> Iterator[str]:
    """Yield by what a group is found: its parties, their countries, its first article."""
    yield from {who.actor_id for who in facts.parties}
    yield from {who.country_code for who in facts.parties if who.country_code}
    yield telling.document_id


def _sought(telling: ResolvedMention, facts: Facts) -> Iterator[str]:
    yield from {who.actor_id for who in facts.parties}
    yield from {
        who.country_code
        for who in facts.parties
        if who.actor_type == "country" and who.country_code
    }
    if not facts.parties:
        yield telling.document_id


def _near(by_handle: dict[str, list[_Group]], handles: Iterable[str]) -> list[_Group]:
    found = {id(group): group for handle in handles for group in by_handle.get(handle, ())}
    return list(found.values())


def _best(telling: ResolvedMention, facts: Facts, groups: Iterable[_Group]) -> _Group | None:
    """Return the group that the telling agrees with best, or None where two agree alike."""
    ranked: dict[tuple[int, bool, bool, bool], list[_Group]] = defaultdict(list)
    for group in groups:
        agreed = agreement(facts, group.facts)
        if agreed and _may_join(telling, facts, group, agreed):
            ranked[_rank(telling, facts, group, agreed)].append(group)
    best = ranked[max(ranked)] if ranked else []
    return best[0] if len(best) == 1 else None


def _rank(
    telling: ResolvedMention, facts: Facts, group: _Group, agreed: Agreement
) -> tuple[int, bool, bool, bool]:
    same_days = (facts.first_day, facts.last_day) == (group.facts.first_day, group.facts.last_day)
    same_mode = facts.event_mode == group.facts.event_mode
    return agreed, telling.document_id in group.documents, same_days, same_mode


def _may_join(telling: ResolvedMention, facts: Facts, group: _Group, agreed: Agreement) -> bool:
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


def _keys(groups: Sequence[_Group], publication_date: date) -> list[str]:
    """Return a key for each group; those that share one, or have no named party, add a mention."""
    plain = [_key(group, publication_date) for group in groups]
    return [
        key
        if group.facts.is_named and plain.count(key) == 1
        else _key(group, publication_date, min(each.mention_id for each in group.tellings))
        for group, key in zip(groups, plain, strict=True)
    ]


def _key(group: _Group, publication_date: date, apart: str = "") -> str:
    facts = group.facts
    days = [str(day) if day else None for day in (facts.first_day, facts.last_day)]
    kind = (facts.event_type, facts.event_mode, facts.reality, *days, facts.place, apart)
    sides = ([who.actor_id for who in side] for side in (facts.actors, facts.recipients))
    return event_key(publication_date, kind, *sides)


def _event(group: _Group, key: str) -> Event:
    fullest = group.tellings[0]
    placed = min(group.tellings, key=lambda each: _PLACE_METHODS.index(each.location_method))
    return Event(
        event_id=key,
        tellings=tuple(group.tellings),
        event_type=group.facts.event_type,
        event_mode=group.facts.event_mode,
        modality=fullest.mention.modality,
        when=_when(group),
        place=placed.place,
        location_method=placed.location_method,
        confidence=_confidence(group.tellings),
    )


def _when(group: _Group) -> EventDate:
    days = (group.facts.first_day, group.facts.last_day)
    dates = [each.when for each in group.tellings if (each.when.first, each.when.last) == days]
    return min(dates, key=lambda each: _DATE_METHODS.index(each.method))


def _confidence(tellings: Iterable[ResolvedMention]) -> float:
    """Combine beliefs: the best telling of an article, and articles as independent witnesses.

    The same sentence in several articles, a standing paragraph, is one witness.
    """
    by_document: dict[str, ResolvedMention] = {}
    for telling in tellings:
        known = by_document.get(telling.document_id)
        if known is None or telling.confidence > known.confidence:
            by_document[telling.document_id] = telling
    witnesses: dict[str, float] = {}
    for telling in by_document.values():
        text = telling.sentence.text
        witnesses[text] = max(telling.confidence, witnesses.get(text, 0.0))
    doubt = reduce(lambda product, belief: product * (1 - belief), sorted(witnesses.values()), 1.0)
    return round(1 - doubt, 4)
