"""What takes long to work out and stays the same, kept between runs in the user's cache folder.

Each thing lies in a file of its own, named after everything that it was worked out from: an edited reference
file or another version of a package is never answered with what was kept before. A folder that cannot be read
or written costs time and nothing else.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

# What is kept is written in another way than before: count on.
_FORMAT = 1
_READABLE = 0o644  # a temporary file is its maker's alone, a cache may be shared


def cache_folder() -> Path:
    """Return the cache folder of the user, as the system has it: `~/.cache/tass-events` on Linux."""
    return user_cache_path("tass-events", appauthor=False)


def kept(
    name: str, made_from: bytes, work_out: Callable[[], Any], folder: Path | None = None
) -> Any:
    """Return what was kept, or work it out and keep it if JSON can hold it.

    Args:
        name: Names the thing.
        made_from: All that the thing depends on.
        work_out: Makes it anew.
        folder: Where it is kept; the user's cache folder if None.
    """
    digest = hashlib.sha256(b"%d\n%b" % (_FORMAT, made_from)).hexdigest()[:16]
    path = (folder or cache_folder()) / f"{name}-{digest}.json"
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        found = work_out()
        _keep(found, path, name)
        return found


def _keep(found: Any, path: Path, name: str) -> None:
    """Write a file beside its place and rename it: two processes may do so at once."""
    with suppress(OSError, TypeError, ValueError):
        text = json.dumps(found, ensure_ascii=False, allow_nan=False)
        if json.loads(text) != found:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(prefix=".kept-", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(unfinished).chmod(_READABLE)
        Path(unfinished).replace(path)
        for other in path.parent.glob(f"{name}-*.json"):
            if other != path:
                other.unlink(missing_ok=True)
