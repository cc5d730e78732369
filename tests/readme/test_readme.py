"""The README says what there is: files, commands, targets, exit codes."""

import re
from pathlib import Path

import pytest

from cli.main import EXIT_CODES, app

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROOT_PAGES = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "NOTICE.md")
PAGES = [*(ROOT / name for name in ROOT_PAGES), *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_command_is_shown() -> None:
    (usage,) = re.findall(r"```\n(tass-events .*?)```", README, re.DOTALL)
    shown = set(re.findall(r"^tass-events (\w+)", usage, re.MULTILINE))
    commands = {c.name or getattr(c.callback, "__name__", "") for c in app.registered_commands}
    assert shown == commands


def test_exit_codes_are_those_of_the_code() -> None:
    (told,) = re.findall(r"^Exit codes: (.*?)\.", README, re.MULTILINE | re.DOTALL)
    assert [int(code) for code in re.findall(r"\b\d+\b", told)] == list(EXIT_CODES)


def test_every_folder_is_shown() -> None:
    shown = set(re.findall(r"^\| `(\w+)/` \|", README, re.MULTILINE))
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages <= shown
    assert all((ROOT / name).is_dir() for name in shown)


def test_every_target_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`?make (\w+)", README))
    targets = set(re.findall(r"^(\w+):.*## ", makefile, re.MULTILINE))
    assert {"run", "test", "airflow", "docs"} <= named <= targets
