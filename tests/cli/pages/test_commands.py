"""The page of the command line tells every command with all its options."""

import re

import pytest
import typer

from cli.main import EXIT_CODES, app
from cli.pages.commands import render_commands

GROUP = typer.main.get_group(app)
COMMANDS = {
    **{name: each for name, each in GROUP.commands.items() if name != "airflow"},
    **{f"airflow {name}": each for name, each in GROUP.commands["airflow"].commands.items()},
}


def _section(title: str) -> str:
    return render_commands().partition(f"\n## {title}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_its_options(name: str) -> None:
    section = _section(f"tass-events {name}")
    shown = re.findall(r"^\| `(--[\w-]+)` \|", section, re.MULTILINE)
    options = [each.opts[0] for each in COMMANDS[name].params if each.opts[0].startswith("-")]
    assert shown == options
    assert all(each.help in section for each in COMMANDS[name].params)
    assert f"```\ntass-events {name}" in section


def test_choices_defaults_and_bounds_are_told() -> None:
    assert "| `--format` | `table`, `jsonl`, `html` | `table` |" in _section("tass-events code")
    assert "| `--top` | number from 1 | `50` |" in _section("tass-events unresolved")
    assert "| `--date` | DATE | required |" in _section("tass-events report")


def test_required_options_stand_in_the_usage() -> None:
    assert "tass-events export --to path [OPTIONS]" in _section("tass-events export")
    assert "tass-events code PATH... [OPTIONS]" in _section("tass-events code")


def test_exit_codes_are_told() -> None:
    rows = re.findall(r"^\| (\d+) \| (.*) \|$", _section("Exit codes"), re.MULTILINE)
    assert {int(code): meaning for code, meaning in rows} == EXIT_CODES


def test_commands_that_end_with_1_say_so() -> None:
    ending = {name for name in COMMANDS if "Ends with 1" in _section(f"tass-events {name}")}
    assert ending == {"run", "verify", "explain", "compact", "airflow run", "airflow up"}
