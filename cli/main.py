"""The `tass-events` command: its subcommands, its exit codes, and its one-line errors."""

import os
import sys
from importlib.metadata import version
from typing import Annotated, NoReturn

import typer

from cli.airflow.commands import app as airflow_app
from cli.catalog import catalog
from cli.changed import changed
from cli.code import code
from cli.compact import compact
from cli.console import OutputClosed, visible
from cli.errors import CommandError, one_line
from cli.explain import explain
from cli.export import export
from cli.report import report
from cli.run import run
from cli.unresolved import unresolved
from cli.verify import verify
from extract.raw_files import RawFolderError
from seeds.reading import ReferenceDataError
from stores.address import AddressError

_INTERRUPTED = 130
EXIT_CODES = {
    0: "Done.",
    1: "The data failed a check, or a run failed.",
    2: "Wrong use, or input that cannot be read.",
    _INTERRUPTED: "Interrupted by Ctrl-C.",
}

app = typer.Typer(
    help="Political events from TASS news text: who did what to whom, when and where.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    run,
    code,
    verify,
    explain,
    report,
    catalog,
    compact,
    export,
    changed,
    unresolved,
):
    app.command()(command)
app.add_typer(airflow_app, name="airflow")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tass-events {version('tass-events')}")
        raise typer.Exit


@app.callback()
def options(
    show_version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """Options of the command itself."""


def main() -> NoReturn:
    """Run the command line and exit; every error that is not a bug is one line on standard error."""
    sys.exit(_run())


def _run() -> int:
    try:
        exit_code: int = app(standalone_mode=False) or 0
        sys.stdout.flush()
    except typer.TyperException as error:
        # Without arguments the help has been shown, and there is nothing more to say.
        message = error.format_message()
        return _tell(message, 2) if message else 2
    except CommandError as error:
        return _tell(str(error), error.exit_code)
    except (OutputClosed, BrokenPipeError):
        # The flush at exit must not fail once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (AddressError, OSError, RawFolderError, ReferenceDataError) as error:
        return _tell(one_line(error), 2)
    # What typer makes of an interrupt.
    return _tell("interrupted", exit_code) if exit_code == _INTERRUPTED else exit_code


def _tell(message: str, exit_code: int) -> int:
    typer.echo(visible(f"tass-events: {message}"), err=True)
    return exit_code
