"""The pages say what is published, need no network, and lead nowhere but into the warehouse."""

import re
from datetime import date

import pytest
from fastapi import HTTPException
from fastapi.testclient import TestClient

from cli.airflow.plugin.app import published_dates_app
from extract.records import Refusal
from load.undated import keep_undated
from load.warehouse import Warehouse
from tests.cli.airflow.plugin.conftest import Publish
from transform.tables import quarantine_table

DAY = date(2021, 11, 17)
PATHS = ("/", f"/dates/{DAY}", f"/reports/{DAY}", f"/daily/{DAY}", f"/runs/{DAY}/a_run")
BAD_DATES = (
    "20211117",
    "2021-W46-3",
    "2021-11-31",
    "..%2F..",
    "2021-11-17%2F..%2Fx",
    "2021-11-17 ",
)


def test_dates_are_listed_with_their_yield(client: TestClient, publish: Publish) -> None:
    publish(DAY, stories=1234, events=5678, unusual=True)
    page = client.get("/")
    assert page.status_code == 200
    for told in ("1,234", "5,678", "249 of 250 met", "1 warning<", "few_events", "1,235.0 s"):
        assert told in page.text
    assert f'href="dates/{DAY}"' in page.text
    assert page.text.count("<rect ") == 3


def test_nothing_published_says_what_to_do(client: TestClient) -> None:
    assert "No date is published yet" in client.get("/").text


def test_files_of_no_date_are_told_with_the_reason(client: TestClient, site: Warehouse) -> None:
    assert "Raw files of no date" not in client.get("/").text
    site.root.mkdir()
    reason = "neither record nor dateline: pass --date YYYY-MM-DD"
    refusal = Refusal("article", "<flat>.txt", 0, "no_date", reason, "Zero.")
    keep_undated(site.root, quarantine_table([refusal]))
    page = client.get("/").text
    assert "<code>&lt;flat&gt;.txt</code>" in page
    assert reason in page
    site.undated.write_text("no Parquet")
    page = client.get("/")
    assert page.status_code == 200
    assert "`tass-events changed` writes it anew" in page.text


def test_a_date_says_how_it_was_made(client: TestClient, publish: Publish) -> None:
    publish(DAY, unusual=True)
    publish(date(2021, 11, 18))
    page = client.get(f"/dates/{DAY}").text
    for told in ("shard-007", "99.5 s", "1,234.5 s", "Passed with 1 warning", "2021-11-18"):
        assert told in page
    assert "expected that &lt;events&gt; are" in page
    assert '<td>undecided</td><td class="number">2</td>' in page
    assert f'<iframe src="../reports/{DAY}"' in page


def test_its_report_is_served(client: TestClient, publish: Publish) -> None:
    publish(DAY)
    assert client.get(f"/reports/{DAY}").text == f"<h1>Validation of {DAY}</h1>"


def test_the_page_of_the_day_is_linked_where_there_is_one(
    client: TestClient, publish: Publish, site: Warehouse
) -> None:
    publish(DAY)
    assert "../daily/" not in client.get(f"/dates/{DAY}").text
    site.report(DAY, "daily.html").write_text("<h1>The day</h1>")
    assert f'href="../daily/{DAY}"' in client.get(f"/dates/{DAY}").text
    assert client.get(f"/daily/{DAY}").text == "<h1>The day</h1>"


def test_a_missing_report_says_what_to_do(
    client: TestClient, publish: Publish, site: Warehouse
) -> None:
    publish(DAY)
    site.report(DAY, "validation.html").unlink()
    page = client.get(f"/reports/{DAY}")
    assert (page.status_code, "publish the date again" in page.text) == (404, True)


def test_a_run_that_failed_shows_its_report(client: TestClient, site: Warehouse) -> None:
    folder = site.runs / str(DAY) / "a_run"
    folder.mkdir(parents=True)
    assert "not reached" in client.get("/").text
    (folder / "validation.html").write_text("<h1>Failed</h1>")
    assert f'href="runs/{DAY}/a_run"' in client.get("/").text
    assert client.get(f"/runs/{DAY}/a_run").text == "<h1>Failed</h1>"


@pytest.mark.parametrize(
    "path", ["/dates/{}", "/reports/{}", "/daily/{}", "/runs/{}/a_run", "/?until={}"]
)
@pytest.mark.parametrize("text", BAD_DATES)
def test_only_a_date_is_a_date(client: TestClient, publish: Publish, path: str, text: str) -> None:
    publish(DAY)
    assert client.get(path.format(text)).status_code == 404


@pytest.mark.parametrize("name", ["..", "%2E%2E", "..%2F..%2Fsecret", "nothing"])
def test_only_a_kept_run_is_a_run(client: TestClient, site: Warehouse, name: str) -> None:
    (site.runs / str(DAY) / "a_run").mkdir(parents=True)
    (site.runs / "validation.html").write_text("secret")
    (site.runs / str(DAY) / "validation.html").write_text("secret")
    answer = client.get(f"/runs/{DAY}/{name}")
    assert (answer.status_code, "secret" in answer.text) == (404, False)


def test_a_date_that_is_not_published_is_not_found(client: TestClient, site: Warehouse) -> None:
    report = site.report(DAY, "validation.html")
    report.parent.mkdir(parents=True)
    report.write_text("left over")
    for path in PATHS[1:4]:
        assert client.get(path).status_code == 404


def test_pages_fetch_nothing_from_outside(client: TestClient, publish: Publish) -> None:
    publish(DAY)
    for path in PATHS[:2]:
        page = client.get(path)
        assert not re.search(r"https?:|//|<script|@import|url\(", page.text)
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_nobody_sees_anything_without_access(publish: Publish) -> None:
    def refuse() -> None:
        raise HTTPException(401, "Not authenticated")

    publish(DAY)
    stranger = TestClient(published_dates_app(refuse))
    for path in (*PATHS, "/dates/nonsense"):
        answer = stranger.get(path)
        assert answer.status_code == 401
        assert "Log in to Airflow" in answer.text
        assert str(DAY) not in answer.text


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_no_page_about_the_pages(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_wrong_settings_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASS_EVENTS_WAREHOUSE_URI", "gs://bucket")
    page = TestClient(published_dates_app(lambda: None)).get("/")
    assert page.status_code == 500
    assert "TASS_EVENTS_WAREHOUSE_URI: gs:// addresses are not known" in page.text
