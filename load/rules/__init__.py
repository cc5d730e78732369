"""The promises that hold between columns and between tables, one small pure function each."""

from load.rules import (
    codes,
    coordinates,
    datelines,
    days,
    links,
    lists,
    parties,
    places,
    scheme,
    spans,
    tellings,
)
from load.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *spans.RULES,
    *datelines.RULES,
    *links.RULES,
    *tellings.RULES,
    *parties.RULES,
    *codes.RULES,
    *lists.RULES,
    *scheme.RULES,
    *days.RULES,
    *places.RULES,
    *coordinates.RULES,
)


def rules_of(table: str) -> tuple[Rule, ...]:
    """Return the rules that judge the rows of a table."""
    return tuple(rule for rule in RULES if rule.table == table)
