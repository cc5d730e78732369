"""The snippets of the how-to read what is published in a real store."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from cli.pipeline import Site, run_date
from cli.settings import Settings
from load.catalog import build_catalog
from load.undated import keep_undated
from stores.address import StoreAddress
from tests.conftest import S3Server
from transform.tables import quarantine_table

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
DAY = date(2021, 11, 17)
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def bucket_of_page(s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a bucket to which a date is published twice, so that files of the first are there too."""
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    name = s3.new_bucket()
    warehouse = StoreAddress(name, "warehouse")
    for run_id in ("one", "two"):
        site = Site(ROOT / "seeds" / "articles", warehouse, Settings(), run_id)
        run_date(site, DAY, lambda *_: None)
    keep_undated(warehouse, quarantine_table([]))
    build_catalog(warehouse)
    return name


def test_snippets_give_the_rows_of_a_folder(
    bucket_of_page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    local = tmp_path / "warehouse"
    site = Site(ROOT / "seeds" / "articles", local, Settings(), "one")
    rows = run_date(site, DAY, lambda *_: None).row_counts
    page = (ROOT / "docs" / "how-to" / "object-stores.md").read_text(encoding="utf-8")
    shown = _run(_BLOCK.findall(page), bucket_of_page)
    files = {name: str(local / name / "*" / "*.parquet") for name in ("events", "participants")}
    expected = duckdb.execute(
        f"SELECT event_type, count(DISTINCT event_id) FROM '{files['events']}'"
        f" JOIN '{files['participants']}' USING (event_id) WHERE role = 'actor' GROUP BY 1"
    ).fetchall()
    assert sorted(shown["counted"].itertuples(index=False, name=None)) == sorted(expected)
    assert len(shown["flat"]) == rows["events"]
    assert shown["events"].num_rows == rows["events"]
    assert set(shown["events"].column("publication_date").to_pylist()) == {str(DAY)}
    assert len(shown["participants"]) == rows["participants"]


def _run(snippets: list[str], bucket: str) -> dict[str, Any]:
    """Run the snippets one after another, as a reader does who goes through the page."""
    names: dict[str, Any] = {}
    assert len(snippets) == 3
    for snippet in snippets:
        exec(snippet.replace("tass/warehouse", f"{bucket}/warehouse"), names)  # noqa: S102
    for opened in ("connection", "catalog"):
        names[opened].close()
    return names
