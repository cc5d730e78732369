"""Several attempts at one shard may overlap: where a machine hung, was given up, and goes on."""

import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks.stories import make_stories
from extract.run import plan_date

ROOT = Path(__file__).parents[2]
DAY = date(2021, 11, 17)
READ = """
import sys
from pathlib import Path

from cli.settings import Settings
from cli.shard_reading import read_shard_of

run, shard = map(Path, sys.argv[1:])
print(read_shard_of(run, Settings(), shard))
"""

pytestmark = pytest.mark.slow


def _begun(run: Path, shard: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", READ, str(run), str(shard)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _content(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_attempts_at_the_same_time_leave_what_one_alone_does(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number, story in enumerate(make_stories(20, seed=1, day=DAY)):
        (raw / f"{number}.txt").write_text(f" date {DAY} {story}", encoding="utf-8")
    (shard,) = plan_date(raw, DAY, tmp_path / "plan", shard_size=100, max_file_bytes=50_000)
    told: dict[str, str] = {}
    for name, attempts in (("alone", 1), ("together", 3)):
        for attempt in [_begun(tmp_path / name, shard) for _ in range(attempts)]:
            told[name], _ = attempt.communicate()
            assert attempt.returncode == 0
    alone, together = (_content(Path(told[name].strip())) for name in ("alone", "together"))
    assert len(alone) > 1
    assert together == alone
    # Nothing else is left beside it.
    assert [path.name for path in (tmp_path / "together" / "resolved").iterdir()] == [shard.stem]
