"""The pages over a warehouse in an object store."""

from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from cli.airflow.plugin.app import published_dates_app
from cli.pipeline import Site, run_date
from cli.settings import Settings
from stores.address import StoreAddress
from stores.objects import Objects

pytestmark = pytest.mark.slow

DAY = date(2021, 11, 17)
SEEDS = Path(__file__).parents[4] / "seeds" / "articles"


@pytest.fixture
def client(bucket: StoreAddress, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    run_date(Site(SEEDS, bucket, Settings(), "one"), DAY, lambda *_: None)
    Objects(bucket).write(f"_runs/{DAY}/failed/validation.html", b"<h1>Five checks failed</h1>")
    monkeypatch.setenv("TASS_EVENTS_WAREHOUSE_URI", str(bucket))
    return TestClient(published_dates_app(lambda: None))


def test_pages_show_what_is_published(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    dates = client.get("/").text
    assert f'href="dates/{DAY}"' in dates
    assert "failed" in dates
    assert client.get(f"/dates/{DAY}").status_code == 200
    assert "Merkel" in client.get(f"/daily/{DAY}").text
    assert "Great Expectations" in client.get(f"/reports/{DAY}").text
    assert "Five checks failed" in client.get(f"/runs/{DAY}/failed").text
    assert client.get("/reports/2021-11-18").status_code == 404
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    refused = client.get("/")
    assert refused.status_code == 500
    assert "The warehouse does not answer" in refused.text
    assert "SignatureDoesNotMatch; check the credentials" in refused.text
