"""A real browser on a real Airflow that has published nothing yet."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.dags.conftest import Newsroom, open_newsroom

DAYS = ("2021-11-16", "2021-11-17", "2021-11-18")
STORY = "MOSCOW, November {}. /TASS/. Russia condemned Norway, the Foreign Ministry said."
PREFIX = "/desk/airflow"
"""Below a path, as behind a proxy: addresses that forget it lead nowhere."""
# Pages wait for Airflow, which shares the machine with the runs that they show.
WAIT_MS = 60_000
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the browser; there is none to pass these tests without."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.fail("No Chromium: install Debian's package, `apt-get install chromium`")
    return found


@pytest.fixture(scope="package")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """An Airflow with a story for each of three days; it ends with the module."""
    with open_newsroom(tmp_path_factory.mktemp("site"), {}, PREFIX) as opened:
        for day in (DAYS[0], DAYS[2]):
            story = f" date {day} {STORY.format(day[-2:])}"
            (opened.raw / f"{day}.txt").write_text(story, encoding="utf-8")
        yield opened


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    # Chromium refuses its sandbox to root, whom containers run tests as.
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=sandbox)
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def asked(browser: Browser, newsroom: Newsroom) -> list[str]:
    """Addresses outside Airflow that any page has asked for."""
    return []


@pytest.fixture(scope="package")
def visitor(browser: Browser, newsroom: Newsroom, asked: list[str]) -> Iterator[BrowserContext]:
    # With a slash, so that addresses without one are below the path.
    context = browser.new_context(
        base_url=f"{newsroom.site.url}/", viewport={"width": 1280, "height": 900}
    )
    origin = newsroom.site.url.removesuffix(PREFIX)
    ours = (newsroom.site.url, f"blob:{origin}", "data:")
    context.on(
        "request",
        lambda request: None if request.url.startswith(ours) else asked.append(request.url),
    )
    yield context
    context.close()


@pytest.fixture(scope="package")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the screenshots, for a person to look at."""
    folder = tmp_path_factory.mktemp("screenshots")
    print(f"screenshots: {folder}")  # noqa: T201 - seen with -s, or when a test fails
    return folder


@pytest.fixture(scope="package")
def page(visitor: BrowserContext, newsroom: Newsroom) -> Page:
    """A page of a user who has logged in."""
    opened = visitor.new_page()
    opened.set_default_timeout(WAIT_MS)
    expect.set_options(timeout=WAIT_MS)
    opened.goto("")
    opened.fill("input[name=username]", "admin")
    opened.fill("input[name=password]", newsroom.site.password)
    opened.get_by_role("button", name="Sign in").click()
    opened.get_by_role("button", name="Browse").wait_for()
    return opened
