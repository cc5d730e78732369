"""Running suites on the tables of a date: an ephemeral Great Expectations context, kept quiet.

Nothing is sent anywhere, written anywhere or printed. Rows are checked a chunk at a time, so that a date may
be larger than memory. What is expected of every row is first asked with yes or no for an answer, and of all
rules at once; only what is not met is asked again to count and name its rows, because that is several times
slower.
"""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from load.batch import Batch
from load.chunks import chunks_of
from load.expectations import content_suite, expected_of_columns, structure_suite
from load.great_expectations import (
    import_great_expectations,
    is_of_every_row,
    thrifty,
)
from load.judging import Judge, judged_rows, judging
from load.parquet import row_group_rows
from load.results import CheckResult, Scalar
from load.verdicts import is_verdict, with_one_verdict
from stores.spilling import DEFAULT_MEMORY_MB
from transform.schemas import TABLES, Table

EXAMPLES = 3
_CHUNK_ROWS = 40_000
_LONGEST_TEXT = 120


class Checker:
    """Checks tables with Great Expectations.

    One object serves any number of dates: it pays for the import and the context once.

    Attributes:
        version: Version of Great Expectations.
        judge: Opens tables for judgement within the limit of memory.
    """

    def __init__(self, *, memory_mb: int = DEFAULT_MEMORY_MB, beside: Path | None = None) -> None:
        """Make the context.

        Args:
            memory_mb: So much memory joining may take before files are used instead.
            beside: Folder for these files; None for that of the system.
        """
        gx = import_great_expectations()
        self.version: str = gx.__version__
        self.judge: Judge = partial(judging, memory_mb=memory_mb, beside=beside)
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
            for result in self._check_schema(batch.tables[table.name].schema, table)
        )

    def _check_schema(self, schema: Any, table: Table) -> tuple[CheckResult, ...]:
        """Check the columns of a table; to the letter as expected, nothing need be asked of them."""
        suite, expected = structure_suite(table), table.arrow_schema
        if schema.names == expected.names and schema.types == expected.types:
            return tuple(_met(each, 0, expected_of_columns(each)) for each in suite)
        return self.check_rows(schema.empty_table(), suite)

    def check_content(self, batch: Batch) -> tuple[CheckResult, ...]:
        """Check the rows of all tables, by themselves and by the rules; their structure must be right."""
        with self.judge(batch) as connection:
            return tuple(
                result
                for table in TABLES.values()
                for result in self._check_judged(connection, table)
            )

    def _check_judged(self, connection: Any, table: Table) -> tuple[CheckResult, ...]:
        """Check a table a chunk at a time."""
        chunk_rows = min(_CHUNK_ROWS, row_group_rows(table))
        reader = judged_rows(connection, table, chunk_rows)
        key = table.primary_key
        suite = content_suite(table)
        parts = (self.check_rows(rows, suite, key) for rows in chunks_of(reader, key))
        return tuple(map(_together, zip(*parts, strict=True)))

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
        verdicts = [each for each in suite if is_verdict(each)]
        fewer, one_verdict = with_one_verdict(rows, verdicts)
        batch = self._batch_of(fewer)
        plain = [each for each in suite if not is_verdict(each)]
        met = self._met_by_all(batch, [*plain, *one_verdict])
        if {_name(each.meta) for each in one_verdict} <= met:
            met |= {_name(each.meta) for each in verdicts}
        else:
            batch = self._batch_of(rows)
        others = [each for each in suite if _name(each.meta) not in met]
        told = self._ask(batch, others, "SUMMARY")
        return tuple(
            _met(each, rows.num_rows)
            if _name(each.meta) in met
            else _examined(batch, each, told[_name(each.meta)], key)
            for each in suite
        )

    def _batch_of(self, rows: Any) -> Any:
        frame = rows.to_pandas(types_mapper=pd.ArrowDtype)
        with thrifty():
            return self._definition.get_batch({"dataframe": frame})

    def _met_by_all(self, batch: Any, suite: list[Any]) -> set[str]:
        """Return the names of what is expected of every row of a batch, and met."""
        of_rows = [each for each in suite if is_of_every_row(each)]
        answers = self._ask(batch, of_rows, "BOOLEAN_ONLY")
        return {name for name, answer in answers.items() if answer.success}

    def _ask(self, batch: Any, suite: list[Any], result_format: str) -> dict[str, Any]:
        """Return what comes out of each expectation, by its name."""
        if not suite:
            return {}
        named = self._make_suite(name="suite", expectations=suite)
        with thrifty():
            outcomes = batch.validate(named, result_format=result_format).results
        return {_name(outcome.expectation_config.meta): outcome for outcome in outcomes}


def _together(parts: tuple[CheckResult, ...]) -> CheckResult:
    """Return the results of one expectation on all chunks as one; only counts of rows are observed."""
    if len(parts) == 1:
        return parts[0]
    counts = [int(part.observed) for part in parts if part.observed and part.observed.isdigit()]
    examples = [example for part in parts for example in part.examples]
    return parts[0].model_copy(
        update={
            "success": all(part.success for part in parts),
            "rows": sum(part.rows for part in parts),
            "unexpected": sum(part.unexpected for part in parts),
            "observed": str(sum(counts)) if counts else parts[0].observed,
            "examples": tuple(examples[:EXAMPLES]),
        }
    )


def _name(meta: dict[str, Any]) -> str:
    return f"{meta['table']}: {meta['statement']}"


def _met(expectation: Any, rows: int, observed: str | None = None) -> CheckResult:
    told = _said_of(expectation)
    return CheckResult(**told, success=True, rows=rows, unexpected=0, observed=observed)


def _examined(batch: Any, expectation: Any, outcome: Any, key: tuple[str, ...]) -> CheckResult:
    found = outcome.result
    return CheckResult(
        **_said_of(expectation),
        success=bool(outcome.success),
        rows=int(found.get("element_count", 0)),
        unexpected=int(found.get("unexpected_count", 0)),
        observed=_observed(outcome),
        examples=() if outcome.success else _examples(batch, expectation, key),
    )


def _said_of(expectation: Any) -> dict[str, Any]:
    meta = expectation.meta
    return {
        "table": meta["table"],
        "columns": tuple(meta["columns"]),
        "expectation": expectation.expectation_type,
        "statement": meta["statement"],
        "severity": expectation.severity.value,
        "rule": meta["rule"],
    }


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
