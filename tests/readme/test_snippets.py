"""Every Python snippet of the README and the guides runs on a warehouse that the pipeline made."""

import re
import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from cli.airflow.result import event_table, published_events

ROOT = Path(__file__).parent.parent.parent
PAGES = {
    "README.md": ["duckdb", "pandas", "polars"],
    "docs/how-to/read-the-tables.md": ["duckdb", "duckdb", "pandas", "polars", "pyarrow"],
    "docs/how-to/backfill.md": ["json"],
}
SNIPPETS = [
    (page, snippet)
    for page in PAGES
    for snippet in re.findall(
        r"^```python\n(.*?)^```",
        (ROOT / page).read_text(encoding="utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    # Spark has an environment of its own: see tests/readers.
    if "pyspark" not in snippet
]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("readme")
    raw = ROOT / "seeds" / "articles"
    _run(made, ["-m", "cli", "run", "--raw", str(raw), "--warehouse", "warehouse"])
    _run(made, ["-m", "cli", "catalog", "--warehouse", "warehouse"])
    return made


def _run(folder: Path, arguments: list[str]) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "HOME": str(folder)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("page", PAGES)
def test_page_has_a_snippet_for_each_tool(page: str) -> None:
    tools = [re.findall(r"^import (\w+)", snippet, re.M) for at, snippet in SNIPPETS if at == page]
    assert all(tool in imported for tool, imported in zip(PAGES[page], tools, strict=True))


@pytest.mark.parametrize(("page", "snippet"), SNIPPETS)
def test_snippet_gives_rows(folder: Path, page: str, snippet: str) -> None:
    if shown := re.findall(r"^(events|counted) = ", snippet, re.MULTILINE):
        _run(folder, ["-c", f"{snippet}\nassert len({shown[-1]}) > 0, 'no rows'"])
    else:
        assert _run(folder, ["-c", snippet]).strip()


def test_readme_shows_the_events_of_the_example_articles(folder: Path) -> None:
    shown = StringIO()
    table = event_table(published_events(folder / "warehouse", [date(2021, 11, 17)]))
    Console(file=shown, width=142).print(table)
    assert shown.getvalue() in (ROOT / "README.md").read_text(encoding="utf-8"), shown.getvalue()
