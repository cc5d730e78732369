"""A hostile story in a browser: no page runs it, fetches for it, or grows an element from it."""

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from cli.airflow.plugin.app import published_dates_app, warehouse
from cli.airflow.ports import free_port
from cli.main import main
from load.checkout.folder import FolderCheckout
from tests.cli.conftest import publish
from tests.reliability.hostile_story import DAY, FILE_NAME, SCRIPT, TEMPLATE, write_hostile_story

pytestmark = pytest.mark.browser

REPORTS = f"warehouse/_reports/publication_date={DAY}"
FILES = (f"{REPORTS}/daily.html", f"{REPORTS}/validation.html", "explain.html", "code.html")
ADDRESSES = ("", f"dates/{DAY}", f"reports/{DAY}", f"daily/{DAY}")
GROWN = (
    "script, img, [onerror], [onload], [onmouseover], a[href^='javascript'], [src^='http'],"
    " a[href*='x.invalid']"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of everything that is made of the story."""
    folder = tmp_path_factory.mktemp("injection")
    story = write_hostile_story(folder / "raw")
    publish(folder / "raw", folder / "warehouse")
    explain = ("explain", str(story), "--format", "html", "--out", str(folder / "explain.html"))
    _told(*explain)
    (folder / "code.html").write_text(_told("code", str(story), "--format", "html"), "utf-8")
    return folder


def _told(*arguments: str) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["tass-events", *arguments])
        printed: list[str] = []
        patch.setattr("cli.printing.write_line", printed.append)
        with pytest.raises(SystemExit) as stop:
            main()
    assert stop.value.code == 0
    return "\n".join(printed)


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[str]:
    """The address of the plugin's pages over the warehouse."""
    app = published_dates_app(lambda: None)
    app.dependency_overrides[warehouse] = lambda: FolderCheckout(home / "warehouse")
    port = free_port(0)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join()


@pytest.fixture
def opened(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what it did beside showing itself."""
    page = browser.new_page()
    did: list[str] = []
    page.on("dialog", lambda dialog: did.append(dialog.message))
    page.on("request", lambda request: did.append(request.url))
    page.on("pageerror", lambda error: did.append(str(error)))
    yield page, did
    page.close()


def _is_harmless(page: Page) -> bool:
    page.wait_for_load_state("networkidle")
    frames = page.frames
    grown = sum(frame.locator(GROWN).count() for frame in frames)
    return not grown and not any(frame.evaluate("window.pwned") for frame in frames)


@pytest.mark.parametrize("name", FILES)
def test_a_page_on_disk_only_shows_it(
    name: str, home: Path, opened: tuple[Page, list[str]]
) -> None:
    page, did = opened
    page.goto((home / name).as_uri())
    assert _is_harmless(page)
    assert did == [(home / name).as_uri()]
    if "validation" not in name:
        assert SCRIPT in (page.text_content("body") or "")
        assert TEMPLATE in (page.text_content("body") or "")


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_of_the_plugin_only_shows_it(
    path: str, served: str, opened: tuple[Page, list[str]]
) -> None:
    page, did = opened
    page.goto(f"{served}{path}")
    assert _is_harmless(page)
    assert all(url.startswith(served) for url in did)


def test_names_of_files_are_shown_as_they_are(served: str, opened: tuple[Page, list[str]]) -> None:
    page, _ = opened
    page.goto(served)
    assert FILE_NAME in (page.text_content("body") or "")
