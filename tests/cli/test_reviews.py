"""What people have decided holds for every later build, from the command line too."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from load.reviews import StoredReview, write_review
from load.verify import verify_warehouse
from tests.cli.conftest import Command

pytestmark = pytest.mark.slow
DAY = date(2021, 11, 17)


def rows(warehouse: Path, table: str) -> list[dict[str, Any]]:
    path = warehouse / table / f"publication_date={DAY}" / "part-0.parquet"
    found: list[dict[str, Any]] = pq.ParquetFile(path).read().to_pylist()
    return found


def decide(warehouse: Path, mention_id: str, **decision: str) -> None:
    review = StoredReview(
        mention_id=mention_id,
        publication_date=DAY,
        sentence="-",
        coded_as="-",
        reviewed_by="ann",
        reviewed_at=datetime(2021, 11, 18, tzinfo=UTC),
        **decision,  # type: ignore[arg-type]
    )
    write_review(warehouse, review)


def test_decisions_are_applied_and_counted(
    command: Command, seeds: Path, published: Path, tmp_path: Path
) -> None:
    first, second, *others = sorted(rows(published, "mentions"), key=lambda row: row["confidence"])
    warehouse = tmp_path / "w"
    decide(warehouse, first["mention_id"], choice="reject")
    decide(warehouse, second["mention_id"], choice="retype", event_type="ASSAULT")
    decide(warehouse, "m_" + "0" * 16, choice="reject")
    outcome = command("run", "--raw", seeds, "--warehouse", warehouse, "--date", str(DAY))
    assert (outcome.exit_code, outcome.err) == (0, "")
    kept = {row["mention_id"]: row["event_id"] for row in rows(warehouse, "mentions")}
    assert kept.keys() == {row["mention_id"] for row in (second, *others)}
    types = {row["event_id"]: row["event_type"] for row in rows(warehouse, "events")}
    assert types[kept[second["mention_id"]]] == "ASSAULT"
    manifest = json.loads((warehouse / "_manifests" / f"publication_date={DAY}.json").read_text())
    assert manifest["reviews"] == {"reject": 1, "retype": 1}
    assert set(manifest["slowest_shards"]) == {"shard-0000"}
    assert verify_warehouse(warehouse) == []


def test_a_decision_that_cannot_be_read_fails_the_date(
    command: Command, seeds: Path, tmp_path: Path
) -> None:
    decide(tmp_path, "m_" + "0" * 16, choice="reject")
    (path,) = (tmp_path / "_reviews").rglob("*.json")
    path.write_text("{}")
    outcome = command("run", "--raw", seeds, "--warehouse", tmp_path, "--date", str(DAY))
    assert outcome.exit_code == 1
    assert f"{path}: not a review: " in outcome.err
