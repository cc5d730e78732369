"""Whether the yield of a date is plausible: rules become expectations on a table of one row.

Great Expectations judges and counts them like all others, so that they stand in the same report and
their severity decides between failing and warning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from load.expectations import expect_between
from load.yields import Yield, usual
from seeds.quality import Measure, QualityRule

_TABLE_OF: dict[Measure, str] = {
    "documents": "documents",
    "events_per_document": "events",
    "refused_share": "quarantine",
}


@dataclass(frozen=True, slots=True)
class Bound:
    """What a rule asks of a date.

    Attributes:
        rule: The rule.
        least: Lower bound of its measure.
        most: Upper bound.
        statement: The same in words.
    """

    rule: QualityRule
    least: float | None
    most: float | None
    statement: str


def bounds(today: Yield, history: Sequence[Yield], rules: Sequence[QualityRule]) -> Iterator[Bound]:
    """Yield what the rules ask of a date; those that have nothing to say of it are left out.

    Args:
        today: The yield of the date.
        history: The yields of the dates before it.
        rules: All rules.
    """
    for rule in rules:
        normal = usual(history, rule.measure)
        documents = [today.documents, usual(history, "documents") or 0]
        # A date that has lost most of its stories is to be judged by those it usually has.
        if today.documents and max(documents) >= rule.from_documents:
            if rule.at_least is not None and today.documents >= rule.from_documents:
                yield _fixed(rule, rule.at_least)
            elif rule.at_least is None and normal is not None:
                yield _relative(rule, normal, len(history))


def quality_table(today: Yield, asked: Sequence[Bound]) -> Any:
    """Return the measures that are judged as an Arrow table of one row, a column for each rule."""
    return pa.table({one.rule.id: [today.measured(one.rule.measure)] for one in asked})


def quality_suite(asked: Sequence[Bound], *, accept_unusual: bool) -> list[Any]:
    """Expect of `quality_table` what is asked.

    Args:
        asked: The bounds.
        accept_unusual: Whether a person has looked, and lets what would fail the date only warn.
    """
    return [
        expect_between(
            _TABLE_OF[one.rule.measure],
            one.rule.id,
            one.statement,
            least=one.least,
            most=one.most,
            severity="warning" if accept_unusual else one.rule.severity,
            rule=one.rule.id,
        )
        for one in asked
    ]


def _fixed(rule: QualityRule, least: float) -> Bound:
    return Bound(rule, least, None, _statement(rule, f"at least {least:g}", ""))


def _relative(rule: QualityRule, normal: float, n_dates: int) -> Bound:
    times = rule.at_least_times_usual or rule.at_most_times_usual or 1
    bound = max(rule.never_below, times * normal)
    origin = f", {times:g} times the median {normal:.3g} of {n_dates} dates"
    if rule.at_least_times_usual is not None:
        return Bound(rule, bound, None, _statement(rule, f"at least {bound:.3g}", origin))
    return Bound(rule, None, bound, _statement(rule, f"at most {bound:.3g}", origin))


def _statement(rule: QualityRule, bound: str, origin: str) -> str:
    return f"{rule.measure} is {bound}{origin} (rule {rule.id}; if not: {rule.advice})"
