"""A decision reads back as it was written, and a file that is none is named in one line."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from load.reviews import ReviewError, StoredReview, read_reviews, write_review

DAY = date(2021, 11, 17)


def review(number: int = 1, **changes: object) -> StoredReview:
    facts: dict[str, object] = {
        "mention_id": f"m_{number:016x}",
        "publication_date": DAY,
        "choice": "accept",
        "sentence": "Gunmen attacked a post.",
        "coded_as": "ASSAULT",
        "reviewed_by": "ann",
        "reviewed_at": datetime(2021, 11, 18, tzinfo=UTC),
    }
    return StoredReview.model_validate(facts | changes)


def test_decisions_of_a_date_are_read_in_order(tmp_path: Path) -> None:
    assert read_reviews(tmp_path, DAY) == []
    retyped = review(2, choice="retype", event_type="PROTEST", event_mode="riot")
    for each in (retyped, review(1)):
        write_review(tmp_path, each)
    assert read_reviews(tmp_path, DAY) == [review(1), retyped]
    assert read_reviews(tmp_path, date(2021, 11, 18)) == []


def test_a_later_decision_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    write_review(tmp_path, review())
    path = write_review(tmp_path, review(choice="reject"))
    assert [each.choice for each in read_reviews(tmp_path, DAY)] == ["reject"]
    assert [each.name for each in path.parent.iterdir()] == [f"{review().mention_id}.json"]


@pytest.mark.parametrize(
    "changes",
    [
        {"choice": "retype"},
        {"choice": "accept", "event_type": "ASSAULT"},
        {"choice": "retype", "event_type": "ASSAULT", "event_mode": "phone"},
        {"choice": "retype", "event_type": "PICNIC"},
        {"choice": "perhaps"},
        {"mention_id": "../x"},
    ],
)
def test_what_is_no_decision_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        review(**changes)


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ('"accept"', '"perhaps"', "choice: "),
        ("{", "", "not a review: "),
        ("00000001", "00000002", "it is about m_0000000000000002 of 2021-11-17"),
        ('"2021-11-17"', '"2021-11-16"', "of 2021-11-16"),
    ],
)
def test_a_bad_file_is_named_in_one_line(tmp_path: Path, old: str, new: str, cause: str) -> None:
    path = write_review(tmp_path, review())
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(ReviewError) as caught:
        read_reviews(tmp_path, DAY)
    message = str(caught.value)
    assert message.startswith(f"{path}: not a review: ")
    assert cause in message
    assert "\n" not in message
    assert caught.value.path == path
