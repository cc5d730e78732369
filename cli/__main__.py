"""`tass-events`, and `python -m cli`: the command line as all that a process does."""

from typing import NoReturn

from cli.ending import QuickEnd


def run_command() -> NoReturn:
    """Run the command line and end the process."""
    end = QuickEnd()
    from cli.main import main

    try:
        main()
    except SystemExit as leaving:
        end.exit_code = leaving.code if isinstance(leaving.code, int) else None
        raise


if __name__ == "__main__":
    run_command()
