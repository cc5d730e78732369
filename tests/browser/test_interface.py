"""What a person does in Airflow's interface: log in, backfill three days, read what was published."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from cli.airflow.dag_id import DAG_ID
from cli.undated import find_dates
from tests.browser.conftest import DAYS
from tests.dags.conftest import Newsroom

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}

pytestmark = pytest.mark.browser


def _pages(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[title='Published dates']")


def _choose(page: Page, name: str, day: str) -> None:
    field = page.get_by_role("textbox", name=name, exact=True)
    field = field.and_(page.get_by_placeholder("YYYY/MM/DD"))
    field.fill(day.replace("-", "/"))
    field.press("Enter")


def _opened_dates(page: Page) -> FrameLocator:
    page.goto("")
    page.get_by_role("button", name="Browse").click()
    page.get_by_role("menuitem", name="Published dates").click()
    return _pages(page)


@pytest.fixture(scope="module")
def backfilled(page: Page, newsroom: Newsroom, screenshots: Path) -> Page:
    """Three days, backfilled from the dialog, all runs green."""
    page.goto(f"dags/{DAG_ID}")
    page.get_by_test_id("trigger-dag-button").click()
    dialog = page.get_by_role("dialog").filter(has_text="Run this Dag for a range of dates")
    dialog.get_by_text("Run this Dag for a range of dates").click()
    for number, (name, day) in enumerate((("From", DAYS[0]), ("To", DAYS[-1]))):
        page.get_by_test_id("datetime-input").nth(number).click()
        _choose(page, name, day)
    dialog.locator("input[name=max_active_runs]").fill("2")
    expect(dialog.get_by_text("3 runs will be triggered")).to_be_visible()
    page.screenshot(path=screenshots / "backfill.png")
    dialog.get_by_role("button", name="Run Backfill").click()
    for day in DAYS:
        run = newsroom.ended(DAG_ID, lambda run, key=day: run.partition_key == key)
        assert run.state == "success", newsroom.told(run)
    return page


def test_stranger_is_asked_to_log_in(
    newsroom: Newsroom, visitor: BrowserContext, screenshots: Path
) -> None:
    stranger = visitor.browser and visitor.browser.new_page(base_url=f"{newsroom.site.url}/")
    assert stranger
    for path in ("", f"dates/{DAYS[1]}", f"reports/{DAYS[1]}"):
        answer = stranger.goto(f"tass-events/{path}")
        assert answer
        assert answer.status == 401
        expect(stranger.get_by_role("heading", name="Please log in")).to_be_visible()
    stranger.close()


def test_published_dates_are_listed_under_browse(backfilled: Page, screenshots: Path) -> None:
    dates = _opened_dates(backfilled)
    expect(dates.get_by_role("heading", name="Published dates")).to_be_visible()
    for day in DAYS:
        expect(dates.get_by_role("link", name=day, exact=True)).to_be_visible()
    assert dates.locator("svg").count() == 3
    assert dates.locator("svg").first.locator("rect").count() == 3
    backfilled.screenshot(path=screenshots / "published-dates.png")


def test_raw_files_of_no_date_are_listed(
    backfilled: Page, newsroom: Newsroom, screenshots: Path
) -> None:
    (newsroom.raw / "note.txt").write_text("A note without any date.", encoding="utf-8")
    find_dates(newsroom.raw, newsroom.warehouse, max_file_bytes=1_000_000)
    dates = _opened_dates(backfilled)
    row = dates.get_by_role("row").filter(has_text="note.txt")
    expect(row.get_by_text("--date YYYY-MM-DD")).to_be_visible()
    backfilled.screenshot(path=screenshots / "undated.png")


def test_a_date_shows_its_validation_report(backfilled: Page, screenshots: Path) -> None:
    dates = _opened_dates(backfilled)
    dates.get_by_role("link", name=DAYS[1], exact=True).click()
    expect(dates.get_by_role("heading", name="Slowest shards")).to_be_visible()
    report = dates.frame_locator("iframe")
    expect(report.get_by_role("heading", name=f"Validation of {DAYS[1]}")).to_be_visible()
    expect(report.get_by_text("Passed: all critical checks are met")).to_be_visible()
    backfilled.screenshot(path=screenshots / "published-date.png")
    backfilled.reload()
    expect(dates.get_by_role("heading", name=DAYS[1], exact=True)).to_be_visible()


def test_report_opens_alone(backfilled: Page, screenshots: Path) -> None:
    dates = _opened_dates(backfilled)
    row = dates.get_by_role("row").filter(has_text=DAYS[1])
    row.get_by_role("link", name="met").click()
    expect(dates.get_by_role("heading", name=f"Validation of {DAYS[1]}")).to_be_visible()
    backfilled.screenshot(path=screenshots / "validation-report.png")


def test_pages_fit_a_phone(backfilled: Page, screenshots: Path) -> None:
    for path in ("", f"dates/{DAYS[1]}", f"reports/{DAYS[1]}"):
        backfilled.set_viewport_size(PHONE)  # type: ignore[arg-type]
        backfilled.goto(f"tass-events/{path}")
        wide = backfilled.evaluate("document.documentElement.scrollWidth")
        name = path.split("/", maxsplit=1)[0] or "dates-list"
        backfilled.screenshot(path=screenshots / f"phone-{name}.png")
        backfilled.set_viewport_size(DESK)  # type: ignore[arg-type]
        assert wide <= PHONE["width"]


def test_nothing_was_fetched_from_outside(backfilled: Page, asked: list[str]) -> None:
    assert asked == []
