from datetime import date

import pytest

from extract.dateline_search import find_datelines
from extract.publication import Dating, UndatedError
from extract.record_marks import RecordDate

DAY = date(2020, 3, 5)
(DATELINE,) = find_datelines("MAGAS, March 5. /TASS/. Text")


@pytest.mark.parametrize(
    ("dating", "record"),
    [
        (Dating(folder=DAY), None),
        (Dating(folder=DAY), RecordDate(2020, 3, 5)),
        (Dating(folder=DAY), RecordDate(2020, 3)),
        (Dating(), RecordDate(2020, 3, 5)),
        (Dating(), RecordDate(2020, 3)),
        (Dating(default=DAY), None),
        (Dating(default=date(2022, 1, 1)), RecordDate(2020, 3, 5)),
        (Dating(folder=DAY, default=date(2022, 1, 1)), None),
    ],
)
def test_publication_date(dating: Dating, record: RecordDate | None) -> None:
    assert dating.publication_date(record, DATELINE) == DAY


def test_a_default_serves_for_a_partial_date_that_it_agrees_with() -> None:
    dating = Dating(default=DAY)
    assert dating.publication_date(RecordDate(2020, 3), None) == DAY
    with pytest.raises(UndatedError, match="partial"):
        dating.publication_date(RecordDate(2020, 4), None)


@pytest.mark.parametrize(
    ("dating", "record", "reason_code", "reason"),
    [
        (Dating(), None, "no_date", "pass --date YYYY-MM-DD"),
        (Dating(), RecordDate(2020, 4), "no_date", "2020-04 and the day of the dateline disagree"),
        (Dating(), RecordDate(2020, 2, 30), "no_date", "2020-02-30 does not exist"),
        (
            Dating(folder=DAY),
            RecordDate(2020, 3, 6),
            "date_mismatch",
            "2020-03-06 is not the folder's, 2020-03-05",
        ),
        (Dating(folder=DAY), RecordDate(2020, 4), "date_mismatch", "2020-04 is not the folder's"),
        (Dating(folder=DAY), RecordDate(2020, 2, 30), "date_mismatch", "correct the record"),
    ],
)
def test_refuses_with_a_reason(
    dating: Dating, record: RecordDate | None, reason_code: str, reason: str
) -> None:
    with pytest.raises(UndatedError, match=reason) as caught:
        dating.publication_date(record, DATELINE)
    assert caught.value.reason_code == reason_code
