"""Injects faults into the real command, each in a process of its own that is forked from a loaded one.

    python -m tests.reliability.faulting FOLDER

For each fault a date is published, its raw files change, the faulted command runs, `verify` runs, and the
command runs again. `FOLDER/outcomes.json` gets what was found.
"""

import gc
import json
import multiprocessing
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import NoReturn

import cli.worker_origin  # noqa: F401 - loads model and tables
from cli.main import main
from load.checksums import sha256_of
from load.manifest import Manifest, read_manifest
from load.run import prepare_checks
from load.warehouse import Warehouse
from tests.reliability.faults import (
    FAULTS,
    FINISHED_LATER,
    NEW,
    OLD,
    Arm,
    Fault,
    no_fault,
)

DAY = date(2021, 11, 17)
OUTCOMES = "outcomes.json"
_AT_ONCE = 2
_LONG_AGO = 1_000_000_000
_CONTEXT = multiprocessing.get_context("fork")
_OLD_STORIES = {"a.txt": "Norway praised Sweden. Beijing condemned Australia."}
_NEW_STORIES = _OLD_STORIES | {"b.txt": "Russia criticized Poland. Iran thanked Iraq."}


@dataclass(frozen=True)
class Outcome:
    """What a fault left, and what came of it when the command ran again.

    Attributes:
        exit_codes: Of the faulted commands.
        said: Their output.
        date: Which date stands.
        verify: Exit code and output of `verify`.
        again: Exit code and output of the next run, which is at last without fault.
        verify_again: Exit code and output of `verify` after it.
        published: Checksums of the Parquet files in the end.
        files: All files of the warehouse in the end, and what is left in the temporary folder.
    """

    exit_codes: list[int]
    said: str
    date: str
    verify: tuple[int, str]
    again: tuple[int, str]
    verify_again: tuple[int, str]
    published: dict[str, str]
    files: list[str]


def outcome_of(template: Path, fault: Fault) -> Outcome:
    """Let a fault happen to the new stories of a date whose old ones are published."""
    with _home(template) as home:
        before = read_manifest(_site(home).manifest(DAY))
        ends, said = _commands(home, "run", [fault.arm] * len(fault.exit_codes))
        stands = _standing(_site(home), before)
        verified = _command(home, "verify")
        _mend(home)
        again = _command(home, "run")
        verified_again = _command(home, "verify")
        tables = read_manifest(_site(home).manifest(DAY)).tables
        published = {name: table.sha256 for name, table in tables.items()}
        return Outcome(ends, said, stands, verified, again, verified_again, published, _files(home))


@contextmanager
def _home(template: Path) -> Iterator[Path]:
    home = template.with_name(f"home-{os.getpid()}")
    shutil.copytree(template, home)
    home.joinpath("tmp").mkdir()
    try:
        write_stories(home, _NEW_STORIES)
        yield home
    finally:
        shutil.rmtree(home)


def _site(home: Path) -> Warehouse:
    return Warehouse(home / "warehouse")


def write_stories(home: Path, stories: dict[str, str]) -> None:
    """Write raw files of the date."""
    folder = home / "raw" / f"{DAY:%Y/%m/%d}"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in stories.items():
        (folder / name).write_text(f"OSLO, November 17. /TASS/. {text}", encoding="utf-8")


def _mend(home: Path) -> None:
    """Take the fault away, and let the time pass for which the files of a failed run are kept."""
    write_stories(home, _NEW_STORIES)
    for path in (home / "warehouse", *(home / "warehouse").rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    for path in _site(home).runs.rglob("*"):
        os.utime(path, (_LONG_AGO, _LONG_AGO))


def _standing(site: Warehouse, before: Manifest) -> str:
    if site.journal(DAY).exists():
        return FINISHED_LATER
    manifest = read_manifest(site.manifest(DAY))
    differing = [
        output.path
        for output in manifest.outputs()
        if sha256_of(site.root / output.path) != output.sha256
    ]
    return f"mixed: {differing}" if differing else OLD if manifest == before else NEW


def _command(home: Path, name: str) -> tuple[int, str]:
    (end,), said = _commands(home, name, [no_fault])
    return end, said


def _commands(home: Path, name: str, arms: list[Arm]) -> tuple[list[int], str]:
    """Run the command in as many processes as there are faults, and return how they end and what they say."""
    read, write = os.pipe()  # a full disk refuses files, and not what a terminal shows
    started = [_CONTEXT.Process(target=_become, args=(home, name, arm, write)) for arm in arms]
    for process in started:
        process.start()
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as output:
        said = output.read()
    for process in started:
        process.join()
    return [process.exitcode or 0 for process in started], said


def _become(home: Path, name: str, arm: Arm, output: int) -> NoReturn:
    """Be the command, with a fault."""
    for stream in (1, 2):
        os.dup2(output, stream)
    os.close(output)
    os.environ["TMPDIR"] = str(home / "tmp")
    raw = ["--raw", str(home / "raw")] if name == "run" else []
    sys.argv = ["tass-events", name, *raw, "--warehouse", str(home / "warehouse")]
    arm(home)
    main()
    raise AssertionError("the command has not ended")


def _files(home: Path) -> list[str]:
    found = (*(home / "warehouse").rglob("*"), *(home / "tmp").rglob("*"))
    return sorted(str(path.relative_to(home)) for path in found)


def inject(folder: Path) -> dict[str, Outcome]:
    """Inject every fault, and return the outcomes by its name."""
    prepare_checks()
    gc.freeze()  # what is loaded is left alone in every process that is forked
    template = folder / "template"
    write_stories(template, _OLD_STORIES)
    end, said = _command(template, "run")
    if end != 0:
        raise RuntimeError(said)
    with ProcessPoolExecutor(_AT_ONCE, mp_context=_CONTEXT) as executor:
        found = executor.map(partial(_outcome_of_number, template), range(len(FAULTS)))
        return dict(zip(map(str, FAULTS), found, strict=True))


def _outcome_of_number(template: Path, number: int) -> Outcome:
    """Inject a fault by its number: functions made on the way cannot be sent to another process."""
    return outcome_of(template, FAULTS[number])


if __name__ == "__main__":
    place = Path(sys.argv[1])
    told = {name: asdict(outcome) for name, outcome in inject(place).items()}
    (place / OUTCOMES).write_text(json.dumps(told, indent=1), encoding="utf-8")
