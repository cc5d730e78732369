"""The daily report: what it shows, that it is safe, light and the same each time."""

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from load.batch import Batch
from load.daily.page import daily_page
from load.results import CheckResult, ValidationReport
from transform.schemas import TABLES

Rows = dict[str, list[dict[str, Any]]]
BatchOf = Callable[[Rows], Batch]
DAY = date(2021, 11, 17)
HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(2)>{{ 7 * 7 }}'


def report_of(rows: Rows) -> ValidationReport:
    warning = CheckResult(
        table="events",
        columns=("location_id",),
        expectation="expect_column_values_to_not_be_null",
        statement="a place is known",
        severity="warning",
        success=False,
        rows=2,
        unexpected=1,
    )
    return ValidationReport(
        publication_date=DAY,
        great_expectations="1.0",
        row_counts={name: len(rows[name]) for name in TABLES},
        refused_rows={},
        checksums={},
        checks=(warning,),
    )


class _Reader(HTMLParser):
    """Collects elements, texts by class of mark, and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.text = ""
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]
        self._mark = (dict(attrs).get("class") or "") if tag == "mark" else ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the name is that of the base
        self._mark = ""

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._mark:
            self.marks.append((self._mark, data))


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    return reader


@pytest.fixture
def page_of(batch_of: BatchOf) -> Callable[[Rows], str]:
    return lambda rows: daily_page(batch_of(rows), report_of(rows), validation="validation.html")


def test_it_shows_where_when_who_what_and_how_sure(
    page_of: Callable[[Rows], str], rows: Rows
) -> None:
    page = page_of(rows)
    text = read(page).text
    for shown in ("Minsk", "2021-11-15", "Alpha", "Beta", "CONSULT visit", "2021/11/17/1.txt"):
        assert shown in text
    assert page.count("<circle") == 2
    assert "events.location_id: expected that a place is known: 1 of 2 rows" in text
    assert "not_text" in text
    assert "broken.txt" in text


def test_spans_are_marked_in_the_sentence(page_of: Callable[[Rows], str], rows: Rows) -> None:
    marks = read(page_of(rows)).marks
    for mark in (("actor", "Alpha"), ("trigger", "sent aid"), ("recipient", "Beta")):
        assert marks.count(mark) == 2


def test_the_place_is_marked_where_the_coder_took_it_from_the_sentence(
    page_of: Callable[[Rows], str], rows: Rows
) -> None:
    rows["events"][1]["location_id"] = "geonames:625144"
    assert ("place", "Minsk") in read(page_of(rows)).marks
    rows["events"][1]["location_method"] = "dateline"
    assert ("place", "Minsk") not in read(page_of(rows)).marks


def test_nothing_is_fetched_and_nothing_runs(page_of: Callable[[Rows], str], rows: Rows) -> None:
    page = page_of(rows)
    reader = read(page)
    assert not reader.tags & {"script", "link", "img", "iframe", "object"}
    assert not [name for name in reader.attributes if name.startswith("on")]
    assert {a for a in reader.addresses if not a.startswith("#")} == {"validation.html"}
    assert not re.search(r"https?://|@import|url\(", page)


def test_hostile_text_stays_text(page_of: Callable[[Rows], str], rows: Rows) -> None:
    for table, column in (
        ("actors", "name"),
        ("locations", "name"),
        ("documents", "headline"),
        ("documents", "source_path"),
        ("quarantine", "reason"),
        ("quarantine", "source_path"),
    ):
        for row in rows[table]:
            row[column] = HOSTILE
    reader = read(page_of(rows))
    assert not reader.tags & {"script", "img"}
    assert "onerror" not in reader.attributes
    assert reader.text.count("{{ 7 * 7 }}") > 5


def test_the_same_rows_in_another_order_give_the_same_bytes(
    page_of: Callable[[Rows], str], rows: Rows
) -> None:
    before = page_of(rows)
    for table in rows.values():
        table.reverse()
    assert page_of(rows) == before


def test_a_date_without_events_has_a_page(page_of: Callable[[Rows], str], rows: Rows) -> None:
    for table in ("events", "mentions", "participants", "actors", "locations", "quarantine"):
        rows[table].clear()
    text = read(page_of(rows)).text
    assert "No event that happened." in text
    assert "Nothing was refused." in text


def _copy(row: dict[str, Any], story: int, telling: int = 0) -> dict[str, Any]:
    """Give a row keys of its own, so that the rows of one story can stand many times."""
    suffix = {"document_id": 0, "event_id": 0, "mention_id": telling}
    return row | {
        key: f"{row[key][0]}_{story:04x}{number:04x}{row[key][-8:]}"
        for key, number in suffix.items()
        if key in row
    }


def _make_heavy(rows: Rows, stories: int, tellings: int) -> None:
    for name in ("documents", "events"):
        rows[name] = [_copy(row, story) for story in range(stories) for row in rows[name]]
    for name in ("mentions", "participants"):
        rows[name] = [
            _copy(row, story, telling)
            for story in range(stories)
            for telling in range(tellings)
            for row in rows[name]
        ]
    for document in rows["documents"]:
        document["text"] += "&" * 20_000
    for mention in rows["mentions"]:
        mention["sentence_end"] += 100
    for row in (*rows["actors"], *rows["locations"]):
        row["name"] += "&" * 500


def test_250_long_stories_stay_under_a_megabyte(page_of: Callable[[Rows], str], rows: Rows) -> None:
    _make_heavy(rows, stories=125, tellings=10)
    page = page_of(rows)
    shown = page.count("<details id=")
    assert len(page.encode()) < 1_000_000
    assert 20 < shown < 250
    assert f"{shown} shown" in page
    assert f"{250 - shown} more stories with events are left out" in page
    assert "more mentions stand in the table" in page


def test_one_endless_sentence_is_left_to_the_tables(
    page_of: Callable[[Rows], str], rows: Rows
) -> None:
    document = rows["documents"][0]
    document["text"] += "&" * 90_000
    rows["mentions"][0]["sentence_end"] = len(document["text"])
    text = read(page_of(rows)).text
    assert "1 shown" in text
    assert "1 more stories with events are left out" in text
