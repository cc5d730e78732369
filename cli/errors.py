"""Errors of the command line: one line that names the place, the cause and the cure."""


class CommandError(Exception):
    """A command cannot go on.

    Attributes:
        exit_code: 1 if the data failed a check, 2 for wrong use or unreadable input.
    """

    def __init__(self, message: str, exit_code: int = 2) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def one_line(error: BaseException) -> str:
    """Return the first line of an error's text, or its type where it has no text."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
