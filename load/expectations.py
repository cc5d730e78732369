"""Great Expectations suites, derived from `transform.schemas` and the rules across tables.

Each table has two: one of its structure (columns and their types), which the other takes for
granted, and one of its content. Every expectation carries table, columns and statement as `meta`.
Great Expectations is imported inside functions: the import takes seconds.
"""

from collections.abc import Iterator
from typing import Any

from load.rules import rules_of
from load.rules.rule import Rule, Severity
from transform.schemas import Column, Table

_PYTHON_TYPES = {
    "string": "str",
    "int": "int",
    "float": "float",
    "bool": "bool",
    "date": "date",
    "strings": "list",
}


def structure_suite(table: Table) -> list[Any]:
    """Expect the columns of the table in their order, each of its type."""
    names = [column.name for column in table.columns]
    ordered = _expect(
        "ExpectTableColumnsToMatchOrderedList",
        table.name,
        (),
        f"the columns are {', '.join(names)}, in this order",
        column_list=names,
    )
    return [ordered, *(_expect_type(table, column) for column in table.columns)]


def expected_of_columns(expectation: Any) -> str:
    """Return what is observed where an expectation of `structure_suite` is met: names, or a type."""
    return str(getattr(expectation, "column_list", None) or expectation.type_)


def content_suite(table: Table) -> list[Any]:
    """Expect what the schemas and the rules say of the rows of the table."""
    suite = [*_expect_rows(table), *_expect_key(table)]
    for column in table.columns:
        suite.extend(_expect_values(table, column))
    suite.extend(_expect_rule(rule) for rule in rules_of(table.name))
    return suite


def expect_between(
    table: str,
    column: str,
    statement: str,
    *,
    least: float | None = None,
    most: float | None = None,
    severity: Severity = "critical",
    rule: str | None = None,
) -> Any:
    """Expect that every number of a column lies between two bounds, of which one may be left out."""
    return _expect(
        "ExpectColumnValuesToBeBetween",
        table,
        (column,),
        statement,
        severity,
        rule,
        column=column,
        min_value=least,
        max_value=most,
    )


def expect_true(
    table: str,
    column: str,
    statement: str,
    about: tuple[str, ...] = (),
    severity: Severity = "critical",
) -> Any:
    """Expect that a boolean column, of what holds of a row, is true of every row."""
    return _expect(
        "ExpectColumnValuesToBeInSet",
        table,
        about,
        statement,
        severity,
        column=column,
        value_set=[True],
    )


def _expect(
    kind: str,
    table: str,
    columns: tuple[str, ...],
    statement: str,
    severity: Severity = "critical",
    rule: str | None = None,
    **arguments: Any,
) -> Any:
    import great_expectations.expectations as gxe

    meta = {"table": table, "columns": list(columns), "statement": statement, "rule": rule}
    return getattr(gxe, kind)(**arguments, severity=severity, notes=statement, meta=meta)


def _expect_type(table: Table, column: Column) -> Any:
    return _expect(
        "ExpectColumnValuesToBeOfType",
        table.name,
        (column.name,),
        f"{column.name} is of type {column.type}",
        column=column.name,
        type_=_PYTHON_TYPES[column.type],
    )


def _expect_rows(table: Table) -> Iterator[Any]:
    if table.name in ("documents", "events"):
        yield _expect(
            "ExpectTableRowCountToBeBetween",
            table.name,
            (),
            f"the date has {table.name}",
            "warning",
            min_value=1,
        )


def _expect_key(table: Table) -> Iterator[Any]:
    key = table.primary_key
    statement = f"{', '.join(key)} is unique"
    if len(key) == 1:
        yield _expect("ExpectColumnValuesToBeUnique", table.name, key, statement, column=key[0])
    elif key:
        yield _expect(
            "ExpectCompoundColumnsToBeUnique",
            table.name,
            key,
            statement,
            column_list=list(key),
        )


def _expect_values(table: Table, column: Column) -> Iterator[Any]:
    name = column.name
    if not column.nullable or name in table.primary_key:
        yield _expect(
            "ExpectColumnValuesToNotBeNull",
            table.name,
            (name,),
            f"{name} is never missing",
            column=name,
        )
    if column.codes is not None and column.type != "strings":
        yield _expect_code(table, column, column.codes)
    if column.minimum is not None or column.maximum is not None:
        yield _expect_range(table, column)
    if column.pattern is not None:
        yield _expect(
            "ExpectColumnValuesToMatchRegex",
            table.name,
            (name,),
            f"{name} matches {column.pattern}",
            column=name,
            regex=rf"\A(?:{column.pattern})\Z",
        )


def _expect_code(table: Table, column: Column, codes: dict[str, str]) -> Any:
    return _expect(
        "ExpectColumnValuesToBeInSet",
        table.name,
        (column.name,),
        f"{column.name} is in the code list",
        column=column.name,
        value_set=[int(code) for code in codes] if column.type == "int" else list(codes),
    )


def _expect_range(table: Table, column: Column) -> Any:
    bounds = (("at least", column.minimum), ("at most", column.maximum))
    words = " and ".join(f"{word} {bound:g}" for word, bound in bounds if bound is not None)
    return _expect(
        "ExpectColumnValuesToBeBetween",
        table.name,
        (column.name,),
        f"{column.name} is {words}",
        column=column.name,
        min_value=column.minimum,
        max_value=column.maximum,
    )


def _expect_rule(rule: Rule) -> Any:
    return expect_true(rule.table, rule.name, rule.statement, rule.columns, rule.severity)
