"""Codes that a check of one column cannot see: items of lists, and countries."""

from collections.abc import Callable

from load.batch import Batch
from load.rules.rule import Rule, each_row, values
from seeds.country_boxes import read_country_boxes
from transform.schemas import TABLES, Column


def items_in_list(table: str, column: Column) -> Callable[[Batch], list[bool]]:
    """Make the judgement of a list column: every item is a code of the column's list."""
    codes = frozenset(column.codes or ())
    return lambda batch: each_row(codes.issuperset, values(batch, table, column.name))


def country_is_known(table: str) -> Callable[[Batch], list[bool]]:
    """Make the judgement of `country_code`: a country of ISO 3166-1, or KOS for Kosovo."""
    return lambda batch: each_row(
        read_country_boxes().__contains__, values(batch, table, "country_code")
    )


def _list_rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            f"{column.name}_in_list",
            table.name,
            (column.name,),
            f"every item of {column.name} is in the code list",
            items_in_list(table.name, column),
        )
        for table in TABLES.values()
        for column in table.columns
        if column.type == "strings" and column.codes is not None
    )


def _country_rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            "country_code_in_list",
            table.name,
            ("country_code",),
            "country_code is a country of ISO 3166-1 alpha-3, or KOS",
            country_is_known(table.name),
        )
        for table in TABLES.values()
        if any(column.name == "country_code" for column in table.columns)
    )


RULES = (*_list_rules(), *_country_rules())
