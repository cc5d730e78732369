"""Events: what the tellings of a group say together, under a key made of it.

Which tellings form a group is decided in `transform.grouping`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import attrgetter

from extract.records import Modality
from transform.dates import EventDate
from transform.group_index import Group
from transform.grouping import group_tellings
from transform.keys import event_key
from transform.tellings import Telling

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
        location_id: Key of the place that is known best, or None.
        location_method: How it is known.
        confidence: Belief that the event is true.
    """

    event_id: str
    tellings: tuple[Telling, ...]
    event_type: str
    event_mode: str | None
    modality: Modality
    when: EventDate
    location_id: str | None
    location_method: str
    confidence: float

    @property
    def contexts(self) -> tuple[str, ...]:
        """All contexts of the tellings, sorted."""
        return tuple(sorted({name for each in self.tellings for name in each.contexts}))

    @property
    def is_background(self) -> bool:
        """Whether only background paragraphs tell it."""
        return all(each.is_background for each in self.tellings)


def merge_tellings(tellings: Iterable[Telling], publication_date: date) -> tuple[Event, ...]:
    """Group tellings into events.

    Tellings of different types or realities never meet: they may be given apart.

    Args:
        tellings: Tellings of all articles of the date, each once, in any order.
        publication_date: The date, which is part of the events' keys.

    Returns:
        The events in the order of their keys: the same for any order of `tellings`.
    """
    groups = group_tellings(tellings)
    keys = _keys(groups, publication_date)
    events = (_event(group, key) for group, key in zip(groups, keys, strict=True))
    return tuple(sorted(events, key=attrgetter("event_id")))


def _keys(groups: Sequence[Group], publication_date: date) -> list[str]:
    """Return a key for each group; those that share one, or have no named party, add a mention."""
    plain = [_key(group, publication_date) for group in groups]
    times = Counter(plain)
    return [
        key
        if group.facts.is_named and times[key] == 1
        else _key(group, publication_date, min(each.mention_id for each in group.tellings))
        for group, key in zip(groups, plain, strict=True)
    ]


def _key(group: Group, publication_date: date, apart: str = "") -> str:
    facts = group.facts
    days = [str(day) if day else None for day in (facts.first_day, facts.last_day)]
    kind = (facts.event_type, facts.event_mode, facts.reality, *days, facts.place, apart)
    sides = ([who.actor_id for who in side] for side in (facts.actors, facts.recipients))
    return event_key(publication_date, kind, *sides)


def _event(group: Group, key: str) -> Event:
    fullest = group.tellings[0]
    placed = min(group.tellings, key=lambda each: _PLACE_METHODS.index(each.location_method))
    return Event(
        event_id=key,
        tellings=tuple(group.tellings),
        event_type=group.facts.event_type,
        event_mode=group.facts.event_mode,
        modality=fullest.modality,
        when=_when(group),
        location_id=placed.location_id,
        location_method=placed.location_method,
        confidence=_confidence(group.tellings),
    )


def _when(group: Group) -> EventDate:
    days = (group.facts.first_day, group.facts.last_day)
    dates = [each.when for each in group.tellings if (each.when.first, each.when.last) == days]
    return min(dates, key=lambda each: _DATE_METHODS.index(each.method))


def _confidence(tellings: Iterable[Telling]) -> float:
    """Combine beliefs: the best telling of an article, and articles as independent witnesses.

    The same sentence in several articles, a standing paragraph, is one witness.
    """
    by_document: dict[str, Telling] = {}
    for telling in tellings:
        known = by_document.get(telling.document_id)
        if known is None or telling.confidence > known.confidence:
            by_document[telling.document_id] = telling
    witnesses: dict[str, float] = {}
    for telling in by_document.values():
        words = telling.sentence_key
        witnesses[words] = max(telling.confidence, witnesses.get(words, 0.0))
    doubt = reduce(lambda product, belief: product * (1 - belief), sorted(witnesses.values()), 1.0)
    return round(1 - doubt, 4)
