"""Decide on which day a story was published: by its folder, its record mark, or the caller's word."""

from dataclasses import dataclass
from datetime import date

from extract.dateline import Dateline
from extract.record_marks import RecordDate

_CURE = (
    "begin the text with ` date YYYY-MM-DD `, move the file to a folder YYYY/MM/DD,"
    " or pass --date YYYY-MM-DD"
)


class UndatedError(ValueError):
    """A story's publication date cannot be told.

    Attributes:
        reason_code: `no_date` or `date_mismatch`.
        reason: Cause and cure in one sentence.
    """

    def __init__(self, reason_code: str, reason: str) -> None:
        super().__init__(reason)
        self.reason_code = reason_code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Dating:
    """What is known of a file's date before it is read.

    Attributes:
        folder: Date of the dated folder that the file lies in: its stories' publication date.
        default: Date for stories that no record mark dates.
    """

    folder: date | None = None
    default: date | None = None

    def publication_date(self, record: RecordDate | None, dateline: Dateline | None) -> date:
        """Return the publication date of a story.

        Args:
            record: Date of its record mark.
            dateline: Its dateline, which supplies what a partial record date lacks.

        Raises:
            UndatedError: If there is none, or if the record's date is not that of the folder.
        """
        if self.folder:
            return _checked(self.folder, record)
        if record is None:
            return self._default_or_refuse("no record date")
        day = record.completed_by(dateline)
        if day:
            return day
        if self.default and record.agrees_with(self.default):
            return self.default
        raise UndatedError("no_date", _why_undated(record, dateline))

    def _default_or_refuse(self, cause: str) -> date:
        if self.default:
            return self.default
        raise UndatedError("no_date", f"{cause}: {_CURE}")


def _checked(folder: date, record: RecordDate | None) -> date:
    if record and not record.agrees_with(folder):
        cause = f"the record's date {record} is not the folder's, {folder}"
        raise UndatedError("date_mismatch", f"{cause}: correct the record or move the file")
    return folder


def _why_undated(record: RecordDate, dateline: Dateline | None) -> str:
    if record.month is not None and record.day is not None:
        return f"the record's date {record} does not exist: {_CURE}"
    if dateline is None or dateline.day is None:
        return f"the record's date {record} is partial and no dateline completes it: {_CURE}"
    return f"the record's date {record} and the day of the dateline disagree: {_CURE}"
