"""Whether two tellings may be of one event: compared by their parties, days, mode and place.

Two tellings with the same parties agree when nothing known in both differs. A poorer telling, with
fewer parties or only their country, agrees with a fuller one when it adds nothing that the fuller one
does not say. Which of several that agree is taken is decided in `transform.grouping`.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum

from transform.facts import MUTUAL_TYPES, Facts
from transform.tellings import Who


class Agreement(IntEnum):
    """How far two tellings agree."""

    NONE = 0
    PARTLY = 1
    FULLY = 2


def agreement(telling: Facts, event: Facts) -> Agreement:
    """Say how far a telling agrees with an event.

    `PARTLY` holds in one direction only: the event says all that the telling says.
    """
    if not (event.actors or event.recipients) or _differ(telling, event):
        return Agreement.NONE
    if _same_parties(telling, event):
        return Agreement.FULLY
    if _covered(telling, event) and not _adds(telling, event):
        return Agreement.PARTLY
    return Agreement.NONE


def merged(event: Facts, telling: Facts) -> Facts:
    """Return what is known of the event once the telling counts as one of it."""
    nearer = telling if telling.n_days < event.n_days else event
    together = replace(
        event,
        event_mode=event.event_mode or telling.event_mode,
        first_day=nearer.first_day,
        last_day=nearer.last_day,
        place=event.place or telling.place,
        is_past=event.is_past and telling.is_past,
    )
    return event if together == event else together


def _differ(one: Facts, other: Facts) -> bool:
    return (
        (one.event_type, one.reality) != (other.event_type, other.reality)
        or _clash(one.event_mode, other.event_mode)
        or _clash(one.place, other.place)
        or _days_clash(one, other)
    )


def _clash(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _days_clash(one: Facts, other: Facts) -> bool:
    """Say whether the days differ, neither lying within the other.

    A past event and one told without age are not the same unless both days are known.
    """
    if not one.is_dated or not other.is_dated:
        return one.is_past != other.is_past
    return not (_within(one, other) or _within(other, one))


def _within(inner: Facts, outer: Facts) -> bool:
    if not (inner.first_day and inner.last_day and outer.first_day and outer.last_day):
        return False
    return outer.first_day <= inner.first_day and inner.last_day <= outer.last_day


def _same_parties(one: Facts, other: Facts) -> bool:
    return (one.actors, one.recipients) == (other.actors, other.recipients)


def _covered(telling: Facts, event: Facts) -> bool:
    """Say whether the event names all parties of the telling, or someone who acts for each."""
    if _is_smaller_circle(telling, event):
        return False
    sides = ((telling.actors, event.actors), (telling.recipients, event.recipients))
    return all(_stand_for(some, others) for some, others in sides)


def _is_smaller_circle(telling: Facts, event: Facts) -> bool:
    """Say whether a mutual event has two or more of another's parties, but not all.

    Two of three who met did meet, but mostly on an occasion of their own.
    """
    is_mutual = telling.event_type in MUTUAL_TYPES
    return is_mutual and 1 < len(telling.actors) < len(event.actors)


def _stand_for(some: Iterable[Who], others: frozenset[Who]) -> bool:
    return all(any(who.stands_for(other) for other in others) for who in some)


def _adds(telling: Facts, event: Facts) -> bool:
    return telling.n_days < event.n_days or (
        telling.event_mode is not None and event.event_mode is None
    )
