"""Lists are sorted where their order means nothing, and hold each item once."""

from load.rules.rule import Rule


def _each_once(table: str, column: str) -> Rule:
    return Rule(
        f"{column}_are_distinct",
        table,
        (column,),
        f"{column} holds no item twice, and none that is missing",
        f"len(list_distinct(this.{column})) = len(this.{column})",
    )


def _sorted(table: str, column: str) -> Rule:
    return Rule(
        f"{column}_are_sorted",
        table,
        (column,),
        f"{column} is sorted",
        f"list_sort(this.{column}) = this.{column}",
    )


RULES = (
    _each_once("events", "contexts"),
    _sorted("events", "contexts"),
    _each_once("actors", "sectors"),
    _each_once("actors", "aliases"),
    _sorted("actors", "aliases"),
)
