"""The promises that hold between columns and between tables, one small pure function each."""

from load.rules import codes, coordinates, days, links, scheme, spans
from load.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *spans.RULES,
    *links.RULES,
    *codes.RULES,
    *scheme.RULES,
    *days.RULES,
    *coordinates.RULES,
)


def rules_of(table: str) -> tuple[Rule, ...]:
    """Return the rules that judge the rows of a table."""
    return tuple(rule for rule in RULES if rule.table == table)
