"""The DAG files load without errors and quickly, and say the right thing to a scheduler."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.airflow.pools import CORE_POOL

ROOT = Path(__file__).parent.parent.parent
# Airflow sets up logging and a folder of its own on import, so it is asked in a process of its own.
ASK = """
import json, sys
from datetime import UTC, datetime

from airflow.dag_processing.dagbag import DagBag
from airflow.serialization.serialized_objects import DagSerialization

def told(dag):
    return {
        "downstream": {task.task_id: sorted(task.downstream_task_ids) for task in dag.tasks},
        "mapped": [task.task_id for task in dag.tasks if task.is_mapped],
        "retried": [
            task.task_id for task in dag.tasks if task.retries and task.retry_exponential_backoff
        ],
        "timed": [task.task_id for task in dag.tasks if task.execution_timeout],
        "pools": {task.task_id: task.pool for task in dag.tasks},
        "documented": [task.task_id for task in dag.tasks if task.doc_md],
        "outlets": [outlet.name for task in dag.tasks for outlet in task.outlets],
        "catchup": dag.catchup,
        "max_active_runs": dag.max_active_runs,
        "doc": dag.doc_md,
        "form": {
            name: {"default": param.value, "schema": param.schema, "description": param.description}
            for name, param in dag.params.items()
        },
    }

bag = DagBag(sys.argv[1])
loaded = sorted(sys.modules)
scheduled = DagSerialization.from_dict(DagSerialization.to_dict(bag.dags["tass_events"]))
first, last = datetime(2024, 2, 28, tzinfo=UTC), datetime(2024, 3, 1, 23, 59, tzinfo=UTC)
night = scheduled.next_dagrun_info(last_automated_run_info=None)
print(json.dumps({
    "errors": bag.import_errors,
    "loaded": loaded,
    "dags": {name: told(dag) for name, dag in bag.dags.items()},
    "backfilled": [run.partition_key for run in scheduled.iter_dagrun_infos_between(first, last)],
    "night": [night.run_after.isoformat(), night.partition_key],
}))
"""
DAGS = sorted(path.stem for path in (ROOT / "dags").glob("*.py"))

pytestmark = pytest.mark.slow


def _ask(home: Path, folder: str = "dags", **settings: str) -> dict[str, Any]:
    variables = {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "HOME": str(home),
        "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(ROOT / folder)],
        env=variables | settings,
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return _ask(tmp_path_factory.mktemp("airflow"), TASS_EVENTS_NIGHTLY_FROM="2100-01-01")


@pytest.fixture(scope="module")
def dag(asked: dict[str, Any]) -> dict[str, Any]:
    nightly: dict[str, Any] = asked["dags"]["tass_events"]
    return nightly


def test_every_dag_file_gives_its_dag_without_errors(asked: dict[str, Any]) -> None:
    assert asked["errors"] == {}
    assert sorted(asked["dags"]) == DAGS


def test_parsing_imports_nothing_heavy(asked: dict[str, Any]) -> None:
    heavy = {"spacy", "pandas", "pyarrow", "great_expectations", "duckdb", "numpy"}
    assert "airflow" in asked["loaded"]
    assert heavy.isdisjoint(asked["loaded"])


def test_nothing_is_published_that_was_not_validated(dag: dict[str, Any]) -> None:
    assert dag["downstream"] == {
        "plan": ["extract", "transform"],
        "extract": ["transform"],
        "transform": ["review", "validate"],
        "review": ["apply_reviews"],
        "apply_reviews": ["validate"],
        "validate": ["publish"],
        "publish": [],
    }
    assert sorted(dag["mapped"]) == ["extract", "review"]
    assert dag["outlets"] == ["tass_events"]


@pytest.mark.parametrize("name", DAGS)
def test_every_task_is_retried_bounded_and_documented(asked: dict[str, Any], name: str) -> None:
    found = asked["dags"][name]
    tasks = set(found["downstream"])
    assert set(found["retried"]) == set(found["documented"]) == tasks
    # Waiting for a person is bounded by a time of its own.
    assert set(found["timed"]) == tasks - {"review"}
    assert found["doc"]


@pytest.mark.parametrize("name", DAGS)
def test_missed_nights_are_not_caught_up(asked: dict[str, Any], name: str) -> None:
    assert asked["dags"][name]["catchup"] is False


def test_tasks_that_keep_a_core_busy_share_a_pool(dag: dict[str, Any]) -> None:
    pooled = {task for task, pool in dag["pools"].items() if pool == CORE_POOL}
    assert pooled == {"extract", "transform", "apply_reviews", "validate"}


@pytest.mark.parametrize("name", DAGS)
def test_form_says_what_each_field_is(asked: dict[str, Any], name: str) -> None:
    for field in asked["dags"][name]["form"].values():
        assert field["description"]
        assert {"type", "title"} <= set(field["schema"])


def test_nightly_form_has_what_a_person_may_choose(dag: dict[str, Any]) -> None:
    assert set(dag["form"]) == {
        "publication_date",
        "shard_size",
        "min_confidence",
        "reprocess",
        "accept_unusual",
        "review",
        "why",
    }


def test_settings_are_the_defaults_of_the_form_and_bound_the_runs(tmp_path: Path) -> None:
    settings = {
        "TASS_EVENTS_SHARD_SIZE": "7",
        "TASS_EVENTS_MIN_CONFIDENCE": "0.75",
        "TASS_EVENTS_MAX_ACTIVE_RUNS": "5",
    }
    found = _ask(tmp_path, **settings)["dags"]["tass_events"]
    form = found["form"]
    assert (form["shard_size"]["default"], form["min_confidence"]["default"]) == (7, 0.75)
    assert found["max_active_runs"] == 5


def test_backfill_from_a_date_to_a_date_is_for_those_dates(asked: dict[str, Any]) -> None:
    assert asked["backfilled"] == ["2024-02-28", "2024-02-29", "2024-03-01"]


def test_night_is_for_the_day_before(asked: dict[str, Any]) -> None:
    assert asked["night"] == ["2100-01-01T02:00:00+00:00", "2099-12-31"]
