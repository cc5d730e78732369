"""Output on a terminal or into a pipe: plain and wide without a terminal, progress only with one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

_PIPE_WIDTH = 160


class OutputClosed(Exception):  # noqa: N818 - no error: whoever read the output has had enough
    """Standard output is closed at its other end."""


class _Output(Console):
    """A console that does not decide on the exit code."""

    def on_broken_pipe(self) -> None:
        raise OutputClosed


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
