"""Runs that wait, for files or for another run of their date, and are told of when they are late."""

from datetime import UTC, date, datetime

import pytest

from cli.airflow.dag_id import DAG_ID
from tests.dags.conftest import Newsroom

pytestmark = pytest.mark.airflow


@pytest.fixture(scope="module")
def today() -> date:
    return datetime.now(UTC).date()


def test_date_is_waited_for_and_a_second_run_waits_for_the_first(
    newsroom: Newsroom, today: date
) -> None:
    first = newsroom.start(str(today), {})
    newsroom.reached(first, "plan", "deferred")
    second = newsroom.start(None, {"publication_date": str(today)})
    newsroom.reached(second, "plan", "deferred")
    newsroom.noticed(f"{first} late")
    assert f"No files of {today} under {newsroom.raw} yet" in newsroom.log(first, "plan")
    assert f"Run {first} of {today} is under way" in newsroom.log(second, "plan")
    story = "MOSCOW, January 1. /TASS/. Russia condemned Norway, the ministry said."
    (newsroom.raw / "today.txt").write_text(f" date {today} {story}")
    ended = [
        newsroom.ended(DAG_ID, lambda run, wanted=each: run.run_id == wanted)
        for each in (first, second)
    ]
    newsroom.airflow.client.set_paused(DAG_ID, paused=True)
    assert [run.state for run in ended] == ["success", "success"]
    assert newsroom.rows(today)["documents"] == 1
