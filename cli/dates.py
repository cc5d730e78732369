"""Dates on the command line, and which of the dates found a command is to work on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import typer

from cli.errors import CommandError
from stores.address import Address


def parse_date(text: str) -> date:
    """Read `YYYY-MM-DD`.

    Raises:
        typer.BadParameter: If it is no such date.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"'{text}' is not a date of the form YYYY-MM-DD") from error


@dataclass(frozen=True, slots=True)
class DateChoice:
    """Which dates are wanted: one, a range, or all where nothing is said.

    Attributes:
        only: The one date wanted.
        first: First date wanted.
        last: Last date wanted.
    """

    only: date | None = None
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.only and (self.first or self.last):
            raise CommandError("give either --date or --from and --to, not both")
        if self.first and self.last and self.first > self.last:
            raise CommandError(f"--from {self.first} is after --to {self.last}")

    def among(self, found: Iterable[date], raw: Address) -> list[date]:
        """Return the wanted ones of the dates found in a raw folder, in order.

        Raises:
            CommandError: If there is none.
        """
        dates = sorted(found)
        first, last = self.only or self.first or date.min, self.only or self.last or date.max
        chosen = [day for day in dates if first <= day <= last]
        if not chosen:
            raise CommandError(f"{raw}: {_nothing(dates)}")
        return chosen


def _nothing(dates: Sequence[date]) -> str:
    if not dates:
        return "no raw file says its publication date; point --raw at a folder of raw files"
    return f"no raw file of the wanted date; those found are of {dates[0]} to {dates[-1]}"
