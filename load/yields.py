"""What a publication date yields as a whole, and what dates before it usually did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from load.manifest import ManifestError, read_manifest
from load.warehouse import Warehouse
from seeds.quality import Measure

USUAL_DAYS = 28
FEWEST_DATES = 7
"""Fewer dates do not tell what is usual."""


@dataclass(frozen=True, slots=True)
class Yield:
    """The yield of a date.

    Attributes:
        documents: Stories that were read.
        events: Distinct events.
        refused: Rows of the quarantine table.
    """

    documents: int
    events: int
    refused: int

    def measured(self, measure: Measure) -> float:
        """Return a measure; the date must have documents."""
        if measure == "documents":
            return self.documents
        if measure == "events_per_document":
            return self.events / self.documents
        return self.refused / (self.documents + self.refused)


def yield_of(row_counts: Mapping[str, int]) -> Yield:
    """Return the yield of a date by the rows of its tables."""
    return Yield(row_counts["documents"], row_counts["events"], row_counts["quarantine"])


def recent_yields(warehouse: Path, publication_date: date) -> list[Yield]:
    """Return the yields of the published dates with documents in the days before a date.

    A manifest that cannot be read is passed over: it is the business of its own date.
    """
    site = Warehouse(warehouse)
    first = publication_date - timedelta(days=USUAL_DAYS)
    found = []
    for day in site.published_dates():
        if first <= day < publication_date:
            try:
                found.append(yield_of(read_manifest(site.manifest(day)).row_counts))
            except ManifestError:
                continue
    return [one for one in found if one.documents]


def usual(history: Sequence[Yield], measure: Measure) -> float | None:
    """Return the median of a measure; None where too few dates tell."""
    if len(history) < FEWEST_DATES:
        return None
    return median(one.measured(measure) for one in history)
