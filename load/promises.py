"""What verification reports: one promise of the warehouse that does not hold."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class BrokenPromise:
    """One promise that does not hold.

    Attributes:
        publication_date: The date, or None for the warehouse as a whole.
        place: A path inside the warehouse, or a table and column.
        cause: What is wrong, and what to do.
    """

    publication_date: date | None
    place: str
    cause: str

    def __str__(self) -> str:
        day = f"{self.publication_date}: " if self.publication_date else ""
        return f"{day}{self.place}: {self.cause}"
