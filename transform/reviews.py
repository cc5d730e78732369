"""What people have decided of doubtful mentions.

A review is kept under the key of its mention, which is a hash of the text and of what was read in it:
it holds for every later build of the date, and lapses when the mention is read otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import duckdb

Choice = Literal["accept", "reject", "retype"]


@dataclass(frozen=True, slots=True)
class Review:
    """A decision about a mention.

    Attributes:
        choice: What is to become of it.
        event_type: Type that it is to have; None unless it is retyped.
        event_mode: Mode that goes with the type.
    """

    choice: Choice
    event_type: str | None = None
    event_mode: str | None = None


Reviews = Mapping[str, Review]
"""Decisions by the key of their mention."""


def applied(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Count the decisions about mentions that there are, by choice.

    Args:
        connection: What `staged_date` gives.
    """
    counted = (
        "SELECT choice, count(*) FROM reviews SEMI JOIN tellings USING (mention_id) GROUP BY ALL"
    )
    return dict(sorted(connection.execute(counted).fetchall()))
