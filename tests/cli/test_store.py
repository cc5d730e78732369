"""The commands with raw files and a warehouse in an object store: as with folders, and to the same tables."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

from cli.airflow.result import report_result
from stores.address import StoreAddress
from stores.objects import Objects
from tests.cli.conftest import Command
from tests.conftest import S3Server

pytestmark = pytest.mark.slow

DAY = "2021-11-17"
STORY = " date {day} MOSCOW, November 1. /TASS/. Putin met with Merkel on Monday."


@pytest.fixture
def raw(bucket: StoreAddress, seed_file: Path) -> StoreAddress:
    """Raw files in the bucket: the seed article, and a file without a date."""
    place = StoreAddress(bucket.bucket, "tass/raw")
    Objects(place).write(seed_file.name, seed_file)
    Objects(place).write("note.txt", b"A note without any date.")
    return place


@pytest.fixture
def run(command: Command, raw: StoreAddress, bucket: StoreAddress) -> StoreAddress:
    """The warehouse in the bucket, to which the raw files were published."""
    outcome = command("run", "--raw", str(raw), "--warehouse", str(bucket))
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert str(bucket) in outcome.out
    assert "1 raw file belongs to no date" in outcome.out
    return bucket


def manifest_of(warehouse: StoreAddress) -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = json.loads(
        Objects(warehouse).read(f"_manifests/publication_date={DAY}.json")
    )
    return found


def test_the_tables_are_those_of_a_folder(run: StoreAddress, published: Path) -> None:
    text = (published / "_manifests" / f"publication_date={DAY}.json").read_text()
    here, there = json.loads(text), manifest_of(run)
    for name, table in here["tables"].items():
        assert there["tables"][name]["sha256"] == table["sha256"]
        stored = Objects(run).read(there["tables"][name]["path"])
        assert stored == (published / table["path"]).read_bytes()


def test_every_command_reads_it(
    command: Command, run: StoreAddress, published: Path, tmp_path: Path
) -> None:
    said = command("catalog", "--warehouse", str(run))
    assert (said.exit_code, said.out) == (0, f"{run}/catalog.duckdb\n"), said.err
    said = command("verify", "--warehouse", str(run))
    assert (said.exit_code, said.out) == (0, f"{run}: every promise holds\n"), said
    for place in (str(run), published):
        to = tmp_path / f"{Path(str(place)).name}-{len(str(place))}.csv"
        said = command("export", "--warehouse", place, "--to", to)
        assert said.exit_code == 0, said.err
    stored, local = sorted(tmp_path.glob("*.csv"))
    assert stored.read_bytes() == local.read_bytes() != b""
    page = tmp_path / "daily.html"
    assert command("report", "--warehouse", str(run), "--date", DAY, "--out", page).exit_code == 0
    assert "Merkel" in page.read_text(encoding="utf-8")
    said = command("unresolved", "--warehouse", str(run), "--format", "csv")
    assert said.out == command("unresolved", "--warehouse", published, "--format", "csv").out


def test_the_result_of_airflow_is_told(
    run: StoreAddress, capsys: pytest.CaptureFixture[str]
) -> None:
    report_result(run, [date.fromisoformat(DAY)])
    out = capsys.readouterr().out
    assert "Angela Merkel" in out
    assert f"{run}/_manifests/publication_date={DAY}.json" in out
    places = dict(line.split(None, 1) for line in out.splitlines() if line.startswith("Parquet"))
    pattern = places["Parquet"].removeprefix(f"{run}/")
    assert Objects(run).read(pattern.replace("<table>", "actors"))
    assert "every promise holds" in out


def test_a_mention_is_explained(command: Command, run: StoreAddress, published: Path) -> None:
    files = str(published / "mentions" / "*" / "*.parquet")
    ((mention_id,),) = duckdb.sql(f"SELECT min(mention_id) FROM '{files}'").fetchall()
    said = command("explain", mention_id, "--warehouse", str(run))
    assert (said.exit_code, said.err) == (0, "")
    assert "trigger" in said.out


def test_late_and_removed_files_are_told(
    command: Command, run: StoreAddress, raw: StoreAddress
) -> None:
    arguments = ("changed", "--raw", str(raw), "--warehouse", str(run))
    assert command(*arguments).out.startswith("no date     note.txt: ")
    Objects(raw).write("2021/11/17/späte № 1.txt", STORY.format(day=DAY).encode())
    Objects(raw).remove(["note.txt"])
    assert command(*arguments).out == f"{DAY}  added: 2021/11/17/späte № 1.txt\n"
    before = manifest_of(run)
    again = command("run", "--raw", str(raw), "--warehouse", str(run), "--date", DAY)
    assert (again.exit_code, again.err) == (0, "")
    assert command(*arguments).out == ""
    assert manifest_of(run)["tables"]["events"] != before["tables"]["events"]
    assert command("verify", "--warehouse", str(run)).exit_code == 0


def test_two_processes_read_shards_from_the_store(raw: StoreAddress, bucket: StoreAddress) -> None:
    Objects(raw).write("two.txt", STORY.format(day="2021-11-02").encode())
    other = STORY.format(day="2021-11-02").replace("Merkel", "Macron")
    Objects(raw).write("three.txt", other.encode())
    # In a process of its own, because the workers of this one know the environment that they began with.
    arguments = ["--raw", str(raw), "--warehouse", str(bucket), "--workers", "2"]
    done = subprocess.run(
        [sys.executable, "-m", "cli", "run", *arguments, "--date", "2021-11-02"],
        env=os.environ | {"TASS_EVENTS_SHARD_SIZE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    (read,) = [line.split() for line in done.stdout.splitlines() if "published" in line]
    assert read[1:4:2] == ["2021-11-02", "2"]


def test_a_failed_run_keeps_its_files_on_this_machine(
    command: Command,
    raw: StoreAddress,
    bucket: StoreAddress,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TASS_EVENTS_MODEL", str(tmp_path / "no-model"))
    failed = command("run", "--raw", str(raw), "--warehouse", str(bucket))
    assert failed.exit_code == 1
    (kept,) = tmp_path.glob(f"tass-events-*/_runs/{DAY}/*")
    assert f"files and traceback are kept in {kept}" in failed.err
    assert (kept / "plan" / "inputs.json").is_file()
    assert not list(Objects(bucket).entries("publications"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("verify", "--warehouse", "s3://KEY:secret@bucket/x"),
            "the name of an Airflow connection",
        ),
        (("verify", "--warehouse", "gs://bucket/x"), "gs:// addresses are not known"),
        (("verify", "--warehouse", "s3://no-such-bucket/x"), "NoSuchBucket"),
        (("compact", "--warehouse", "{bucket}"), "no such folder"),
        (("run", "--raw", "{bucket}/nothing", "--warehouse", "{bucket}"), "no such folder"),
    ],
)
def test_wrong_addresses_are_refused_in_one_line(
    command: Command, bucket: StoreAddress, arguments: tuple[str, ...], told: str
) -> None:
    said = command(*(one.format(bucket=bucket) for one in arguments))
    assert said.exit_code == 2
    assert told in said.err
    assert said.err.count("\n") == 1
    assert "secret" not in said.err


def test_credentials_are_never_told(
    command: Command, run: StoreAddress, s3: S3Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = b"".join(Objects(run).read(entry.key) for entry in Objects(run).entries())
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "not-the-secret-that-is-right")
    refused = command("verify", "--warehouse", str(run))
    assert refused.exit_code == 2
    assert "SignatureDoesNotMatch; check the credentials" in refused.err
    for secret in (s3.secret_key, s3.access_key, "not-the-secret-that-is-right"):
        assert secret not in refused.err + refused.out
        assert secret.encode() not in kept
