"""The names that checks have in reports and manifests, and what they promise."""

from collections.abc import Iterator

from load.markdown import markdown_table, section
from load.rules import RULES
from load.rules.rule import Rule
from seeds.quality import QualityRule, read_quality_rules

_ROWS = (
    "The validation report names these checks. One that fails the date is broken by no published row; one"
    " that refuses the row puts it into the quarantine; one that warns may be broken."
)
_YIELD = (
    "What each rule found stands in the validation report and, under `validation.quality`, in the manifest."
    " The usual is the median of the dates with stories in the 28 days before."
)


def check_lines() -> Iterator[str]:
    """Yield the sections of the checks of rows and of the rules on the yield of a date."""
    yield from section(2, "Checks of rows", _ROWS)
    rows = ((f"`{rule.name}`", rule.table, _effect(rule), rule.statement) for rule in RULES)
    yield from (*markdown_table(("Check", "Table", "If broken", "Promise"), rows), "")
    yield from section(2, "Rules on the yield of a date", _YIELD)
    rules = (
        (f"`{rule.id}`", rule.measure, _bound(rule), rule.severity, rule.advice)
        for rule in read_quality_rules()
    )
    head = ("Rule", "Measure", "Asks for", "Severity", "If it is broken")
    yield from (*markdown_table(head, rules), "")


def _effect(rule: Rule) -> str:
    if rule.refuses_row:
        return "refuses the row"
    return "warns" if rule.severity == "warning" else "fails the date"


def _bound(rule: QualityRule) -> str:
    if rule.at_least is not None:
        bound = f"at least {rule.at_least:g}"
    elif rule.at_least_times_usual is not None:
        bound = f"at least {rule.at_least_times_usual:g} times the usual"
    else:
        bound = f"at most {rule.at_most_times_usual:g} times the usual"
    floor = f", never less than {rule.never_below:g}" if rule.never_below else ""
    return f"{bound}{floor}; from {rule.from_documents} stories on"
