from datetime import date

import pytest

from extract.dateline_search import find_datelines
from extract.record_marks import RecordDate, RecordMark, find_marks


def marks_of(text: str) -> list[RecordMark]:
    return list(find_marks(text, {dateline.start for dateline in find_datelines(text)}))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (" date 2021-11-17 Text", ["2021-11-17"]),
        ("date 2021-11-17\nText", ["2021-11-17"]),
        (" date 2020-03 Text", ["2020-03"]),
        (" date 2020 Text", ["2020"]),
        (" date 2021-11-17 One.\n\n date 2021-11-18 Two.", ["2021-11-17", "2021-11-18"]),
        (" date 2021-11-17 One.\r\ndate 2021-11-18 Two.", ["2021-11-17", "2021-11-18"]),
        (" date 2021-11-17 One. date 2021-11-18 OSLO, May 5. /TASS/. Two.", 2),
        (" date 2021-11-17 Set for date 2021-11-18 or so.", ["2021-11-17"]),
        (" date 2021-11-17 One.\ndate 2020 was it.", ["2021-11-17"]),
        ("update 2021-11-17 Text", []),
        ("date 2021-11-17T10 Text", []),
        ("Text", []),
        ("", []),
    ],
)
def test_finds_marks(text: str, written: list[str] | int) -> None:
    found = [str(mark.date) for mark in marks_of(text)]
    assert len(found) == written if isinstance(written, int) else found == written


def test_the_record_begins_after_the_space() -> None:
    text = " date 2021-11-17 MOSCOW"
    (mark,) = marks_of(text)
    assert text[mark.end :] == "MOSCOW"


@pytest.mark.parametrize(
    ("record", "dateline", "day"),
    [
        (RecordDate(2020, 3, 5), None, date(2020, 3, 5)),
        (RecordDate(2021, 2, 30), None, None),
        (RecordDate(2020, 3), "MAGAS, March 5. /TASS/. ", date(2020, 3, 5)),
        (RecordDate(2020), "MAGAS, March 5. /TASS/. ", date(2020, 3, 5)),
        (RecordDate(2020, 3), "MAGAS, April 5. /TASS/. ", None),
        (RecordDate(2020, 2), "MAGAS, February 30. /TASS/. ", None),
        (RecordDate(2020, 3), "MAGAS (AP) - ", None),
        (RecordDate(2020, 3), None, None),
        (RecordDate(0, 3, 1), None, None),
    ],
)
def test_a_dateline_completes_a_partial_date(
    record: RecordDate, dateline: str | None, day: date | None
) -> None:
    found = find_datelines(dateline)[0] if dateline else None
    assert record.completed_by(found) == day


@pytest.mark.parametrize(
    ("record", "agrees"),
    [
        (RecordDate(2020, 3, 5), True),
        (RecordDate(2020, 3), True),
        (RecordDate(2020), True),
        (RecordDate(2020, 3, 6), False),
        (RecordDate(2020, 4), False),
        (RecordDate(2021), False),
    ],
)
def test_agreement_with_a_day(record: RecordDate, *, agrees: bool) -> None:
    assert record.agrees_with(date(2020, 3, 5)) is agrees
