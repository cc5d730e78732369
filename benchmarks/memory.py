"""The most memory that a process has held, as Linux tells it."""

import re
from pathlib import Path


def peak_mb(process: int | str = "self") -> float:
    """Return the most memory that a process has held so far.

    Not by `getrusage`, which counts what the process was that began it.

    Args:
        process: Its number, or `self`.

    Returns:
        MB of 2**20 bytes; 0 of a process that has ended.
    """
    try:
        status = Path("/proc", str(process), "status").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    found = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0
