"""What waits for a published date runs once for it: the catalog, and the example to copy."""

from datetime import date

import duckdb
import pytest

from cli.airflow.backfill import wait_for_dag
from tests.dags.conftest import Newsroom

DAY = date(2021, 11, 17)
NEXT = date(2021, 11, 18)
CATALOG, EXAMPLE = "tass_events_catalog", "tass_events_summary"

pytestmark = pytest.mark.airflow


@pytest.fixture(scope="module")
def published(newsroom: Newsroom) -> Newsroom:
    for dag_id in (CATALOG, EXAMPLE):
        wait_for_dag(newsroom.airflow.client, newsroom.airflow.check, dag_id)
        newsroom.airflow.client.set_paused(dag_id, paused=False)
    newsroom.publish(DAY, NEXT)
    return newsroom


def test_catalog_is_rebuilt_for_each_date(published: Newsroom) -> None:
    for day in (DAY, NEXT):
        run = published.ended(CATALOG, lambda run, key=str(day): run.partition_key == key)
        assert run.state == "success"
        assert f"catalog of {day}: in: " in published.log(run.run_id, "catalog", CATALOG)
    with duckdb.connect(published.warehouse / "catalog.duckdb", read_only=True) as connection:
        shown = connection.execute("SELECT publication_date FROM publications").fetchall()
    assert {(DAY,), (NEXT,)} <= set(shown)


def test_example_runs_for_the_date(published: Newsroom) -> None:
    run = published.ended(EXAMPLE, lambda run: run.partition_key == str(DAY))
    assert run.state == "success"
    log = published.log(run.run_id, "summary", EXAMPLE)
    assert f"{DAY}: " in log
    assert "'CONSULT': " in log
