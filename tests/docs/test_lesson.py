"""The lesson of the documentation gives what it shows, command by command."""

import re
from pathlib import Path

import pytest

from tests.docs.lesson import ROOT, SETTING_UP, played

PAGE = ROOT / "docs" / "tutorial" / "first-question.md"


@pytest.mark.slow
def test_commands_print_what_the_page_shows(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    stale = f"the page is stale: run `python -m tests.docs.lesson {PAGE.relative_to(ROOT)}`"
    assert played(page, tmp_path) == page, stale


def test_the_lesson_sets_up_as_the_tests_do() -> None:
    commands = re.findall(r"^\$ (.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert commands[: len(SETTING_UP)] == [
        "cd tass-events",
        "make environment",
        ". .venv/bin/activate",
    ]
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert "environment" in targets
