"""When the yield of a publication date is plausible: rules over measures of the whole date."""

from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from seeds.reading import REFERENCE, ReferenceDataError, Row, read_yaml

Measure = Literal["documents", "events_per_document", "refused_share"]
_BOUNDS = ("at_least", "at_least_times_usual", "at_most_times_usual")


class QualityRule(Row):
    """A bound for one measure of a date.

    Attributes:
        id: Its name.
        measure: What is judged.
        at_least: Fixed lower bound.
        at_least_times_usual: Lower bound, as a multiple of the usual.
        at_most_times_usual: Upper bound, as a multiple of the usual.
        never_below: The bound that the usual gives is not lowered further.
        from_documents: The rule is silent where the date, or the usual one, has fewer stories.
        severity: `critical` fails the date, `warning` is reported.
        advice: What to look at where it is broken.
    """

    id: str = Field(pattern=r"^[a-z_]+$")
    measure: Measure
    at_least: float | None = Field(default=None, gt=0)
    at_least_times_usual: float | None = Field(default=None, gt=0, lt=1)
    at_most_times_usual: float | None = Field(default=None, gt=1)
    never_below: float = Field(default=0, ge=0)
    from_documents: int = Field(ge=1)
    severity: Literal["critical", "warning"]
    advice: str = Field(min_length=1)

    @model_validator(mode="after")
    def _has_one_bound(self) -> Self:
        if sum(getattr(self, bound) is not None for bound in _BOUNDS) != 1:
            raise ValueError(f"exactly one of {', '.join(_BOUNDS)} must be given")
        return self


def read_quality_rules(path: Path | None = None) -> tuple[QualityRule, ...]:
    """Read and check a file of rules, by default the one that ships with the software.

    Raises:
        ReferenceDataError: If a rule breaks the format, or an id stands twice.
    """
    return _read(path or REFERENCE / "quality" / "rules.yaml")


@cache
def _read(path: Path) -> tuple[QualityRule, ...]:
    rules = tuple(read_yaml(path, QualityRule))
    taken: set[str] = set()
    for rule in rules:
        if rule.id in taken:
            raise ReferenceDataError(path, rule.id, "id: this id is already taken")
        taken.add(rule.id)
    return rules
