"""Running suites on the tables of a date: an ephemeral Great Expectations context, kept quiet.

Nothing is sent anywhere, written anywhere or printed. Each suite first runs with the summary alone;
only expectations that fail run again to name their rows, because that is several times slower.
"""

import logging
import warnings
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa

from load.batch import Batch
from load.expectations import content_suite, structure_suite
from load.results import CheckResult, Scalar
from load.rules import rules_of
from transform.schemas import TABLES, Table

EXAMPLES = 3
_LONGEST_TEXT = 120


class Checker:
    """Checks tables with Great Expectations.

    One object serves any number of dates: it pays for the import and the context once.
    """

    def __init__(self) -> None:
        gx = _import_great_expectations()
        self.version: str = gx.__version__
        context = gx.get_context(mode="ephemeral")
        context.enable_analytics(enable=False)
        context.variables.progress_bars = {"globally": False}
        self._make_suite = gx.ExpectationSuite
        asset = context.data_sources.add_pandas("warehouse").add_dataframe_asset("table")
        self._definition = asset.add_batch_definition_whole_dataframe("date")

    def check_batch(self, batch: Batch) -> tuple[CheckResult, ...]:
        """Check the structure of all tables of a date and, where it is right, their content."""
        structure = self.check_structure(batch)
        if not all(result.success for result in structure):
            return structure
        return (*structure, *self.check_content(batch))

    def check_structure(self, batch: Batch) -> tuple[CheckResult, ...]:
        """Check that every table has its columns, each of its type."""
        return tuple(
            result
            for table in TABLES.values()
            for result in self.check_rows(batch.tables[table.name], structure_suite(table))
        )

    def check_content(self, batch: Batch) -> tuple[CheckResult, ...]:
        """Check the rows of all tables; their structure must be right."""
        return tuple(result for name in TABLES for result in self.check_table(batch, name))

    def check_table(self, batch: Batch, name: str) -> tuple[CheckResult, ...]:
        """Check the rows of one table, also against the other tables of the batch."""
        table = TABLES[name]
        return self.check_rows(with_rules(batch, table), content_suite(table), table.primary_key)

    def check_rows(
        self, rows: Any, suite: list[Any], key: tuple[str, ...] = ()
    ) -> tuple[CheckResult, ...]:
        """Check one Arrow table.

        Args:
            rows: The table.
            suite: Expectations as `load.expectations` makes them.
            key: Columns that name a row in the examples.

        Returns:
            Results in the order of the suite.
        """
        frame = rows.to_pandas(types_mapper=pd.ArrowDtype)
        batch = self._definition.get_batch({"dataframe": frame})
        named = self._make_suite(name="suite", expectations=suite)
        outcomes = batch.validate(named, result_format="SUMMARY").results
        by_name = {_name(outcome.expectation_config.meta): outcome for outcome in outcomes}
        return tuple(
            _examined(batch, expectation, by_name[_name(expectation.meta)], key)
            for expectation in suite
        )


def _import_great_expectations() -> Any:
    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    with warnings.catch_warnings():
        # It imports two modules that Python has deprecated.
        warnings.filterwarnings("ignore", r"module 'sre_\w+' is deprecated", DeprecationWarning)
        import great_expectations as gx
    return gx


def with_rules(batch: Batch, table: Table) -> Any:
    """Return a table's rows with one boolean column more for each rule that judges them."""
    rows = batch.tables[table.name]
    for rule in rules_of(table.name):
        rows = rows.append_column(rule.name, pa.array(rule.holds(batch), pa.bool_()))
    return rows


def _name(meta: dict[str, Any]) -> str:
    return f"{meta['table']}: {meta['statement']}"


def _examined(batch: Any, expectation: Any, outcome: Any, key: tuple[str, ...]) -> CheckResult:
    meta = expectation.meta
    found = outcome.result
    return CheckResult(
        table=meta["table"],
        columns=tuple(meta["columns"]),
        expectation=outcome.expectation_config.type,
        statement=meta["statement"],
        severity=expectation.severity.value,
        rule=meta["rule"],
        success=bool(outcome.success),
        rows=int(found.get("element_count", 0)),
        unexpected=int(found.get("unexpected_count", 0)),
        observed=_observed(outcome),
        examples=() if outcome.success else _examples(batch, expectation, key),
    )


def _observed(outcome: Any) -> str | None:
    if "observed_value" in outcome.result:
        return str(outcome.result["observed_value"])
    if outcome.success or "unexpected_count" in outcome.result:
        return None
    return _first_error(outcome.exception_info)


def _first_error(exception_info: dict[str, Any]) -> str:
    """Return the message of an expectation that could not be evaluated."""
    found = (exception_info, *(part for part in exception_info.values() if isinstance(part, dict)))
    messages = [part["exception_message"] for part in found if part.get("exception_message")]
    return str(messages[0]).splitlines()[0] if messages else "an error"


def _examples(batch: Any, expectation: Any, key: tuple[str, ...]) -> tuple[dict[str, Scalar], ...]:
    """Ask for the first rows that broke an expectation, by key and the columns that it is about."""
    columns = list(dict.fromkeys((*key, *expectation.meta["columns"])))
    if not columns:
        return ()
    complete = {"result_format": "COMPLETE", "unexpected_index_column_names": columns}
    found = batch.validate(expectation, result_format=complete).result
    rows = found.get("unexpected_index_list") or []
    return tuple(
        {column: _scalar(row.get(column)) for column in columns} for row in rows[:EXAMPLES]
    )


def _scalar(value: Any) -> Scalar:
    if value is None or value is pd.NA:
        return None
    if isinstance(value, bool | int | float):
        return value
    text = value.isoformat() if isinstance(value, date) else str(value)
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
