from datetime import date

import pytest

from extract.dateline_search import find_datelines

PUBLISHED = date(2021, 11, 17)


@pytest.mark.parametrize(
    ("written", "published", "meant"),
    [
        ("November 17", PUBLISHED, PUBLISHED),
        ("November 16", PUBLISHED, date(2021, 11, 16)),
        ("November 18", PUBLISHED, date(2021, 11, 18)),
        ("November 25", PUBLISHED, date(2020, 11, 25)),
        ("December 31", date(2022, 1, 1), date(2021, 12, 31)),
        ("January 1", date(2021, 12, 31), date(2022, 1, 1)),
        ("February 29", date(2020, 3, 1), date(2020, 2, 29)),
        ("February 29", date(2021, 3, 1), None),
        ("February 30", PUBLISHED, None),
        ("May 45", PUBLISHED, None),
        ("May 5, 2019", PUBLISHED, date(2019, 5, 5)),
        ("May 5, 2031", PUBLISHED, None),
        ("January 1", date.min, date.min),
        ("December 31", date.max, date.max),
    ],
)
def test_supplies_the_year(written: str, published: date, meant: date | None) -> None:
    (dateline,) = find_datelines(f"MOSCOW, {written}. /TASS/. Text")
    assert dateline.date_for(published) == meant
