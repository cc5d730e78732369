"""The DAG file loads, and parsing it imports nothing heavy."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
HEAVY = ("spacy", "pandas", "pyarrow", "great_expectations", "duckdb")
PARSE = f"""
import importlib.util, sys
spec = importlib.util.spec_from_file_location("dag_file", {str(ROOT / "dags" / "tass_events.py")!r})
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
dag = module.tass_events()
print(dag.dag_id, ",".join(sorted(task.task_id for task in dag.tasks)))
print([name for name in {HEAVY!r} if name in sys.modules])
"""


@pytest.fixture(scope="module")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    home = tmp_path_factory.mktemp("airflow")
    variables = {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "PYTHONPATH": str(ROOT),
        "PATH": "/usr/bin:/bin",
        "HOME": str(home),
    }
    done = subprocess.run(
        [sys.executable, "-c", PARSE], env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-2:]


@pytest.mark.slow
def test_dag_has_the_five_steps(parsed: list[str]) -> None:
    assert parsed[0] == "tass_events extract,plan,publish,transform,validate"


@pytest.mark.slow
def test_parsing_imports_nothing_heavy(parsed: list[str]) -> None:
    assert parsed[1] == "[]"
