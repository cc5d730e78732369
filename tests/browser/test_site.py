"""The site of the documentation in a browser: readable on a phone, and searchable without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.docs.site import PAGES, built

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module", params=[1280, 390])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": request.param, "height": 900}, offline=True, locale="en"
    )
    yield context.new_page()
    context.close()


def test_no_page_is_wider_than_the_window(page: Page, site: Path) -> None:
    wider = []
    for name in PAGES:
        page.goto((site / f"{name}.html").as_uri())
        expect(page.locator("h1")).to_be_visible()
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wider.append(str(name))
    assert wider == []


def test_search_finds_a_code(page: Page, site: Path) -> None:
    page.goto((site / "search.html").as_uri() + "?q=quarantine")
    expect(page.locator("#search-results li a", has_text="Data dictionary").first).to_be_visible()


def test_a_link_to_a_mode_leads_to_it(page: Page, site: Path) -> None:
    page.goto((site / "reference" / "codebook" / "index.html").as_uri())
    page.get_by_role("link", name="THREATEN territory").click()
    expect(page.get_by_role("heading", name="territory")).to_be_in_viewport()
