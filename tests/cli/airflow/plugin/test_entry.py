"""Airflow finds the plugin by itself, and pays for the pages only where they are shown."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

# Airflow sets up logging and a folder of its own on import, so it is asked in a process of its own.
ASK = """
import json, sys
from importlib.metadata import entry_points

(found,) = entry_points(group="airflow.plugins", name="tass_events")
plugin = found.load()()
light = sorted(sys.modules)
(app,) = plugin.fastapi_apps
print(json.dumps({
    "light": light,
    "loaded": sorted(sys.modules),
    "prefix": app["url_prefix"],
    "views": plugin.external_views,
}))
"""


@pytest.mark.slow
def test_plugin_is_found_and_light(tmp_path: Path) -> None:
    variables = {"AIRFLOW_HOME": str(tmp_path), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", ASK], env=variables, cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    asked = json.loads(done.stdout.splitlines()[-1])
    heavy = {"spacy", "pandas", "pyarrow", "great_expectations", "duckdb", "numpy"}
    assert heavy.isdisjoint(asked["light"])
    assert "cli.airflow.plugin.app" not in asked["light"]
    assert {"spacy", "great_expectations", "duckdb"}.isdisjoint(asked["loaded"])
    (view,) = asked["views"]
    assert (view["category"], view["destination"]) == ("browse", "nav")
    assert asked["prefix"] == f"/{view['href'].rstrip('/')}"
