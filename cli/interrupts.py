"""Ctrl-C that is not lost: a module interrupted while it loads may report another error instead."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType
from typing import NoReturn


@contextmanager
def noticed_interrupt() -> Iterator[Event]:
    """Give an event that is set by Ctrl-C, which raises `KeyboardInterrupt` as ever.

    Where Ctrl-C is ignored or handled by others, it is left to them and the event is never set.
    """
    noticed = Event()
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:
        yield noticed
        return

    def interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
        noticed.set()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, interrupt)
    try:
        yield noticed
    finally:
        signal.signal(signal.SIGINT, before)
