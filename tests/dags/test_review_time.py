"""Questions that nobody answers: other dates go on meanwhile, and in the end the date is published."""

from datetime import date

import pytest

from cli.airflow.dag_id import DAG_ID
from load.verify import verify_warehouse
from tests.dags.conftest import Newsroom

ASKED = (date(2020, 5, 6), date(2020, 5, 7))
OTHER = date(2020, 5, 8)
STORY = "KABUL, May {}. /TASS/. Gunmen attacked a police post in Kabul on Monday."
# So high a threshold puts every event in question.
FORM = {"review": True, "min_confidence": 0.99}

pytestmark = pytest.mark.airflow


@pytest.fixture(scope="module")
def asked(newsroom: Newsroom) -> list[str]:
    """Runs of two dates, each with a question that waits for an answer."""
    for day in (*ASKED, OTHER):
        text = f" date {day} {STORY.format(day.day)}"
        (newsroom.raw / f"{day}.txt").write_text(text, encoding="utf-8")
    runs = [newsroom.start(str(day), FORM) for day in ASKED]
    for run_id in runs:
        newsroom.reached(run_id, "review", "awaiting_input")
    return runs


def test_another_date_is_published_while_people_are_waited_for(
    newsroom: Newsroom, asked: list[str]
) -> None:
    other = newsroom.start(str(OTHER), {})
    assert newsroom.ended(DAG_ID, lambda run: run.run_id == other).state == "success"
    assert newsroom.rows(OTHER)["events"] == 1
    assert {newsroom.task(run_id, "review").state for run_id in asked} == {"awaiting_input"}


def test_what_nobody_decides_is_left_out_and_the_manifest_says_so(
    newsroom: Newsroom, asked: list[str]
) -> None:
    for run_id, day in zip(asked, ASKED, strict=True):
        run = newsroom.ended(DAG_ID, lambda run, wanted=run_id: run.run_id == wanted)
        assert run.state == "success"
        assert newsroom.manifest(day)["reviews"] == {"undecided": 1}
        assert newsroom.manifest(day)["timings"]["apply_reviews"] > 0
        assert (newsroom.rows(day)["documents"], newsroom.rows(day)["events"]) == (1, 0)
        assert "Left out, and not decided" in newsroom.log(run_id, "review")
    newsroom.airflow.client.set_paused(DAG_ID, paused=True)
    assert verify_warehouse(newsroom.warehouse) == []
