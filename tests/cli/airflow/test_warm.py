"""A warm process has what tasks import, and shares nothing with its forks but memory."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

# Airflow sets up logging and a folder of its own on import, so it is asked in a process of its own.
ASK = """
import json, os, sys, threading

from cli.airflow.warm import warm_up
from cli.settings import load_settings

before = set(os.listdir("/proc/self/fd"))
warm_up(load_settings())

from extract.run import loaded_coder
print(json.dumps({
    "loaded": sorted(sys.modules),
    "threads": threading.active_count(),
    "opened": len(set(os.listdir("/proc/self/fd")) - before),
    "models": loaded_coder.cache_info().currsize,
}))
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    home = tmp_path_factory.mktemp("airflow")
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env=os.environ | {"AIRFLOW_HOME": str(home), "GX_ANALYTICS_ENABLED": "false"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def test_what_tasks_import_is_there(asked: dict[str, Any]) -> None:
    loaded = set(asked["loaded"])
    assert {"spacy", "great_expectations", "pandas", "transform.run", "load.run"} <= loaded


def test_the_model_is_loaded(asked: dict[str, Any]) -> None:
    assert asked["models"] == 1


def test_nothing_is_open_that_a_fork_must_not_share(asked: dict[str, Any]) -> None:
    assert (asked["threads"], asked["opened"]) == (1, 0)
