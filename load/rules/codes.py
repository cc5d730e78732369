"""Codes that a check of one column cannot see: items of lists, and countries."""

from load.rules.rule import Rule
from stores.sql import listed
from transform.schemas import TABLES


def _list_rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            f"{column.name}_in_list",
            table.name,
            (column.name,),
            f"every item of {column.name} is in the code list",
            f"list_has_all([{listed(column.codes)}], this.{column.name})",
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
            "this.country_code IN (SELECT country_code FROM box)",
        )
        for table in TABLES.values()
        if any(column.name == "country_code" for column in table.columns)
    )


RULES = (*_list_rules(), *_country_rules())
