"""Doubtful mentions of material conflict are in question until somebody has decided."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from transform.doubts import DoubtfulParty
from transform.resolution import ResolvedArticle, ResolvedMention
from transform.resolved_shards import ShardWriter
from transform.reviews import Review, Reviews
from transform.run import applied_reviews, doubts_of, transform_date

DAY = date(2021, 11, 17)


@dataclass(frozen=True)
class Told:
    """A shard with two doubtful attacks, a sure one, and a doubtful talk."""

    shard: Path
    low: str
    lower: str
    sure: str
    talk: str

    def in_question(self, reviews: Reviews, most: int = 9) -> list[str]:
        found = doubts_of([self.shard], min_confidence=0.5, reviews=reviews, most=most)
        return [doubt.mention_id for doubt in found]

    def published(self, reviews: Reviews, min_confidence: float = 0.5) -> dict[str, Any]:
        """Return type and mode of what is published, by mention."""
        out = transform_date(
            [self.shard],
            DAY,
            self.shard.parent / "tables",
            min_confidence=min_confidence,
            reviews=reviews,
        )
        events = {row["event_id"]: row for row in pq.read_table(out / "events.parquet").to_pylist()}
        mentions = pq.read_table(out / "mentions.parquet").to_pylist()
        found = {row["mention_id"]: events[row["event_id"]] for row in mentions}
        return {key: (row["event_type"], row["event_mode"]) for key, row in found.items()}


@pytest.fixture
def told(
    tmp_path: Path,
    telling: Callable[..., ResolvedMention],
    article: Callable[..., ResolvedArticle],
) -> Told:
    def attack(confidence: float, actor: str) -> ResolvedMention:
        return telling(actor, "deu", event_type="ASSAULT", confidence=confidence)

    low, lower, sure = attack(0.4, "putin merkel"), attack(0.2, "rus"), attack(0.9, "blogger")
    talk = telling("putin", confidence=0.4)
    shard = tmp_path / "shard"
    shard.mkdir()
    with ShardWriter(shard) as writer:
        writer.add(article("Text.", lower, sure, talk, low))
    return Told(shard, low.mention_id, lower.mention_id, sure.mention_id, talk.mention_id)


def test_what_is_nearest_to_the_threshold_is_asked_first(told: Told) -> None:
    assert told.in_question({}) == [told.low, told.lower]
    assert told.in_question({}, most=1) == [told.low]


def test_what_was_decided_is_not_asked_again(told: Told) -> None:
    assert told.in_question({told.low: Review("reject")}) == [told.lower]


def test_a_doubt_names_the_parties_in_order(told: Told) -> None:
    doubt, _ = doubts_of([told.shard], min_confidence=0.5, reviews={}, most=9)
    named = [DoubtfulParty(name, name) for name in ("Putin", "Merkel", "Germany")]
    assert (*doubt.actors, *doubt.recipients) == tuple(named)
    assert (doubt.event_type, doubt.trigger_text, doubt.confidence) == ("ASSAULT", "met", 0.4)


def test_without_reviews_confidence_decides(told: Told) -> None:
    assert set(told.published({})) == {told.sure}
    assert set(told.published({}, 0.2)) == {told.low, told.lower, told.sure, told.talk}


def test_decisions_go_before_confidence(told: Told) -> None:
    decided = {told.low: Review("accept"), told.sure: Review("reject")}
    assert set(told.published(decided)) == {told.low}


@pytest.mark.parametrize("mode", ["arrest", None])
def test_a_retyped_mention_keeps_its_key(told: Told, mode: str | None) -> None:
    found = told.published({told.low: Review("retype", "COERCE", mode)})
    assert found[told.low] == ("COERCE", mode)


def test_only_decisions_about_what_is_there_count(told: Told) -> None:
    told.published({told.low: Review("accept"), "m_gone": Review("reject")})
    assert applied_reviews(told.shard.parent / "tables") == {"accept": 1}
