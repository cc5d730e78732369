"""A dateline: place, region, date and agency as written, and the calendar day that it means."""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

_LATEST = timedelta(days=3)
_LONGEST = timedelta(days=362)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as written, and where it stands.

    Attributes:
        start: Its first character in the text.
        end: The first character after it, before the space that parts it from the story.
        place: Place before the date (`IGORA`), None where there is none.
        region: Region after the place (`Leningrad Region`).
        month: Month of its date, 1 to 12.
        day: Day of its date; it need not exist in the month.
        year: Year, which is seldom given.
        agency: `TASS`, `ITAR-TASS`, or another agency as written, None where there is none.
        opens_line: Whether nothing but a record mark stands before it on its line.
    """

    start: int
    end: int
    place: str | None
    region: str | None
    month: int | None
    day: int | None
    year: int | None
    agency: str | None
    opens_line: bool

    @property
    def is_firm(self) -> bool:
        """Whether it can only be the beginning of a story, wherever it stands."""
        named = self.place is not None and self.agency is not None
        return named and (self.day is not None or self.opens_line)

    def date_for(self, publication_date: date) -> date | None:
        """Return its date, a lacking year supplied: the latest that is not much after publication.

        Returns:
            None if there is no such day in the year before (February 30), or a given year is later.
        """
        if self.year:
            day = self.in_year(self.year)
            return day if day and day - publication_date <= _LATEST else None
        for year in (publication_date.year + 1, publication_date.year, publication_date.year - 1):
            day = self.in_year(year) if MINYEAR <= year <= MAXYEAR else None
            if day and -_LATEST <= publication_date - day <= _LONGEST:
                return day
        return None

    def in_year(self, year: int) -> date | None:
        """Return its date in a year, None if it has none there or gives another year itself."""
        if self.month is None or self.day is None or (self.year or year) != year:
            return None
        return day_or_none(year, self.month, self.day)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return a calendar day, None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
