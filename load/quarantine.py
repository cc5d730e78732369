"""Quarantine rows for table rows that a check refused: where they come from, and why they went."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from load.batch import Batch, values

_LONGEST_PAYLOAD = 2_000
_REFUSED = "check_failed"

Row = dict[str, Any]


def quarantine_rows(
    batch: Batch,
    table: str,
    refused: Mapping[tuple[Any, ...], Row],
    reasons: Mapping[tuple[Any, ...], str],
) -> list[Row]:
    """Describe refused rows of one table.

    Args:
        batch: The tables before the refusal, which lead from a row to its raw file.
        table: The table of the rows.
        refused: The rows by primary key.
        reasons: Why each was refused, by primary key.
    """
    document_of = _document_finder(batch, table)
    documents = {row["document_id"]: row for row in batch.tables["documents"].to_pylist()}
    nowhere = {"source_path": "", "source_offset": 0}
    return [
        _quarantined(table, key, row, reasons[key], documents.get(document_of(row), nowhere))
        for key, row in refused.items()
    ]


def refused_rows(batch: Batch) -> dict[str, int]:
    """Count the rows of each table that `quarantine_rows` has described in the quarantine table."""
    codes, reasons = (values(batch, "quarantine", column) for column in ("reason_code", "reason"))
    refused = (reason for code, reason in zip(codes, reasons, strict=True) if code == _REFUSED)
    tables = (reason.partition(" ")[0] for reason in refused)
    return dict(sorted(Counter(tables).items()))


def _quarantined(
    table: str, key: tuple[Any, ...], row: Row, reason: str, document: Mapping[str, Any]
) -> Row:
    named = " ".join(str(part) for part in key)
    return {
        "record_kind": "row",
        "source_path": document["source_path"],
        "source_offset": document["source_offset"],
        "reason_code": _REFUSED,
        "reason": f"{table} {named}: {reason}; correct the rule or reference data behind it.",
        "payload": json.dumps(row, ensure_ascii=False, default=str)[:_LONGEST_PAYLOAD],
    }


def _document_finder(batch: Batch, table: str) -> Callable[[Row], Any]:
    """Return what leads from a row of the table to the id of an article, or to None."""
    mentions = batch.tables["mentions"].sort_by("mention_id").to_pylist()
    by_mention = {row["mention_id"]: row["document_id"] for row in mentions}
    by_event = {row["event_id"]: row["document_id"] for row in reversed(mentions)}
    events = batch.tables["events"].sort_by("event_id").to_pylist()
    by_place = {row["location_id"]: by_event.get(row["event_id"]) for row in reversed(events)}
    finders: dict[str, Callable[[Row], Any]] = {
        "mentions": lambda row: row["document_id"],
        "participants": lambda row: by_mention.get(row["mention_id"]),
        "events": lambda row: by_event.get(row["event_id"]),
        "locations": lambda row: by_place.get(row["location_id"]),
    }
    return finders[table]
