"""Hostile files are read right or end in quarantine with their reason; time and memory stay bounded."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from extract.raw_bytes import FileRefusedError, read_raw_file
from extract.raw_files import raw_file
from load.markdown import markdown_table
from tests.reliability.hostile_files import HOSTILE_FILES, READ, HostileFile
from tests.reliability.page import tell

pytestmark = pytest.mark.slow

FOLDER = "2021/11/17"
# Twenty-five times what a whole run of twenty stories takes at rest: a hang, and not a slow machine.
_PATIENCE_SECONDS = 900
_MOST_MEMORY_KB = 1_500_000


@dataclass(frozen=True)
class Run:
    """What a run over the hostile files left."""

    exit_code: int
    memory_kb: int
    errors: str
    documents: list[dict[str, Any]]
    quarantine: list[dict[str, Any]]

    def outcome(self, file: HostileFile) -> tuple[str, str]:
        """Return what became of a file: `read`, or the reason code, and the reason."""
        path = f"{FOLDER}/{os.fsencode(file.name).decode('utf-8', 'backslashreplace')}"
        for row in self.quarantine:
            if row["source_path"] == path:
                return row["reason_code"], row["reason"]
        under = (row for row in self.documents if row["source_path"].startswith(path))
        return (READ, "") if next(under, None) else ("lost", "")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    home = tmp_path_factory.mktemp("hostile")
    folder = home / "raw" / FOLDER
    folder.mkdir(parents=True)
    for file in HOSTILE_FILES:
        file.make(folder / file.name)
    for number in range(len(HOSTILE_FILES)):
        story = f"OSLO, November 17. /TASS/. Norway praised Sweden in {number} letters."
        (folder / f"good{number}.txt").write_text(story)
    yield _published(home)
    # Python's own way to remove folders goes no deeper than its stack.
    subprocess.run(["rm", "-rf", home], check=True)


# A process of its own, which has no other child whose memory could be the largest.
_WATCH = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, timeout=float(sys.argv[1]))
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def _published(home: Path) -> Run:
    arguments = ["run", "--raw", home / "raw", "--warehouse", home / "warehouse"]
    command = [sys.executable, "-m", "cli", *map(str, arguments), "--date", "2021-11-17"]
    watch = [sys.executable, "-c", _WATCH, str(_PATIENCE_SECONDS), *command]
    done = subprocess.run(watch, capture_output=True, text=True, check=True)
    exit_code, memory_kb = map(int, done.stdout.split())
    documents, quarantine = (
        pq.read_table(home / "warehouse" / name / "publication_date=2021-11-17").to_pylist()
        if exit_code == 0
        else []
        for name in ("documents", "quarantine")
    )
    return Run(exit_code, memory_kb, done.stderr, documents, quarantine)


def test_the_date_is_published_all_the_same(run: Run) -> None:
    assert run.exit_code == 0, run.errors
    good = [row for row in run.documents if "praised" in row["text"]]
    assert len(good) == len(HOSTILE_FILES)


def test_memory_stays_bounded(run: Run) -> None:
    assert run.memory_kb < _MOST_MEMORY_KB


@pytest.mark.parametrize("file", HOSTILE_FILES, ids=lambda file: file.what)
def test_a_hostile_file_ends_as_it_should(file: HostileFile, run: Run) -> None:
    outcome, reason = run.outcome(file)
    assert outcome == file.outcome, reason
    assert bool(reason) == (outcome != READ)
    assert "\n" not in reason


def test_every_refusal_is_of_one_of_them(run: Run) -> None:
    refused = [file for file in HOSTILE_FILES if file.outcome != READ]
    assert len(run.quarantine) == len(refused)


def test_odd_characters_inside_a_text_stay_where_they_are(run: Run) -> None:
    texts = {row["source_path"]: row["text"] for row in run.documents}
    assert texts[f"{FOLDER}/bom.txt"].endswith("said.\ufeff Norway left.")
    assert "\u202eNorway\u202c \u200fcondemned" in texts[f"{FOLDER}/rtl.txt"]


def test_a_file_without_leave_to_read_is_refused() -> None:
    # Root may read everything, and is somebody else for as long as it tries.
    home = Path(tempfile.mkdtemp(dir="/tmp"))
    try:
        home.chmod(0o755)
        (home / "secret.txt").write_text("text")
        (home / "secret.txt").chmod(0)
        refused = _as_nobody(lambda: _refusal(home))
    finally:
        shutil.rmtree(home)
    assert refused.reason_code == "unreadable"
    assert "Permission denied" in refused.reason


def _refusal(home: Path) -> FileRefusedError:
    with pytest.raises(FileRefusedError) as refused:
        read_raw_file(raw_file(home, "secret.txt"), 100)
    return refused.value


def _as_nobody(run: Callable[[], FileRefusedError]) -> FileRefusedError:
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        return run()
    finally:
        os.seteuid(before)


def test_the_page_tells_what_becomes_of_hostile_files(run: Run) -> None:
    assert [f.what for f in HOSTILE_FILES if run.outcome(f)[0] != f.outcome] == []
    tell("hostile files", _lines(run))


def _lines(run: Run) -> Iterator[str]:
    rows = ((file.what, *_told(*run.outcome(file))) for file in HOSTILE_FILES)
    yield from markdown_table(("What is sent", "Outcome", "Reason in the quarantine"), rows)


def _told(outcome: str, reason: str) -> tuple[str, str]:
    return ("read as it is", "") if outcome == READ else (f"`{outcome}`", reason)
