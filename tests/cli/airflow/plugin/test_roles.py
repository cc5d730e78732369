"""Airflow's own login and roles decide who sees the pages: asked as the API server asks them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

# Airflow sets up logging and a folder of its own on import, so it is asked in a process of its own.
ASK = """
import json
from importlib.metadata import entry_points

from airflow import settings
from airflow.api_fastapi.app import create_auth_manager
from airflow.api_fastapi.auth.managers.simple.user import SimpleAuthManagerUser
from airflow.api_fastapi.core_api.security import get_user
from airflow.models import import_all_models
from airflow.models.base import Base
from fastapi.testclient import TestClient

import_all_models()
Base.metadata.create_all(settings.engine)
create_auth_manager()
(found,) = entry_points(group="airflow.plugins", name="tass_events")
(mounted,) = found.load()().fastapi_apps
app = mounted["app"]
client = TestClient(app)
day = "2021-11-17"
paths = ("/", f"/dates/{day}", f"/reports/{day}", f"/daily/{day}", f"/runs/{day}/x", "/dates/x")


def answers():
    return [client.get(path).status_code for path in paths]


told = {"stranger": answers()}
client.headers["Authorization"] = "Bearer eyJhbGciOiJub25lIn0.e30."
told["bad token"] = answers()
for role in (None, "VIEWER", "ADMIN"):
    app.dependency_overrides[get_user] = lambda role=role: SimpleAuthManagerUser(username="u", role=role)
    told[str(role)] = answers()
print(json.dumps(told))
"""


def test_pages_are_for_those_who_may_see_runs(tmp_path: Path) -> None:
    variables = {
        "AIRFLOW_HOME": str(tmp_path),
        "HOME": str(tmp_path),
        "PATH": "/usr/bin:/bin",
        "TASS_EVENTS_WAREHOUSE_URI": str(tmp_path / "warehouse"),
    }
    command = [sys.executable, "-c", ASK]
    done = subprocess.run(command, env=variables, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout.splitlines()[-1])
    assert set(told.pop("stranger")) == {401}
    assert {401, 403} >= set(told.pop("bad token"))
    assert set(told.pop("None")) == {403}
    # Whoever may see runs sees the list; nothing is published, and so nothing else is found.
    assert told == {"VIEWER": [200, *[404] * 5], "ADMIN": [200, *[404] * 5]}
