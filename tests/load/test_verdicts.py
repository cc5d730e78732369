"""Rules are asked about together, and told apart where one of them does not hold."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest

from load.batch import Batch
from load.checking import Checker
from load.expectations import expect_true
from load.rules import rules_of

Rows = dict[str, list[dict[str, Any]]]


def test_a_rule_that_is_broken_is_told_from_those_that_hold(
    checker: Checker, batch_of: Callable[[Rows], Batch], rows: Rows
) -> None:
    rows["mentions"][1]["trigger_text"] = "gave aid"
    statements = {rule.statement for rule in rules_of("mentions")}
    results = checker.check_content(batch_of(rows))
    judged = [one for one in results if one.table == "mentions" and one.statement in statements]
    assert len(judged) == len(statements)
    (broken,) = (one for one in judged if not one.success)
    assert (broken.place, broken.unexpected) == ("mentions.trigger_text", 1)
    assert {(one.rows, one.unexpected) for one in judged if one.success} == {(3, 0)}


@pytest.mark.parametrize("verdicts", [(True, True), (True, False), (False, True), (False, False)])
def test_each_rule_has_its_own_verdict(checker: Checker, verdicts: tuple[bool, bool]) -> None:
    names = ["one", "other"]
    rows = pa.table(
        {"key": ["k"] * 2} | {n: [True, held] for n, held in zip(names, verdicts, strict=True)}
    )
    results = checker.check_rows(rows, [expect_true("events", n, n, (n,)) for n in names], ("key",))
    assert tuple(result.success for result in results) == verdicts
    assert [result.unexpected for result in results] == [int(not held) for held in verdicts]
