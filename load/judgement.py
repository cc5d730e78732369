"""Judging a date as a whole: how much was refused of it, and whether its yield is plausible."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from load.batch import Batch, n_rows
from load.limits import RefusalLimits, limits_suite, refused_totals
from load.quality import bounds, quality_suite, quality_table
from load.results import CheckResult
from load.yields import Yield, yield_of
from seeds.quality import read_quality_rules

if TYPE_CHECKING:
    from load.checking import Checker


@dataclass(frozen=True)
class Judgement:
    """What a date is judged by as a whole.

    Attributes:
        limits: How much may be refused.
        history: The yields of the dates before it.
        accept_unusual: Whether an implausible yield only warns.
    """

    limits: RefusalLimits = RefusalLimits()  # noqa: RUF009 - frozen
    history: tuple[Yield, ...] = ()
    accept_unusual: bool = False


def check_date(batch: Batch, checker: "Checker", judgement: Judgement) -> tuple[CheckResult, ...]:
    """Check how much of a date was refused, and whether what is left is plausible.

    Args:
        batch: The tables of the date, refused rows in quarantine.
        checker: Runs the expectations.
        judgement: What the date is judged by.
    """
    refused = checker.check_rows(refused_totals(batch), limits_suite(batch, judgement.limits))
    today = yield_of({name: n_rows(rows) for name, rows in batch.tables.items()})
    asked = list(bounds(today, judgement.history, read_quality_rules()))
    if not asked:
        return refused
    suite = quality_suite(asked, accept_unusual=judgement.accept_unusual)
    return (*refused, *checker.check_rows(quality_table(today, asked), suite))
