"""A run is for the date of its partition key, or for that of its form, or it is refused."""

import logging
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cli.airflow.runs import (
    NoPublicationDateError,
    dated_run,
    publication_date_of,
    results_of,
    shard_seconds,
    timings,
    waits_until,
    working,
)


@pytest.mark.parametrize(
    ("key", "chosen"),
    [("2021-11-17", None), ("", "2021-11-17"), (None, "2021-11-17"), ("2021-11-17", "2021-11-17")],
)
def test_date_comes_from_key_or_form(key: str | None, chosen: str | None) -> None:
    assert publication_date_of(key, chosen) == date(2021, 11, 17)


@pytest.mark.parametrize(
    ("key", "chosen", "cause"),
    [
        (None, None, "no partition key"),
        ("2021-11-17", "2021-11-18", "2021-11-17 and the publication date 2021-11-18 differ"),
        (None, "17 November", "17 November is not a date"),
    ],
)
def test_no_date_is_one_line_that_says_how(key: str | None, chosen: str | None, cause: str) -> None:
    with pytest.raises(NoPublicationDateError) as caught:
        publication_date_of(key, chosen)
    message = str(caught.value)
    assert cause in message
    assert "press Trigger and fill in the partition key or the publication date" in message
    assert "\n" not in message
    assert (caught.value.partition_key, caught.value.chosen) == (key, chosen)


def test_folder_of_a_run_has_a_plain_name() -> None:
    context = {
        "partition_key": "2021-11-17",
        "params": {"publication_date": None},
        "run_id": "manual__2021-11-18T02:00:00+00:00__x/../y",
    }
    run = dated_run(context)
    assert run.publication_date == date(2021, 11, 17)
    assert run.name == "_runs/2021-11-17/manual__2021-11-18T02-00-00-00-00__x-..-y"


def test_seconds_of_shards_are_those_of_the_plan() -> None:
    class Instance:
        def xcom_pull(self, task_ids: str | list[str], key: str = "return_value") -> list[object]:
            if task_ids == "plan":
                return ["plan/shard-000.json", "plan/shard-001.json"]
            assert (task_ids, key) == (["extract"], "shard_seconds")
            return [{"shard-000": 1.5}, None, {"shard-001": 2.5}, {"shard-009": 9.0}]

    assert shard_seconds({"ti": Instance()}) == {"shard-000": 1.5, "shard-001": 2.5}


def test_timings_add_up_the_shards() -> None:
    class Instance:
        def xcom_pull(self, task_ids: list[str], key: str) -> list[float | None]:
            left = {"plan": [0.5], "extract": [1.25, 2.0], "transform": [None]}
            return left[task_ids[0]] if key == "seconds" else []  # type: ignore[return-value]

    found = timings({"ti": Instance()}, ("plan", "extract", "transform"))
    assert found == {"plan": 0.5, "extract": 3.25}


def test_waiting_for_files_begins_when_the_night_is_due() -> None:
    assert waits_until(date(2024, 2, 28), 0) == datetime(2024, 2, 29, 2, tzinfo=UTC)
    assert waits_until(date(2024, 2, 28), 30) == datetime(2024, 3, 1, 8, tzinfo=UTC)


def test_work_is_told_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    left: dict[str, float] = {}

    class Instance:
        task_id = "plan"

        def xcom_push(self, key: str, value: float) -> None:
            left[key] = value

    context = {"partition_key": "2021-11-17", "params": {}, "run_id": "one", "ti": Instance()}
    with caplog.at_level(logging.INFO), working(context, Path("warehouse")) as work:
        work.tell("12 files", "3 shards")
    assert set(left) == {"seconds"}
    (line,) = caplog.messages
    assert line.startswith("plan of 2021-11-17: in: 12 files; out: 3 shards; took ")


def test_results_of_an_older_plan_are_left_out() -> None:
    coded = ["run/shards/shard-0000.jsonl", "run/shards/shard-0001.jsonl"]
    assert results_of(["run/plan/shard-0000.json"], coded) == coded[:1]
    assert results_of([], ()) == []
