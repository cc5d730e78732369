"""The document of the DAGs says what the DAGs say."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.airflow.dag_docs import DOCUMENT

ROOT = Path(__file__).parents[3]


@pytest.mark.slow
def test_document_is_up_to_date(tmp_path: Path) -> None:
    written = tmp_path / "dags.md"
    done = subprocess.run(
        [sys.executable, "-m", "cli.airflow.dag_docs", str(written)],
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    stale = "docs/reference/dags.md is stale: run `python -m cli.airflow.dag_docs`"
    assert written.read_text() == DOCUMENT.read_text(encoding="utf-8"), stale
