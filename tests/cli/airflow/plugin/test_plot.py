"""Bars stand on the ground, the largest reaches the top, and the oldest is left."""

from datetime import date

import pytest

from cli.airflow.plugin.dates import DatesPage, dates_page
from cli.airflow.plugin.plot import HEIGHT, STEP, yield_plots
from load.checkout.folder import FolderCheckout
from load.warehouse import Warehouse
from tests.cli.airflow.plugin.conftest import Publish


@pytest.fixture
def page(site: Warehouse, publish: Publish) -> DatesPage:
    publish(date(2021, 11, 1), stories=100, events=250, unusual=True)
    publish(date(2021, 11, 2), stories=0, events=0)
    publish(date(2021, 11, 3), stories=200, events=1000)
    return dates_page(FolderCheckout(site.root), None)


def test_each_measure_has_a_bar_a_date(page: DatesPage) -> None:
    stories, events, ratio = yield_plots(page.dates)
    assert [bar.label for bar in stories.bars] == [
        "2021-11-01: 100",
        "2021-11-02: 0",
        "2021-11-03: 200",
    ]
    assert (events.most, events.middle) == ("1,000", "250")
    assert [bar.label[12:] for bar in ratio.bars] == ["2.5", "0", "5"]


def test_bars_are_as_high_as_their_values(page: DatesPage) -> None:
    stories, *_ = yield_plots(page.dates)
    assert [bar.height for bar in stories.bars] == [HEIGHT / 2, 0, HEIGHT]
    assert all(bar.y + bar.height == HEIGHT for bar in stories.bars)
    assert [bar.x for bar in stories.bars] == [0, STEP, 2 * STEP]
    assert stories.middle_y == HEIGHT / 2


def test_dates_with_warnings_are_marked(page: DatesPage) -> None:
    stories, *_ = yield_plots(page.dates)
    assert [bar.warned for bar in stories.bars] == [True, False, False]


def test_dates_that_cannot_be_read_have_no_bar(page: DatesPage, site: Warehouse) -> None:
    for day in (1, 2):
        site.manifest(date(2021, 11, day)).write_text("{")
    stories, *_ = yield_plots(dates_page(FolderCheckout(site.root), None).dates)
    assert [bar.label for bar in stories.bars] == ["2021-11-03: 200"]
    site.manifest(date(2021, 11, 3)).write_text("{")
    assert yield_plots(dates_page(FolderCheckout(site.root), None).dates) == []


@pytest.mark.parametrize(
    ("n_dates", "ends"),
    [
        (1, ("2021-11-01",)),
        (3, ("2021-11-01 to 2021-11-03",)),
        (20, ("2021-11-01", "2021-11-20")),
    ],
)
def test_dates_stand_below_their_bars(
    site: Warehouse, publish: Publish, n_dates: int, ends: tuple[str, ...]
) -> None:
    for day in range(1, n_dates + 1):
        publish(date(2021, 11, day))
    stories, *_ = yield_plots(dates_page(FolderCheckout(site.root), None).dates)
    assert stories.ends == ends
    assert (stories.bars[-1].x + STEP == stories.width) == (len(ends) == 2)
