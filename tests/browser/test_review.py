"""What a reviewer does in Airflow's interface: read a doubtful event, and accept, retype or skip it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cli.airflow.dag_id import DAG_ID
from load.reviews import read_reviews
from load.verify import verify_warehouse
from tests.dags.conftest import Newsroom

DAY = date(2021, 11, 20)
STORY = (
    "KABUL, November 20. /TASS/. Gunmen attacked a police post in Kabul on Friday."
    " The army shelled a village. Rebels shot a teacher in Herat."
)
# So high a threshold puts every event in question.
FORM = {"review": True, "min_confidence": 0.99}

pytestmark = pytest.mark.browser


def _ask(newsroom: Newsroom, form: Mapping[str, Any]) -> str:
    """Start a run, and return its id once all its questions wait for an answer."""
    run_id = newsroom.start(str(DAY), dict(form))
    newsroom.reached(run_id, "review", "awaiting_input")
    return run_id


def _answer(page: Page, subject: str, choice: str, retyped: str | None = None) -> None:
    page.goto("required_actions")
    page.get_by_role("link", name=subject, exact=True).click()
    button = page.get_by_role("button", name=choice, exact=True)
    button.wait_for()
    if retyped:
        page.locator("#element_retyped").get_by_role("combobox").click()
        page.get_by_role("option", name=retyped, exact=True).click()
    # The button only goes grey: that the answer has arrived is what counts.
    with page.expect_response(lambda told: told.url.endswith("/hitlDetails")) as told:
        button.click()
    assert told.value.ok


@pytest.fixture(scope="module")
def reviewed(newsroom: Newsroom, page: Page, screenshots: Path) -> str:
    """A run whose three questions were answered: accepted, retyped, left out."""
    (newsroom.raw / f"{DAY}.txt").write_text(f" date {DAY} {STORY}", encoding="utf-8")
    run_id = _ask(newsroom, FORM)
    page.goto("required_actions")
    page.get_by_role("link", name=f"{DAY}: ASSAULT heavy-weapons?").click()
    expect(page.get_by_text("The army shelled a village.")).to_be_visible()
    page.screenshot(path=screenshots / "review.png")
    _answer(page, f"{DAY}: ASSAULT heavy-weapons?", "Accept")
    _answer(page, f"{DAY}: ASSAULT?", "Retype", "COERCE")
    _answer(page, f"{DAY}: ASSAULT firearms?", "Leave out")
    run = newsroom.ended(DAG_ID, lambda run: run.run_id == run_id)
    assert run.state == "success"
    return run_id


@pytest.mark.usefixtures("reviewed")
def test_decisions_are_kept_with_who_made_them(newsroom: Newsroom) -> None:
    kept = {review.coded_as: review for review in read_reviews(newsroom.warehouse, DAY)}
    assert kept.keys() == {"ASSAULT heavy-weapons", "ASSAULT"}
    assert kept["ASSAULT heavy-weapons"].choice == "accept"
    retyped = kept["ASSAULT"]
    assert (retyped.choice, retyped.event_type) == ("retype", "COERCE")
    assert {review.reviewed_by for review in kept.values()} == {"admin"}


@pytest.mark.usefixtures("reviewed")
def test_what_was_decided_is_published_and_counted(newsroom: Newsroom) -> None:
    assert newsroom.manifest(DAY)["reviews"] == {"accept": 1, "retype": 1, "undecided": 1}
    assert newsroom.rows(DAY)["events"] == 2
    assert verify_warehouse(newsroom.warehouse) == []


@pytest.mark.usefixtures("reviewed")
def test_decisions_survive_a_rebuild_without_questions(newsroom: Newsroom) -> None:
    before = newsroom.checksums(DAY)
    run = newsroom.trigger(str(DAY), {"min_confidence": 0.99})
    assert run.state == "success"
    assert newsroom.task(run.run_id, "review").state == "skipped"
    assert newsroom.checksums(DAY) == before
    assert newsroom.manifest(DAY)["reviews"] == {"accept": 1, "retype": 1}
