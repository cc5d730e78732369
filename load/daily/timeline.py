"""When the events of a date took place: bars by event date, and one for each way of not knowing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from load.daily.day import Event

DAYS_BACK = 7

_EARLIER = "earlier"
_LATER = "later"
_INEXACT = "week, month or year"
_UNDATED = "no date"


@dataclass(frozen=True)
class Bar:
    """The events of one stretch of time.

    Attributes:
        label: The day, or what the stretch is.
        accord: Events of cooperation.
        conflict: Events of conflict.
        accord_width: Length of its part of the bar, in percent of the longest bar.
        conflict_width: Length of the other part.
    """

    label: str
    accord: int
    conflict: int
    accord_width: float
    conflict_width: float


def timeline_of(events: Iterable[Event], publication_date: date) -> list[Bar]:
    """Count the events by the day they are dated to, in the days up to publication.

    Args:
        events: Events of the date.
        publication_date: The last day with a bar of its own.
    """
    counts = Counter((_stretch(event, publication_date), event.is_conflict) for event in events)
    days = [publication_date - timedelta(days=back) for back in range(DAYS_BACK, -1, -1)]
    labels = [_EARLIER, *map(date.isoformat, days), _LATER, _INEXACT, _UNDATED]
    longest = max((counts[label, False] + counts[label, True] for label in labels), default=0)
    return [_bar(label, counts[label, False], counts[label, True], longest) for label in labels]


def _bar(label: str, accord: int, conflict: int, longest: int) -> Bar:
    share = 100 / max(longest, 1)
    return Bar(label, accord, conflict, round(accord * share, 2), round(conflict * share, 2))


def _stretch(event: Event, publication_date: date) -> str:
    first: date | None = event.row["event_date"]
    if first is None:
        return _UNDATED
    if event.row["date_precision"] != "day":
        return _INEXACT
    if first > publication_date:
        return _LATER
    return _EARLIER if first < publication_date - timedelta(days=DAYS_BACK) else first.isoformat()
