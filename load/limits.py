"""How much of a date may be refused before the whole date is."""

from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from load.batch import Batch, n_rows, values
from load.expectations import expect_between
from load.quarantine import refused_rows


@dataclass(frozen=True)
class RefusalLimits:
    """A date fails when more than a share of it was refused; a few are always let through.

    Attributes:
        mentions_share: Share of the staged mentions that checks may refuse.
        records_share: Share of the files and articles that reading may refuse; duplicates of other
            articles of the date do not count.
        few_mentions: So many mentions may always be refused.
        few_records: So many files and articles may always be refused.
    """

    mentions_share: float = 0.1
    records_share: float = 0.5
    few_mentions: int = 3
    few_records: int = 10


def refused_totals(batch: Batch) -> Any:
    """Count what was refused of a date, as an Arrow table of one row."""
    return pa.table(
        {
            "refused_mentions": [refused_rows(batch).get("mentions", 0)],
            "refused_records": [_refused_records(batch)],
        }
    )


def limits_suite(batch: Batch, limits: RefusalLimits) -> list[Any]:
    """Expect of `refused_totals` that neither number is above its limit."""
    staged = n_rows(batch.tables["mentions"]) + refused_rows(batch).get("mentions", 0)
    records = n_rows(batch.tables["documents"]) + _refused_records(batch)
    most_mentions = max(limits.few_mentions, int(staged * limits.mentions_share))
    most_records = max(limits.few_records, int(records * limits.records_share))
    return [
        expect_between(
            "quarantine",
            "refused_mentions",
            f"at most {most_mentions} of {staged} mentions are refused by checks",
            most=most_mentions,
        ),
        expect_between(
            "quarantine",
            "refused_records",
            f"at most {most_records} of {records} files and articles are refused",
            most=most_records,
        ),
    ]


def _refused_records(batch: Batch) -> int:
    kinds = values(batch, "quarantine", "record_kind")
    reasons = values(batch, "quarantine", "reason_code")
    return sum(
        kind != "row" and reason != "duplicate" for kind, reason in zip(kinds, reasons, strict=True)
    )
