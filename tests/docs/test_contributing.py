"""CONTRIBUTING names what there is, and all places that name the version name the same one."""

import re
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
VERSION = PROJECT["version"]
SPANS = re.findall(r"`([^`\n]+)`", PAGE.replace("```", ""))
BLOCKS = re.findall(r"^ *```\n(.*?)^ *```$", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [*SPANS, *(line.strip() for block in BLOCKS for line in block.splitlines())]


def test_every_path_is_there() -> None:
    named = {
        word
        for text in COMMANDS
        for word in text.split()
        if re.fullmatch(r"\w[\w./-]*(?:/|\.(?:py|md|yaml|csv|toml|lock))|tests/[\w/]+", word)
    }
    missing = {name for name in named if not (ROOT / name).exists()}
    assert len(named) > 30
    assert missing == set()


def test_every_target_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):(?!=)", makefile, re.MULTILINE))
    named = {text.split()[1] for text in COMMANDS if re.match(r"make \w", text)}
    assert {"environment", "quick", "lint", "test"} <= named <= targets


def test_every_module_is_there() -> None:
    named = {m for text in COMMANDS for m in re.findall(r"python -m ([\w.]+)", text)}
    assert named
    assert {name for name in named if find_spec(name) is None} == set()


@pytest.mark.parametrize(
    ("file", "pattern"),
    [
        ("README.md", r"tass_events-([\w.]+)-py3|constraints-([\w.]+)\.txt"),
        ("docs/how-to/schedule.md", r"tass_events-([\w.]+)-py3|constraints-([\w.]+)\.txt"),
        ("docs/how-to/deploy.md", r"--tag tass-events:([\w.]+)"),
        ("deploy/helm/values.yaml", r'tag: "([\w.]+)"'),
        ("uv.lock", r'name = "tass-events"\nversion = "([\w.]+)"'),
    ],
)
def test_the_version_is_the_same_everywhere(file: str, pattern: str) -> None:
    found = re.findall(pattern, (ROOT / file).read_text(encoding="utf-8"))
    named = {name for each in found for name in ([each] if isinstance(each, str) else each) if name}
    assert named == {VERSION}


def test_the_changelog_has_the_version_and_room_for_the_next() -> None:
    headings = re.findall(
        r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert headings[0] == "Unreleased"
    assert re.fullmatch(rf"{re.escape(VERSION)} - \d{{4}}-\d\d-\d\d", headings[1])


def test_the_pages_name_the_versions_of_python_that_it_runs_on() -> None:
    first, beyond = re.findall(r"3\.(\d+)", PROJECT["requires-python"])
    told = f"Python 3.{first} to 3.{int(beyond) - 1}"
    pages = (ROOT / "README.md", ROOT / "docs" / "tutorial" / "first-question.md")
    assert all(told in page.read_text(encoding="utf-8") for page in pages)
    assert told in PAGE
