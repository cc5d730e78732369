"""Output with and without a terminal, and with nobody reading it."""

import io
import sys
from typing import NoReturn

import pytest
from rich.table import Table
from rich.text import Text

from cli.console import OutputClosed, output, progress_bar, visible, write_line


class _Closed(io.StringIO):
    def write(self, _: str) -> NoReturn:
        raise BrokenPipeError


def test_lines_are_written_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    write_line("[bold]" + "x" * 300)
    assert capsys.readouterr().out == "[bold]" + "x" * 300 + "\n"


def test_a_pipe_gets_wide_tables() -> None:
    assert output().width >= 160


def test_a_closed_output_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _Closed())
    with pytest.raises(OutputClosed):
        write_line("x")


def test_progress_is_silent_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar() as bar:
        bar.advance(bar.add_task("step", total=2))
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")


@pytest.mark.parametrize("command", ["\x1b[2J", "\x9b2J", "\x7f", "\u202e", "\u2066"])
def test_words_command_no_terminal(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    table = Table()
    table.add_column(command)
    table.add_row(Text(f"a {command} b"))
    output().print(table)
    output().print(Text(command))
    shown = capsys.readouterr().out
    assert command[0] not in shown
    assert "a \ufffd" in shown
    assert visible(f"a\n\t{command[0]}") == "a\n\t\ufffd"
