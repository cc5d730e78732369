"""Which months have copies, whether these show what is published, and which dates a month lacks."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from load.checkout.checkout import Checkout
from load.manifest import Manifest, ManifestError
from load.months.manifest import MonthManifest, Sources, sources_of
from transform.schemas import SCHEMA_VERSION

_NAMED = 3


@dataclass(frozen=True, slots=True)
class MonthState:
    """A month of which dates are published.

    Attributes:
        month: The month, `YYYY-MM`.
        published: Its published dates.
        gaps: Its dates that are not published.
        stale: Why its copy has to be written anew, in words; empty if it shows what is published.
    """

    month: str
    published: tuple[date, ...]
    gaps: tuple[date, ...]
    stale: str


def month_of(day: date) -> str:
    """Return the month of a date."""
    return f"{day:%Y-%m}"


def months_of(checkout: Checkout) -> list[MonthState]:
    """Return the state of every month of which a date is published, in order.

    Raises:
        ManifestError: If the manifest of a date cannot be read.
    """
    months = groupby(checkout.manifests(), lambda manifest: month_of(manifest.publication_date))
    return [_state(checkout, month, list(manifests)) for month, manifests in months]


def old_months(months: list[MonthState]) -> list[MonthState]:
    """Return the months that are over: of a later one, dates are published."""
    return months[:-1]


def why_stale(manifest: MonthManifest, sources: Sources) -> str:
    """Return in words why copies do not show what is published, or nothing if they do."""
    if manifest.schema_version != SCHEMA_VERSION:
        return f"follows schema version {manifest.schema_version}, not {SCHEMA_VERSION}"
    days = sorted(manifest.sources.keys() | sources.keys())
    changed = [day for day in days if manifest.sources.get(day) != sources.get(day)]
    return f"does not show what is published of {named(changed)}" if changed else ""


def named(days: Sequence[date]) -> str:
    """Return the first of many dates in words, and how many more there are."""
    more = f" and {len(days) - _NAMED} more" if len(days) > _NAMED else ""
    return f"{', '.join(map(str, days[:_NAMED]))}{more}"


def _state(checkout: Checkout, month: str, manifests: list[Manifest]) -> MonthState:
    published = tuple(manifest.publication_date for manifest in manifests)
    year, number = map(int, month.split("-"))
    days = (date(year, number, day + 1) for day in range(monthrange(year, number)[1]))
    gaps = tuple(day for day in days if day not in published)
    return MonthState(month, published, gaps, _stale(checkout, month, sources_of(manifests)))


def _stale(checkout: Checkout, month: str, sources: Sources) -> str:
    try:
        manifest = checkout.month_manifest(month)
    except ManifestError as error:
        return error.cause
    if manifest is None:
        return "has no copy"
    lost = checkout.missing([file.path for file in manifest.outputs()])
    return f"lacks {lost[0]}" if lost else why_stale(manifest, sources)
