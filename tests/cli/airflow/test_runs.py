"""A run is for the date of its partition key, or for that of its form, or it is refused."""

from datetime import date
from pathlib import Path

import pytest

from cli.airflow.runs import NoPublicationDateError, dated_run, publication_date_of, timings


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
    run = dated_run(context, Path("warehouse"))
    assert run.publication_date == date(2021, 11, 17)
    assert run.folder.parent == Path("warehouse/_runs/2021-11-17")
    assert run.folder.name == "manual__2021-11-18T02-00-00-00-00__x-..-y"


def test_timings_add_up_the_shards() -> None:
    class Instance:
        def xcom_pull(self, task_ids: list[str], key: str) -> list[float | None]:
            left = {"plan": [0.5], "extract": [1.25, 2.0], "transform": [None]}
            return left[task_ids[0]] if key == "seconds" else []  # type: ignore[return-value]

    found = timings({"ti": Instance()}, ("plan", "extract", "transform"))
    assert found == {"plan": 0.5, "extract": 3.25, "transform": 0}
