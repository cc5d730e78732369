"""The daily report of a full day in a browser: it fits the window, and needs no network."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.stories import write_stories
from tests.cli.conftest import publish

DAY = date(2021, 11, 18)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("daily")
    write_stories(folder / "raw", count=40, seed=5, day=DAY)
    warehouse = publish(folder / "raw", folder / "warehouse")
    return warehouse / "_reports" / f"publication_date={DAY}" / "daily.html"


@pytest.fixture(params=[1280, 390])
def page(browser: Browser, report: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900}, offline=True)
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: asked.append(message.text))
    opened.goto(report.as_uri())
    yield opened
    context.close()
    assert asked == [report.as_uri()]


def test_the_page_is_no_wider_than_the_window(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_whole_matrix_is_seen_without_scrolling_sideways(page: Page) -> None:
    assert page.locator(".matrix tbody tr").count() == 12
    box = page.locator(".scroll")
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_circles_lie_on_the_map_and_say_where_they_are(page: Page) -> None:
    circles = page.locator("svg.map circle")
    assert circles.count() > 10
    expect(circles.first.locator("title")).to_contain_text("mean intensity")
    land = page.locator("svg.map").bounding_box()
    drawn = circles.first.bounding_box()
    assert land
    assert drawn
    assert land["x"] <= drawn["x"] <= land["x"] + land["width"]
    assert land["y"] <= drawn["y"] <= land["y"] + land["height"]


def test_stories_open_and_show_their_spans(page: Page) -> None:
    story = page.locator("#stories details:not([open])").first
    expect(story.locator("mark.trigger").first).not_to_be_visible()
    story.locator("summary").click()
    expect(page.locator("#stories details[open] mark.trigger").last).to_be_visible()


def test_the_page_is_light(report: Path) -> None:
    assert report.stat().st_size < 500_000
