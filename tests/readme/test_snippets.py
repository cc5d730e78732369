"""Every Python snippet of the README runs on a warehouse that the pipeline made."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SNIPPETS = re.findall(
    r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("readme")
    raw = ROOT / "seeds" / "articles"
    command = [sys.executable, "-m", "cli", "run", "--raw", str(raw), "--warehouse", "warehouse"]
    done = subprocess.run(
        command,
        cwd=made,
        env={"PYTHONPATH": str(ROOT), "HOME": str(made)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return made


def test_readme_has_a_snippet_for_each_tool() -> None:
    tools = [
        next(t for t in ("duckdb", "pandas", "polars") if t in snippet) for snippet in SNIPPETS
    ]
    assert tools == ["duckdb", "pandas", "polars"]


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_snippet_gives_events(folder: Path, snippet: str) -> None:
    code = f"{snippet}\nassert len(events) > 0, 'no events'"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
