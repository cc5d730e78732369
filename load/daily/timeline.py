"""When the events of a date took place: bars by event date, and one for each way of not knowing."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from load.daily.bars import Bar, bars_of

DAYS_BACK = 7

_EARLIER = "earlier"
_LATER = "later"
_INEXACT = "week, month or year"
_UNDATED = "no date"


def timeline_of(
    told: Mapping[tuple[date | None, str | None, bool], int], publication_date: date
) -> list[Bar]:
    """Count the events by the day they are dated to, in the days up to publication.

    Args:
        told: How many events have a day, or a first day, a precision, and are conflict or not.
        publication_date: The last day with a bar of its own.
    """
    days = [publication_date - timedelta(days=back) for back in range(DAYS_BACK, -1, -1)]
    labels = [_EARLIER, *map(date.isoformat, days), _LATER, _INEXACT, _UNDATED]
    counts: Counter[tuple[str, bool]] = Counter()
    for (first, precision, is_conflict), n in told.items():
        counts[_stretch(first, precision, publication_date), is_conflict] += n
    return bars_of(counts, labels)


def _stretch(first: date | None, precision: str | None, publication_date: date) -> str:
    if first is None:
        return _UNDATED
    if precision != "day":
        return _INEXACT
    if first > publication_date:
        return _LATER
    return _EARLIER if first < publication_date - timedelta(days=DAYS_BACK) else first.isoformat()
