"""Readers of what is counted from another time of the text: `two days later`, `the following week`.

The time before it in the text is the reference. A reference that is coarser than the unit says nothing:
of `in May ... the next day` no day is known.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

from seeds.time_words import DAY_PARTS, WEEKDAYS
from transform import periods
from transform.periods import Period, unit_period
from transform.time_lengths import length_of
from transform.time_parts import Parts, read_number

_LATER = frozenset({"later", "after"})
_FINER = {
    "day": frozenset({"day"}),
    "week": frozenset({"day", "week"}),
    "weekend": frozenset({"day", "week"}),
    "month": frozenset({"day", "week", "month"}),
    "quarter": frozenset({"day", "week", "month"}),
}
"""Precisions of a reference from which a unit can be counted; longer units from all."""

_QUARTER = re.compile(r"(\d{4})-Q(\d)")
_SHIFTS = {"same": 0, "previous": -1, "before": -1, "next": 1, "following": 1, "after": 1}


def read_from(name: str, parts: Parts, references: Sequence[Period]) -> Period | None:
    """Read a form from the first reference that is fine enough for it.

    Returns:
        None where it is not counted from another time, or no reference is fine enough.
    """
    reader = _READERS.get(name)
    if reader is None:
        return None
    found = (reader(parts, reference) for reference in references if reference.first is not None)
    return next((period for period in found if period is not None), None)


def _distance(parts: Parts, reference: Period) -> Period | None:
    """Read `two days later`, `a year earlier`."""
    count, unit = read_number(parts["count"]), (parts["unit"] or "").lower()
    side = (parts["side"] or "").lower()
    if count is None or side in {"ago", "from now", "hence"}:
        return None
    sign = 1 if side in _LATER else -1
    if unit == "year" and not sign * count % 1:
        quarter = _QUARTER.fullmatch(reference.value)
        if quarter is not None:
            return periods.quarter(int(quarter[1]) + sign * int(count), int(quarter[2]))
    length = length_of(count, unit)
    if length is None or not _is_fine(reference, unit) or reference.first is None:
        return None
    edge = reference.last if sign > 0 and reference.last else reference.first
    return unit_period(unit, 0, edge + sign * length)


def _neighbour(parts: Parts, reference: Period) -> Period | None:
    """Read `the following week`, `the day before`, `that night`."""
    unit = (parts["unit"] or parts["that"] or parts["beside"] or "").lower()
    which = (parts["which"] or parts["side"] or "same").lower()
    part = DAY_PARTS.get(unit)
    return _shifted("day" if part else unit, _SHIFTS[which], reference, part)


def _unit(parts: Parts, reference: Period) -> Period | None:
    """Read `the previous month`."""
    which = (parts["which"] or "").lower()
    if which not in _SHIFTS or which == "next":
        return None
    return _shifted((parts["unit"] or "").lower(), _SHIFTS[which], reference, None)


def _weekday(parts: Parts, reference: Period) -> Period | None:
    """Read `the following Monday`, `that Friday`."""
    which = (parts["which"] or "").lower()
    if which not in {"following", "that"} or reference.first is None:
        return None
    if reference.precision not in _FINER["week"]:
        return None
    ahead = (WEEKDAYS[parts["weekday"] or ""] - reference.first.weekday()) % 7
    return unit_period("day", ahead or 7, reference.first)


def _shifted(unit: str, shift: int, reference: Period, part: str | None) -> Period | None:
    if reference.first is None or not _is_fine(reference, unit):
        return None
    period = unit_period(unit, shift, _edge(reference, shift))
    if part is None:
        return period
    return Period(period.first, period.last, period.precision, f"{period.value}T{part}")


def _edge(reference: Period, shift: int) -> date:
    assert reference.first is not None  # noqa: S101 - checked by the callers
    return reference.last if shift > 0 and reference.last else reference.first


def _is_fine(reference: Period, unit: str) -> bool:
    fine = _FINER.get(unit)
    return fine is None or reference.precision in fine


_READERS: dict[str, Callable[[Parts, Period], Period | None]] = {
    "distance": _distance,
    "neighbour": _neighbour,
    "unit": _unit,
    "weekday": _weekday,
}
