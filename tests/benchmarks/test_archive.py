"""The estimate of the archive is arithmetic that holds together, and the page shows what it prints."""

from pathlib import Path

import pytest

from benchmarks.archive import Archive, Measured, figures

COST = Measured()
ARCHIVE = Archive(930_000, 365 * 30)
PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "scale.md"


def test_a_date_has_a_task_of_coding_for_every_200_stories() -> None:
    assert [Archive(n, 1).shards_a_date for n in (0, 200, 201, 8_493)] == [1, 1, 2, 43]
    assert Archive(400, 2).tasks == 10


def test_more_cores_than_the_scheduler_feeds_save_no_time() -> None:
    scheduler = f"{ARCHIVE.scheduler_hours(COST):.1f}"
    assert figures(ARCHIVE, COST, 10_000, 1)["hours with 10000 cores"] == scheduler
    assert float(figures(ARCHIVE, COST, 1, 1)["hours with 1 cores"]) > 10 * float(scheduler)


def test_catalog_after_each_date_grows_with_the_square_of_the_dates() -> None:
    few, many = Archive(1, 10_000), Archive(1, 100_000)
    assert many.catalog_hours(COST) == pytest.approx(100 * few.catalog_hours(COST), rel=0.1)


def test_the_page_shows_what_is_printed() -> None:
    page = PAGE.read_text(encoding="utf-8")
    larger = Archive(100 * ARCHIVE.stories, ARCHIVE.dates)
    both = [figures(archive, COST, 16, 0.05) for archive in (ARCHIVE, larger)]
    for name in both[0]:
        assert f"| {name} | {both[0][name]} | {both[1][name]} |" in page
