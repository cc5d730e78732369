"""Doubtful mentions of material conflict are in question until somebody has decided."""

from dataclasses import replace
from datetime import date

import pytest

from extract.records import Span
from tests.transform.mentions import plain_mention
from transform.dates import EventDate
from transform.resolution import ResolvedMention
from transform.reviews import Review, applied, in_question, reviewed


def mention(number: int, confidence: float, event_type: str = "ASSAULT") -> ResolvedMention:
    return ResolvedMention(
        mention_id=f"m_{number:016x}",
        document_id="d_1",
        sentence=Span(0, 3, "met"),
        mention=plain_mention(event_type=event_type),
        participants=(),
        speaker=None,
        when=EventDate(date(2021, 11, 17), date(2021, 11, 17), "day", "explicit"),
        place=None,
        place_span=None,
        location_method="none",
        confidence=confidence,
    )


LOW, LOWER, SURE = mention(1, 0.4), mention(2, 0.2), mention(3, 0.9)
TALK = mention(4, 0.4, "CONSULT")
ALL = [LOWER, SURE, TALK, LOW]


def test_what_is_nearest_to_the_threshold_is_asked_first() -> None:
    assert in_question(ALL, {}, 0.5, most=9) == [LOW, LOWER]
    assert in_question(ALL, {}, 0.5, most=1) == [LOW]


def test_what_was_decided_is_not_asked_again() -> None:
    assert in_question(ALL, {LOW.mention_id: Review("reject")}, 0.5, most=9) == [LOWER]


def test_without_reviews_confidence_decides() -> None:
    assert reviewed(ALL, {}, 0.5) == [SURE]
    assert reviewed(ALL, {}, 0.2) == ALL


def test_decisions_go_before_confidence() -> None:
    decided = {LOW.mention_id: Review("accept"), SURE.mention_id: Review("reject")}
    assert reviewed(ALL, decided, 0.5) == [LOW]


@pytest.mark.parametrize("mode", ["arrest", None])
def test_a_retyped_mention_keeps_its_key(mode: str | None) -> None:
    (found,) = reviewed([LOW], {LOW.mention_id: Review("retype", "COERCE", mode)}, 0.5)
    assert (found.mention.event_type, found.mention.event_mode) == ("COERCE", mode)
    assert found.mention_id == LOW.mention_id
    kept = replace(found.mention, event_type="ASSAULT", event_mode=None)
    assert replace(found, mention=kept) == LOW


def test_only_decisions_about_what_is_there_count() -> None:
    decided = {LOW.mention_id: Review("accept"), "m_gone": Review("reject")}
    assert applied(ALL, decided) == {"accept": 1}
