"""A clock that is set back while a process runs."""

import datetime
import time
from pathlib import Path

_YEAR = 365 * 24 * 3600


def set_clock_back(_home: Path) -> None:
    """Let this process believe that it is a year ago; files keep the times that they have."""
    now, now_ns = time.time, time.time_ns
    time.time = lambda: now() - _YEAR
    time.time_ns = lambda: now_ns() - _YEAR * 10**9
    import cli.rebuild

    cli.rebuild.datetime = _Earlier  # type: ignore[attr-defined]


class _Earlier(datetime.datetime):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> "_Earlier":
        return cls.fromtimestamp(time.time(), tz)
