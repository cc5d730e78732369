"""Publishing dates from the command line, without a scheduler."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command

pytestmark = pytest.mark.slow
PUBLISHED = "publication_date=2021-11-17"


def parquet_of(warehouse: Path) -> dict[str, bytes]:
    return {
        path.relative_to(warehouse).as_posix(): path.read_bytes()
        for path in sorted(warehouse.rglob("*.parquet"))
    }


def write(folder: Path, day: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{day}.txt").write_text(f" date {day} MOSCOW, November 1. /TASS/. {text}")


def test_a_date_is_published_and_verified(command: Command, published: Path) -> None:
    assert (published / "_manifests" / f"{PUBLISHED}.json").is_file()
    assert (published / "_reports" / PUBLISHED / "validation.html").is_file()
    assert not (published / "_runs").exists()
    outcome = command("verify", "--warehouse", published)
    assert (outcome.exit_code, outcome.err) == (0, "")


def test_the_manifest_names_versions_and_timings(published: Path) -> None:
    manifest = json.loads((published / "_manifests" / f"{PUBLISHED}.json").read_text())
    assert set(manifest["timings"]) == {"plan", "extract", "transform", "validate"}
    assert {"code", "lexicon", "model", "gazetteer"} <= manifest["versions"].keys()
    assert [each["source_path"] for each in manifest["inputs"]] == ["000_0e92e75e7bff483c.txt"]


def test_the_same_date_published_twice_is_the_same_bytes(
    command: Command, seeds: Path, published: Path, tmp_path: Path
) -> None:
    arguments = ("run", "--raw", seeds, "--warehouse", tmp_path / "w", "--date", "2021-11-17")
    assert command(*arguments).exit_code == 0
    first = parquet_of(tmp_path / "w")
    assert command(*arguments).exit_code == 0
    assert parquet_of(tmp_path / "w") == first == parquet_of(published)
    assert len(first) == 7


def test_all_dates_are_run_and_summed_up(command: Command, tmp_path: Path) -> None:
    write(tmp_path / "raw", "2021-11-01", "Putin met with Merkel on Monday.")
    write(tmp_path / "raw", "2021-11-03", "The weather was fine.")
    outcome = command("run", "--raw", tmp_path / "raw", "--warehouse", tmp_path / "w")
    assert (outcome.exit_code, outcome.err) == (0, "")
    rows = [line.split() for line in outcome.out.splitlines() if "published" in line]
    assert [row[1] for row in rows] == ["2021-11-01", "2021-11-03"]
    assert str((tmp_path / "w").resolve()) in outcome.out


def test_workers_give_the_same_bytes(
    command: Command, seed_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(3):
        text = seed_file.read_text().replace("50-minute", f"5{number}-minute")
        (raw / f"{number}.txt").write_text(text)
    monkeypatch.setenv("TASS_EVENTS_SHARD_SIZE", "1")
    for workers in ("1", "2"):
        outcome = command(
            "run", "--raw", raw, "--warehouse", tmp_path / workers, "--workers", workers
        )
        assert outcome.exit_code == 0, outcome.err
    assert parquet_of(tmp_path / "1") == parquet_of(tmp_path / "2")


def test_a_date_without_files_is_told_with_the_dates_found(
    command: Command, seeds: Path, tmp_path: Path
) -> None:
    outcome = command("run", "--raw", seeds, "--warehouse", tmp_path / "w", "--date", "2020-01-01")
    assert (outcome.exit_code, outcome.err.count("\n")) == (2, 1)
    assert "2021-11-17" in outcome.err
    assert not (tmp_path / "w").exists()


def test_a_failed_date_stops_no_other_and_keeps_its_files(command: Command, tmp_path: Path) -> None:
    for day in ("2021-11-01", "2021-11-02"):
        write(tmp_path / "raw", day, "Putin met with Merkel on Monday.")
    blocked = tmp_path / "w" / "_staging"
    blocked.mkdir(parents=True)
    (blocked / "publication_date=2021-11-01").write_text("in the way")
    outcome = command("run", "--raw", tmp_path / "raw", "--warehouse", tmp_path / "w")
    assert outcome.exit_code == 1
    failure, total = outcome.err.splitlines()
    assert failure.startswith("tass-events: 2021-11-01: publish failed: ")
    assert total == "tass-events: 1 of 2 dates failed, see above"
    folder = Path(failure.rpartition("are kept in ")[2])
    assert "Traceback" in (folder / "error.txt").read_text()
    assert (folder / "tables" / "events.parquet").is_file()
    published = [path.name for path in (tmp_path / "w" / "events").iterdir()]
    assert published == ["publication_date=2021-11-02"]
    assert (tmp_path / "w" / "_runs" / "2021-11-01").is_dir()
    assert not (tmp_path / "w" / "_runs" / "2021-11-02").exists()


def test_an_interrupt_leaves_nothing_behind(seeds: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "run", "--raw", seeds, "--warehouse", tmp_path / "w"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A job in the background of a shell inherits an ignored Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    while not list(tmp_path.glob("w/_runs/*/*/plan/*")):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, "", "tass-events: interrupted\n")
    assert not (tmp_path / "w" / "_runs").exists()
