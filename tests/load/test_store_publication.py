"""Publishing to an object store: killed anywhere or overtaken, the old or the new date stands."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest

from load.checkout.publications import GRACE, OvertakenError
from load.checkout.sweeping import sweep
from load.manifest import Manifest, parsed_manifest
from load.verify import verify_warehouse
from stores.address import StoreAddress
from stores.objects import Objects
from tests.load.killed import DAY, publish, publish_and_die
from transform.schemas import TABLES

pytestmark = pytest.mark.slow

NEXT = date(2021, 11, 18)
KEY = f"_manifests/publication_date={DAY}.json"

STEPS_BEFORE = [
    "staged",
    f"sent documents/publication_date={DAY}/part-0.parquet",
    f"sent quarantine/publication_date={DAY}/part-0.parquet",
    f"sent _reports/publication_date={DAY}/daily.html",
]


def current(warehouse: StoreAddress) -> Manifest:
    return parsed_manifest(KEY, Objects(warehouse).read(KEY))


def content(warehouse: StoreAddress) -> dict[str, bytes]:
    """What a reader finds by the manifests."""
    objects = Objects(warehouse)
    manifests = [entry.key for entry in objects.entries("_manifests")]
    named = [
        out.path for key in manifests for out in parsed_manifest(key, objects.read(key)).outputs()
    ]
    return {key: objects.read(key) for key in [*manifests, *named]}


def publications(warehouse: StoreAddress) -> set[str]:
    found = Objects(warehouse).entries(f"publications/{DAY}")
    return {entry.key.split("/")[2] for entry in found}


@pytest.fixture
def published(bucket: StoreAddress, run_folders: dict[date, Any]) -> StoreAddress:
    """A warehouse of two dates in a bucket of its own."""
    for day, run_folder in run_folders.items():
        run_folder.publish(day, bucket)
    return bucket


def test_the_tables_are_those_of_a_folder(published: StoreAddress, warehouse: Path) -> None:
    for name, table in current(published).tables.items():
        stored = Objects(published).read(table.path)
        local = warehouse / name / f"publication_date={DAY}" / "part-0.parquet"
        assert stored == local.read_bytes()
        assert table.path.endswith(f"/{name}/publication_date={DAY}/part-0.parquet")
    assert verify_warehouse(published) == []


@pytest.mark.parametrize("last_step", STEPS_BEFORE)
def test_killed_before_the_switch_the_old_date_stands(
    last_step: str, published: StoreAddress, other_tables: Path
) -> None:
    before = content(published)
    publish_and_die(other_tables, published, "2.0", last_step)
    assert content(published) == before
    assert publish(other_tables, published, "3.0").versions == {"code": "3.0"}
    assert current(published).row_counts["events"] == 1
    assert verify_warehouse(published) == []


def test_killed_after_the_switch_the_new_date_stands(
    published: StoreAddress, other_tables: Path
) -> None:
    publish_and_die(other_tables, published, "2.0", "switched")
    assert current(published).versions == {"code": "2.0"}
    assert current(published).row_counts["events"] == 1
    assert verify_warehouse(published) == []


def test_who_is_overtaken_changes_nothing_and_leaves_nothing(
    published: StoreAddress, other_tables: Path, validated: Path
) -> None:
    def overtake(step: str) -> None:
        if step == "staged":
            publish(validated, published, "faster")

    with pytest.raises(OvertakenError, match="another run has published 2021-11-17"):
        publish(other_tables, published, "slower", overtake)
    assert current(published).versions == {"code": "faster"}
    assert len(publications(published)) == 2  # what was published at first, and what is now
    assert publish(other_tables, published, "again").versions == {"code": "again"}


def test_of_writers_at_once_the_manifest_is_of_one(
    published: StoreAddress, other_tables: Path, tmp_path: Path
) -> None:
    together = Barrier(4)
    outcomes: dict[str, str] = {}

    def write(code: str) -> None:
        def wait(step: str) -> None:
            if step == "staged":
                together.wait(60)

        try:
            publish(shutil.copytree(other_tables, tmp_path / code), published, code, wait)
            outcomes[code] = "published"
        except OvertakenError:
            outcomes[code] = "overtaken"

    writers = [Thread(target=write, args=(f"writer-{n}",)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    winners = [code for code, outcome in outcomes.items() if outcome == "published"]
    assert sorted(outcomes.values()) == ["overtaken"] * 3 + ["published"]
    assert current(published).versions == {"code": winners[0]}
    assert verify_warehouse(published) == []


def test_superseded_and_broken_off_publications_go_after_a_day(
    published: StoreAddress, other_tables: Path
) -> None:
    objects = Objects(published)
    before, old = content(published), publications(published)
    publish_and_die(other_tables, published, "2.0", STEPS_BEFORE[1])
    publish(other_tables, published, "3.0")
    assert len(publications(published)) == 3
    assert sweep(objects) == []
    now = datetime.now(UTC)
    assert sweep(objects, now=now + GRACE - timedelta(minutes=5)) == []
    assert all(objects.read(key) for key in before)
    removed = sweep(objects, now=now + GRACE + timedelta(minutes=5))
    assert {key.split("/")[1] for key in removed} == {str(DAY)}
    assert len(publications(published)) == 1
    assert not publications(published) & old
    assert verify_warehouse(published) == []


def test_verify_tells_what_is_lost_changed_or_left_over(
    published: StoreAddress, other_tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = current(published).tables
    Objects(published).remove([tables["actors"].path])
    Objects(published).write(tables["events"].path, b"not Parquet")
    publish_and_die(other_tables, published, "2.0", STEPS_BEFORE[1])
    told = "\n".join(map(str, verify_warehouse(published)))
    assert f"actors/publication_date={DAY}/part-0.parquet: the file is missing" in told
    assert f"events/publication_date={DAY}/part-0.parquet: the file is not the one" in told
    assert "begun and not committed" not in told
    monkeypatch.setattr("load.checkout.sweeping.GRACE", timedelta(0))
    told = "\n".join(map(str, verify_warehouse(published)))
    assert "begun and not committed" in told


@contextmanager
def reading(reader: str, warehouse: StoreAddress, out: Path) -> Iterator[None]:
    """Let another process read the date until the block ends; it must be at work then."""
    script = Path(__file__).with_name("store_reader.py")
    root = f"{warehouse.bucket}/{warehouse.prefix}"
    with out.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, script, reader, root, str(DAY)],
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(os.environ),
        )
        try:
            yield
            assert process.poll() is None, out.read_text()
        finally:
            process.kill()
            process.wait()


def test_readers_never_see_a_mixed_date(
    published: StoreAddress, other_tables: Path, validated: Path, tmp_path: Path
) -> None:
    rows: dict[str, dict[str, int]] = {}
    with (
        reading("duckdb", published, tmp_path / "duckdb"),
        reading("pyarrow", published, tmp_path / "pyarrow"),
    ):
        for number in range(4):
            rows["new"] = publish(other_tables, published, "new").row_counts
            publish_and_die(validated, published, "died", STEPS_BEFORE[number])
            rows["old"] = publish(validated, published, "old").row_counts
            publish_and_die(other_tables, published, "died", STEPS_BEFORE[number])
    expected = {f"{code} {json.dumps(counts, sort_keys=True)}" for code, counts in rows.items()}
    assert len(expected) == 2
    first = f"1.0 {json.dumps(rows['old'], sort_keys=True)}"
    for reader in ("duckdb", "pyarrow"):
        *looks, _ = (tmp_path / reader).read_text().split("\n")
        assert set(looks) - {first} == expected, reader
        assert len(looks) > 20, reader
        assert set(json.loads(looks[0].partition(" ")[2])) == set(TABLES)
