"""Output on a terminal or into a pipe: plain and wide without a terminal, progress only with one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console, ConsoleOptions, RenderableType
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.segment import Segment

_PIPE_WIDTH = 160
# What commands a terminal, and what turns the order of letters round on it.
_COMMANDS = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN = {code: "\ufffd" for code in _COMMANDS if chr(code) not in "\t\n"}


class OutputClosed(Exception):  # noqa: N818 - no error: whoever read the output has had enough
    """Standard output is closed at its other end."""


class _Output(Console):
    """A console that does not decide on the exit code."""

    def on_broken_pipe(self) -> None:
        raise OutputClosed

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterator[Segment]:
        """Render what is to be printed; words of the news command no terminal."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=visible(segment.text))


def visible(text: str) -> str:
    """Return text in which characters that command a terminal are seen instead."""
    return text.translate(_SHOWN)


def output() -> Console:
    """Return the console of standard output; tables in a pipe are wide, whatever reads them."""
    console = _Output(highlight=False)
    return console if console.is_terminal else _Output(highlight=False, width=_PIPE_WIDTH)


def write_line(text: str) -> None:
    """Write a line to standard output as it is.

    Raises:
        OutputClosed: If nobody reads it any more.
    """
    try:
        sys.stdout.write(f"{text}\n")
    except BrokenPipeError as error:
        raise OutputClosed from error


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show progress on standard error while the block runs; show nothing without a terminal."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as progress:
        yield progress
