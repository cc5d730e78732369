"""The steps of a run at which faults strike, by the audit event that comes right before each."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_PART = r"publication_date=2021-11-17"
_STAGED = rf"_staging/{_PART}"
_EVENTS = {"open", "os.rename", "os.mkdir", "shutil.rmtree", "shutil.copyfile", "sqlite3.connect"}


@dataclass(frozen=True)
class Step:
    """What a run is about to do.

    Attributes:
        name: Stage and deed.
        event: The audit event, with the mode of opening.
        path: Pattern of the path, from the folder that raw files and warehouse lie in.
        nth: Which of these events it is.
        writes: Whether bytes are written next, which a full disk refuses.
        is_swept: Whether all is published, and the staging folder is still there.
        is_after_all: Whether all is published.
    """

    name: str
    event: str
    path: str
    nth: int = 1
    writes: bool = False
    is_swept: bool = False
    is_after_all: bool = False

    def __str__(self) -> str:
        return self.name

    def is_before(self, event: str, path: str) -> bool:
        """Say whether an event is one of those that come before the step."""
        return event == self.event and re.fullmatch(self.path, path) is not None


_RUN = r"warehouse/_runs/2021-11-17/[^/]+"
_SPILL = "tmp[^/]*"
_BEFORE_STAGING = (
    Step("plan: opens the inventory", "sqlite3.connect", "warehouse/_inventory.sqlite", 2),
    Step("plan: reads a raw file", "open r", "raw/.*/b.txt", 2),
    Step("plan: writes the inputs", "open w", f"{_RUN}/plan/inputs.json", writes=True),
    Step("plan: writes a shard", "open w", f"{_RUN}/plan/shard-0000.json"),
    Step("extract: begins a shard", "os.mkdir", rf"{_RUN}/resolved/\.shard-.*\.partial", 2, True),
    Step("extract: reads a raw file", "open r", "raw/.*/b.txt", 3),
    Step("extract: names the shard", "os.rename", rf"{_RUN}/resolved/\.shard-.*\.partial"),
    Step("transform: begins", "os.mkdir", f"{_RUN}/tables", writes=True),
    Step("transform: begins to merge", "os.mkdir", f"{_RUN}/resolved/{_SPILL}"),
    Step("transform: names the first table", "os.rename", rf"{_RUN}/tables/\.documents.*"),
    Step("transform: names the last table", "os.rename", rf"{_RUN}/tables/\.quarantine.*"),
    Step("validate: judges the tables", "os.mkdir", f"{_RUN}/{_SPILL}"),
    Step("validate: writes the result", "open w", f"{_RUN}/validation.json", writes=True),
    Step("validate: writes the report", "open w", f"{_RUN}/validation.html"),
    Step("publish: takes the lock", "open a", rf"warehouse/_manifests/\.{_PART}\.lock"),
)
STAGING_STEPS = (
    Step("publish: stages the tables", "os.mkdir", f"warehouse/{_STAGED}/{_SPILL}", writes=True),
    Step("publish: stages a report", "shutil.copyfile", f"{_RUN}/validation.json"),
    Step("publish: stages the page", "open w", f"warehouse/{_STAGED}/.*daily.html.staged"),
    Step("publish: flushes", "open r", f"warehouse/{_STAGED}/documents/.*staged", 2),
    Step(
        "publish: writes the journal",
        "open w",
        rf"warehouse/_manifests/\.{_PART}\.json\.pending\.tmp",
        writes=True,
    ),
    Step("publish: names the journal", "os.rename", r"warehouse/_manifests/.*\.pending\.tmp"),
)
JOURNAL_STEPS = (
    Step("publish: names the first table", "os.rename", f"warehouse/{_STAGED}/documents/.*"),
    Step("publish: names the last table", "os.rename", f"warehouse/{_STAGED}/quarantine/.*"),
    Step("publish: names the last report", "os.rename", f"warehouse/{_STAGED}/.*daily.*"),
    Step("publish: names the manifest", "os.rename", r"warehouse/_manifests/.*\.pending"),
)
_AFTER_ALL = (
    Step(
        "publish: removes what was staged",
        "shutil.rmtree",
        f"warehouse/{_STAGED}",
        2,
        is_swept=True,
        is_after_all=True,
    ),
    Step("publish: removes the run folder", "shutil.rmtree", _RUN, is_after_all=True),
)
AT_EACH_STEP = (*_BEFORE_STAGING, *STAGING_STEPS, *JOURNAL_STEPS, *_AFTER_ALL)


def watch(home: Path, step: Step, strike: Callable[[Path], None]) -> None:
    """Let something happen when this process, from now on, comes to a step.

    Args:
        home: Folder of raw files and warehouse.
        step: The step.
        strike: Is called once.
    """
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in _EVENTS and seen < step.nth:
            path = str(arguments[0]).removeprefix(f"{home}/")
            seen += step.is_before(_with_mode(event, arguments), path)
            if seen == step.nth:
                seen += 1
                strike(home)

    sys.addaudithook(hook)


def _with_mode(event: str, arguments: tuple[object, ...]) -> str:
    return f"open {str(arguments[1] or 'r')[0]}" if event == "open" else event
