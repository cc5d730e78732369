"""The tables of `docs/reliability.md`: each is what a test has just found, or the test fails.

The page is written by hand around stretches that are bounded by comments. `make reliability` lets the tests
write what they find; otherwise they compare.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
WRITES = os.environ.get("RELIABILITY") == "write"


def told(name: str) -> str:
    """Return what the page has in a stretch."""
    return _stretch(name).search(PAGE.read_text(encoding="utf-8"))["found"]  # type: ignore[index]


def tell(name: str, lines: Iterable[str]) -> None:
    """Write the lines of a stretch, or refuse a page that says something else."""
    found = "\n".join(lines)
    if WRITES:
        page = PAGE.read_text(encoding="utf-8")
        page = _stretch(name).sub(lambda match: f"{match['begin']}{found}{match['end']}", page)
        PAGE.write_text(page, encoding="utf-8")
    assert told(name) == found, f"docs/reliability.md, {name}: stale; run `make reliability`"


def _stretch(name: str) -> re.Pattern[str]:
    begin = rf"(?P<begin><!-- {name}: written by the tests -->\n\n)"
    return re.compile(rf"{begin}(?P<found>.*?)(?P<end>\n\n<!-- /{name} -->)", re.DOTALL)
