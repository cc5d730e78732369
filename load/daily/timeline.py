"""When the events of a date took place: bars by event date, and one for each way of not knowing."""

from collections.abc import Iterable
from datetime import date, timedelta

from load.daily.bars import Bar, bars_of
from load.daily.day import Event

DAYS_BACK = 7

_EARLIER = "earlier"
_LATER = "later"
_INEXACT = "week, month or year"
_UNDATED = "no date"


def timeline_of(events: Iterable[Event], publication_date: date) -> list[Bar]:
    """Count the events by the day they are dated to, in the days up to publication.

    Args:
        events: Events of the date.
        publication_date: The last day with a bar of its own.
    """
    days = [publication_date - timedelta(days=back) for back in range(DAYS_BACK, -1, -1)]
    labels = [_EARLIER, *map(date.isoformat, days), _LATER, _INEXACT, _UNDATED]
    told = ((_stretch(event, publication_date), event.is_conflict) for event in events)
    return bars_of(told, labels)


def _stretch(event: Event, publication_date: date) -> str:
    first: date | None = event.row["event_date"]
    if first is None:
        return _UNDATED
    if event.row["date_precision"] != "day":
        return _INEXACT
    if first > publication_date:
        return _LATER
    return _EARLIER if first < publication_date - timedelta(days=DAYS_BACK) else first.isoformat()
