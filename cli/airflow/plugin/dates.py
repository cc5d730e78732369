"""The published dates a page shows, each with what its manifest says of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from load.checkout.checkout import Checkout
from load.manifest import Manifest, ManifestError, read_manifest
from load.results import QualityOutcome
from load.warehouse import Warehouse

DATES_A_PAGE = 90


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """A date that has a manifest.

    Attributes:
        day: The date.
        manifest: Its manifest; None if it cannot be read.
        problem: Why not, and what to do.
    """

    day: date
    manifest: Manifest | None
    problem: str = ""

    @property
    def seconds(self) -> float:
        """Working seconds of all steps."""
        return sum(self.manifest.timings.values()) if self.manifest else 0

    @property
    def unusual(self) -> tuple[QualityOutcome, ...]:
        """The rules about the yield of the date that were not met."""
        outcomes = self.manifest.validation.quality if self.manifest else ()
        return tuple(outcome for outcome in outcomes if not outcome.success)

    @property
    def warned(self) -> bool:
        """Whether validation has warned of anything."""
        return self.manifest is not None and self.manifest.validation.warnings > 0


@dataclass(frozen=True, slots=True)
class DatesPage:
    """Consecutive published dates.

    Attributes:
        dates: The dates, the newest first.
        total: How many dates are published.
        older: The last date of the page before; None if there is none.
        newer: The last date of the page after; None if there is none.
    """

    dates: tuple[PublishedDate, ...]
    total: int
    older: date | None
    newer: date | None


def read_date(checkout: Checkout, day: date) -> PublishedDate:
    """Read a published date; a manifest that cannot be read is shown as such."""
    site = Warehouse(checkout.folder)
    try:
        return PublishedDate(day, read_manifest(site.manifest(day)))
    except ManifestError as error:
        return PublishedDate(day, None, str(error))


def dates_page(checkout: Checkout, until: date | None, most: int = DATES_A_PAGE) -> DatesPage:
    """Read the last published dates up to a date.

    Args:
        checkout: The warehouse.
        until: The last date of the page; None is the newest.
        most: Dates of one page: each costs the reading of its manifest.
    """
    days = checkout.published_dates()
    end = bisect_right(days, until) if until else len(days)
    begin = max(0, end - most)
    shown = days[begin:end]
    if shown:
        checkout.fetch_manifests(shown[0], shown[-1])
    return DatesPage(
        dates=tuple(read_date(checkout, day) for day in reversed(shown)),
        total=len(days),
        older=days[begin - 1] if begin else None,
        newer=_last_of(days, end, most),
    )


def neighbours(checkout: Checkout, day: date) -> tuple[date | None, date | None]:
    """Return the published dates before and after a date."""
    days = checkout.published_dates()
    before, after = bisect_left(days, day), bisect_right(days, day)
    return days[before - 1] if before else None, days[after] if after < len(days) else None


def _last_of(days: Sequence[date], begin: int, most: int) -> date | None:
    return days[min(begin + most, len(days)) - 1] if begin < len(days) else None
