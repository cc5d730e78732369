"""The result of a run is told from what was published, and checked."""

from datetime import date
from pathlib import Path

import pytest

from cli.airflow.result import event_table, published_events, report_result
from cli.errors import CommandError

DAY = date(2021, 11, 17)


def test_events_are_told_by_names(published: Path) -> None:
    events = published_events(published, [DAY])
    calls = [event for event in events if event[3] == "CONSULT phone"]
    assert ("2021-11-17", "2021-11-15", "Alexander Lukashenko, Angela Merkel") in [
        call[:3] for call in calls
    ]
    assert published_events(published, [date(2021, 11, 18)]) == []


@pytest.mark.slow
def test_result_says_where_everything_is(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report_result(published, [DAY])
    out = capsys.readouterr().out
    assert "Angela Merkel" in out
    places = [
        Path(line.split()[-1]) for line in out.splitlines() if line.startswith(("man", "val"))
    ]
    assert [place.is_file() for place in places] == [True, True]
    assert "every promise holds" in out


@pytest.mark.slow
def test_broken_promise_ends_the_command(published: Path, tmp_path: Path) -> None:
    (published / "events" / "publication_date=2021-11-18").mkdir()
    try:
        with pytest.raises(CommandError, match="promises do not hold") as caught:
            report_result(published, [DAY])
        assert caught.value.exit_code == 1
    finally:
        (published / "events" / "publication_date=2021-11-18").rmdir()


def test_many_events_are_cut_and_counted() -> None:
    row = ("2021-11-17", "", "Belarus", "CONSULT", "", "asserted", "0.50")
    table = event_table([row] * 101)
    assert (table.row_count, table.title) == (100, "101 events, the first 100 of them")
