"""The site of the documentation, built as `make docs` builds it."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).with_suffix("") for path in DOCS.rglob("*.md"))


def build(source: Path, made: Path) -> subprocess.CompletedProcess[str]:
    """Build as `make docs` does."""
    (recipe,) = re.findall(r"sphinx-build (.*) docs site$", (ROOT / "Makefile").read_text(), re.M)
    command = [sys.executable, "-m", "sphinx", *recipe.split(), str(source), str(made)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def built(made: Path) -> Path:
    """Build the site of all pages, without a warning."""
    done = build(DOCS, made)
    assert done.returncode == 0, done.stderr
    return made
