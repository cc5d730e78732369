"""What tasks on several machines share in an object store: turns, inventory, runs, reviews, months."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pyarrow.parquet as pq
import pytest

from cli.airflow.turns import take_turn
from cli.old_runs import old_runs, remove_runs
from load.checkout.checkout import Checkout
from load.checkout.opening import checked_out
from load.months.compaction import copy_month
from load.months.state import months_of
from load.reviews import StoredReview, read_reviews, write_review
from load.verify import verify_warehouse
from stores.address import StoreAddress
from stores.objects import Objects

pytestmark = pytest.mark.slow

DAY = date(2021, 11, 17)


@pytest.fixture
def checkout(bucket: StoreAddress) -> Iterator[Checkout]:
    with checked_out(bucket) as checkout:
        yield checkout


def test_runs_of_a_date_take_turns(bucket: StoreAddress) -> None:
    running = {"first", "second"}
    assert take_turn(bucket, DAY, "first", running.__contains__) is None
    assert take_turn(bucket, DAY, "second", running.__contains__) == "first"
    running.remove("first")
    assert take_turn(bucket, DAY, "second", running.__contains__) is None


def test_exchanges_at_once_follow_one_another(bucket: StoreAddress) -> None:
    def count() -> None:
        with checked_out(bucket) as checkout:
            for _ in range(10):
                checkout.exchange("number", lambda text: str(int(text or "0") + 1))

    counters = [Thread(target=count) for _ in range(4)]
    for counter in counters:
        counter.start()
    for counter in counters:
        counter.join()
    assert Objects(bucket).read("number") == b"40"


def test_what_is_made_of_older_things_is_made_again(bucket: StoreAddress) -> None:
    published = ["first"]

    def build(path: Path) -> None:
        path.write_text(" ".join(published))
        if len(published) == 1:  # while this one was at work, another has seen more
            published.append("second")
            Objects(bucket).write("catalog.duckdb", b"of another")

    with checked_out(bucket) as checkout:
        checkout.rebuild("catalog.duckdb", build)
    assert Objects(bucket).read("catalog.duckdb") == b"first second"


def _numbers(path: Path, *, add: int | None = None) -> list[int]:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE IF NOT EXISTS numbers (number)")
        if add is not None:
            connection.execute("INSERT INTO numbers VALUES (?)", [add])
        return [number for (number,) in connection.execute("SELECT number FROM numbers")]


def test_of_two_inventories_at_once_the_first_is_kept_whole(bucket: StoreAddress) -> None:
    with checked_out(bucket) as one, checked_out(bucket) as two:
        with one.inventory() as path:
            _numbers(path, add=1)
        with one.inventory() as here, two.inventory() as there:
            _numbers(here, add=2)
            _numbers(there, add=3)
        with one.inventory() as path:
            assert _numbers(path) == [1, 3]  # the inner one ended first


def test_a_folder_of_a_run_comes_whole_to_another_task(bucket: StoreAddress) -> None:
    run = f"_runs/{DAY}/one"
    with checked_out(bucket) as task:
        tables = task.folder / run / "tables"
        tables.mkdir(parents=True)
        (tables / "events.parquet").write_text("events")
        (tables / "stale.parquet").write_text("stale")
        task.send_bundle(f"{run}/tables")
        (tables / "stale.parquet").unlink()
        task.send_bundle(f"{run}/tables")
    with checked_out(bucket) as other:
        other.fetch_bundle(f"{run}/tables")
        found = {path.name: path.read_text() for path in (other.folder / run / "tables").iterdir()}
        assert found == {"events.parquet": "events"}
        assert old_runs(other, datetime.now(UTC) - timedelta(days=1)) == []
        assert old_runs(other, datetime.now(UTC) + timedelta(days=1)) == [run]
        remove_runs(other, [run])
        with pytest.raises(FileNotFoundError):
            other.fetch_bundle(f"{run}/tables")
    assert not Objects(bucket).has_any()


def test_reviews_are_kept_beside_the_dates(bucket: StoreAddress) -> None:
    review = StoredReview(
        mention_id="m_0123456789abcdef",
        publication_date=DAY,
        choice="reject",
        sentence="Alpha sent aid.",
        coded_as="AID",
        reviewed_by="ann",
        reviewed_at=datetime(2021, 11, 18, tzinfo=UTC),
    )
    assert read_reviews(bucket, DAY) == []
    place = write_review(bucket, review)
    assert str(place) == f"{bucket}/_reviews/publication_date={DAY}/m_0123456789abcdef.json"
    assert read_reviews(bucket, DAY) == [review]
    write_review(bucket, review.model_copy(update={"choice": "accept"}))
    assert [each.choice for each in read_reviews(bucket, DAY)] == ["accept"]


def test_a_month_is_copied_and_goes_stale(
    bucket: StoreAddress, run_folders: dict[date, Any], other_tables: Path, checkout: Checkout
) -> None:
    for day, run_folder in run_folders.items():
        run_folder.publish(day, bucket)
    (state,) = months_of(checkout)
    assert state.stale == "has no copy"
    copy_month(bucket, state)
    (state,) = months_of(checkout)
    assert state.stale == ""
    assert verify_warehouse(bucket) == []
    manifest = checkout.month_manifest("2021-11")
    assert manifest is not None
    with checked_out(bucket) as reader:
        reader.fetch_months(["2021-11"])
        copy = reader.folder / "months/events/publication_month=2021-11/part-0.parquet"
        assert pq.read_metadata(copy).num_rows == manifest.tables["events"].rows == 3
    Objects(bucket).remove([manifest.tables["actors"].path])
    (state,) = months_of(checkout)
    assert state.stale.startswith("lacks publications/2021-11/")
    copy_month(bucket, state)
    run_folders[DAY].publish(date(2021, 11, 17), bucket)
    assert verify_warehouse(bucket) == []
