"""What a person is asked says what was read, and the answer becomes a decision."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from cli.airflow.questions import AS_CODED, decision, kinds, plain, question_about, review_counts
from cli.settings import Settings
from cli.shard_reading import read_shard_of
from extract.run import plan_date
from seeds.ontology import read_ontology
from transform.run import doubts_of

DAY = date(2021, 11, 17)
STORY = "KABUL, November 17. /TASS/. {{ x }} Gunmen attacked a police [post](http://x) in Kabul."


@pytest.fixture(scope="module")
def question(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("run")
    (raw := folder / "raw").mkdir()
    (raw / "a.txt").write_text(f" date {DAY} {STORY}")
    (planned,) = plan_date(raw, DAY, folder / "plan", shard_size=1, max_file_bytes=999)
    shard = read_shard_of(folder, Settings(), planned)
    doubts = doubts_of([shard], min_confidence=1, reviews={}, most=9)
    return question_about(next(each for each in doubts if each.event_type == "ASSAULT"), DAY)


def answer(choice: str, retyped: str | None = None, user: str | None = "ann") -> dict[str, Any]:
    return {
        "chosen_options": [choice],
        "params_input": {} if retyped is None else {"retyped": retyped},
        "responded_by_user": user and {"id": user, "name": user},
        "responded_at": datetime(2021, 11, 18, tzinfo=UTC),
    }


def test_question_shows_the_sentence_and_what_was_read(question: dict[str, Any]) -> None:
    assert question["subject"].startswith("2021-11-17: ASSAULT")
    assert "Gunmen attacked" in question["sentence"]
    assert "Trigger: attacked" in question["body"]
    assert "Who: Gunmen" in question["body"]
    assert question["mention_id"].startswith("m_")


def test_words_of_the_news_are_shown_as_they_are(question: dict[str, Any]) -> None:
    assert "](http" not in question["body"]
    assert r"\[post\]\(http://x\)" in question["body"]
    assert plain("a_b*<i>") == r"a\_b\*\<i\>"


@pytest.mark.parametrize(
    ("choice", "retyped", "expected"),
    [
        ("Accept", None, ("accept", None, None)),
        ("Accept", "COERCE arrest", ("accept", None, None)),
        ("Reject", AS_CODED, ("reject", None, None)),
        ("Retype", AS_CODED, ("accept", None, None)),
        ("Retype", "COERCE", ("retype", "COERCE", None)),
        ("Retype", "COERCE arrest", ("retype", "COERCE", "arrest")),
    ],
)
def test_answer_becomes_a_decision(
    question: dict[str, Any],
    choice: str,
    retyped: str | None,
    expected: tuple[str, str | None, str | None],
) -> None:
    review = decision(question, answer(choice, retyped))
    assert (review.choice, review.event_type, review.event_mode) == expected
    assert (review.mention_id, review.reviewed_by) == (question["mention_id"], "ann")
    assert review.publication_date == DAY


def test_reviewer_may_have_no_name(question: dict[str, Any]) -> None:
    assert decision(question, answer("Accept", user=None)).reviewed_by == "unknown"


def test_types_that_need_a_recipient_are_offered_where_there_is_one() -> None:
    every, alone = list(kinds(with_recipient=True)), list(kinds(with_recipient=False))
    ontology = read_ontology()
    assert set(ontology.types) <= set(every)
    assert len(every) == len(ontology.types) + len(ontology.modes)
    assert {"AID", "SANCTION"}.isdisjoint(kind.split()[0] for kind in alone)
    assert "ASSAULT" in alone


def test_questions_that_nobody_decided_are_counted(question: dict[str, Any]) -> None:
    other = question | {"mention_id": "m_other"}
    asked, decided = [question, other], {question["mention_id"]}
    assert review_counts({"accept": 1}, asked, decided) == {"accept": 1, "undecided": 1}
    assert review_counts({}, asked, {}) == {"undecided": 2}
    assert review_counts({"accept": 1}, [], decided) == {"accept": 1}
