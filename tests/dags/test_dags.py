"""The DAG file loads without errors and quickly, and says the right thing to a scheduler."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
# Airflow sets up logging and a folder of its own on import, so it is asked in a process of its own.
ASK = """
import json, sys
from datetime import UTC, datetime

from airflow.dag_processing.dagbag import DagBag
from airflow.serialization.serialized_objects import DagSerialization

bag = DagBag(sys.argv[1])
loaded = sorted(sys.modules)
dag = bag.dags["tass_events"]
scheduled = DagSerialization.from_dict(DagSerialization.to_dict(dag))
first, last = datetime(2024, 2, 28, tzinfo=UTC), datetime(2024, 3, 1, 23, 59, tzinfo=UTC)
night = scheduled.next_dagrun_info(last_automated_run_info=None)
print(json.dumps({
    "errors": bag.import_errors,
    "loaded": loaded,
    "downstream": {task.task_id: sorted(task.downstream_task_ids) for task in dag.tasks},
    "mapped": [task.task_id for task in dag.tasks if task.is_mapped],
    "retried": [task.task_id for task in dag.tasks if task.retries],
    "documented": [task.task_id for task in dag.tasks if task.doc_md],
    "outlets": [outlet.name for outlet in dag.get_task("publish").outlets],
    "doc": dag.doc_md,
    "form": {
        name: {"default": param.value, "schema": param.schema, "description": param.description}
        for name, param in dag.params.items()
    },
    "backfilled": [run.partition_key for run in scheduled.iter_dagrun_infos_between(first, last)],
    "night": [night.run_after.isoformat(), night.partition_key],
}))
"""

pytestmark = pytest.mark.slow


def _ask(home: Path, **settings: str) -> dict[str, Any]:
    variables = {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "HOME": str(home),
        "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(ROOT / "dags")],
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
def dag(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return _ask(tmp_path_factory.mktemp("airflow"), TASS_EVENTS_NIGHTLY_FROM="2100-01-01")


def test_no_dag_file_has_errors(dag: dict[str, Any]) -> None:
    assert dag["errors"] == {}


def test_parsing_imports_nothing_heavy(dag: dict[str, Any]) -> None:
    heavy = {"spacy", "pandas", "pyarrow", "great_expectations", "duckdb", "numpy"}
    assert "airflow" in dag["loaded"]
    assert heavy.isdisjoint(dag["loaded"])


def test_nothing_is_published_that_was_not_validated(dag: dict[str, Any]) -> None:
    assert dag["downstream"] == {
        "plan": ["extract"],
        "extract": ["transform"],
        "transform": ["publish", "validate"],
        "validate": ["publish"],
        "publish": [],
    }
    assert dag["mapped"] == ["extract"]
    assert dag["outlets"] == ["tass_events"]


def test_every_task_is_retried_and_documented(dag: dict[str, Any]) -> None:
    assert set(dag["retried"]) == set(dag["documented"]) == set(dag["downstream"])
    assert "partition key" in dag["doc"]


def test_form_says_what_each_field_is(dag: dict[str, Any]) -> None:
    form = dag["form"]
    assert set(form) == {"publication_date", "shard_size", "min_confidence"}
    for field in form.values():
        assert field["description"]
        assert {"type", "title"} <= set(field["schema"])


def test_defaults_of_the_form_are_the_settings(tmp_path: Path) -> None:
    settings = {"TASS_EVENTS_SHARD_SIZE": "7", "TASS_EVENTS_MIN_CONFIDENCE": "0.75"}
    form = _ask(tmp_path, **settings)["form"]
    assert (form["shard_size"]["default"], form["min_confidence"]["default"]) == (7, 0.75)


def test_backfill_from_a_date_to_a_date_is_for_those_dates(dag: dict[str, Any]) -> None:
    assert dag["backfilled"] == ["2024-02-28", "2024-02-29", "2024-03-01"]


def test_night_is_for_the_day_before(dag: dict[str, Any]) -> None:
    assert dag["night"] == ["2100-01-01T02:00:00+00:00", "2099-12-31"]
