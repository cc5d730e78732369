"""The verdicts of all rules on a row as one: where all rules hold, none need be asked about by itself."""

from collections.abc import Sequence
from functools import reduce
from typing import Any

import pyarrow.compute as pc

from load.expectations import expect_true

_EVERY = "every_rule_holds"


def is_verdict(expectation: Any) -> bool:
    """Say whether what is expected is that a rule holds."""
    return getattr(expectation, "value_set", None) == [True]


def with_one_verdict(rows: Any, verdicts: Sequence[Any]) -> tuple[Any, list[Any]]:
    """Replace the verdicts of rules by one column that is true where all of them are.

    Args:
        rows: Arrow table of judged rows.
        verdicts: What is expected of them that `is_verdict`.

    Returns:
        The rows, and the one thing that is now expected; nothing where there are no verdicts.
    """
    if not verdicts:
        return rows, []
    columns = [each.column for each in verdicts]
    every = reduce(pc.and_kleene, (rows[column] for column in columns))
    expected = expect_true(verdicts[0].meta["table"], _EVERY, "every rule holds")
    return rows.drop_columns(columns).append_column(_EVERY, every), [expected]
