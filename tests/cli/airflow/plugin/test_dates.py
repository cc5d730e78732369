"""Dates are read page by page; one that cannot be read says so and hides no other."""

from datetime import date, timedelta

from cli.airflow.plugin.dates import dates_page, neighbours, read_date
from load.checkout.folder import FolderCheckout
from load.warehouse import Warehouse
from tests.cli.airflow.plugin.conftest import Publish

FIRST = date(2021, 11, 1)


def test_pages_lead_to_each_other(site: Warehouse, publish: Publish) -> None:
    days = [FIRST + timedelta(number) for number in range(7)]
    for day in days:
        publish(day)
    newest = dates_page(FolderCheckout(site.root), None, most=3)
    assert [each.day for each in newest.dates] == days[:3:-1]
    assert (newest.total, newest.newer) == (7, None)
    middle = dates_page(FolderCheckout(site.root), newest.older, most=3)
    assert [each.day for each in middle.dates] == days[3:0:-1]
    assert middle.newer == days[6]
    oldest = dates_page(FolderCheckout(site.root), middle.older, most=3)
    assert [each.day for each in oldest.dates] == days[:1]
    assert (oldest.older, oldest.newer) == (None, days[3])


def test_no_dates_make_an_empty_page(site: Warehouse) -> None:
    page = dates_page(FolderCheckout(site.root), None)
    assert (page.dates, page.total, page.older, page.newer) == ((), 0, None, None)


def test_a_page_before_all_dates_leads_back(site: Warehouse, publish: Publish) -> None:
    publish(FIRST)
    page = dates_page(FolderCheckout(site.root), date(1999, 1, 1))
    assert (page.dates, page.older, page.newer) == ((), None, FIRST)


def test_what_was_unusual_and_how_long_it_took(site: Warehouse, publish: Publish) -> None:
    publish(FIRST, unusual=True)
    found = read_date(FolderCheckout(site.root), FIRST)
    assert [outcome.rule for outcome in found.unusual] == ["few_events"]
    assert (found.warned, found.seconds) == (True, 1235.0)


def test_a_manifest_that_cannot_be_read_says_why(site: Warehouse, publish: Publish) -> None:
    publish(FIRST)
    site.manifest(FIRST).write_text("{")
    found = read_date(FolderCheckout(site.root), FIRST)
    assert found.manifest is None
    assert "not JSON" in found.problem
    assert "publish the date again" in found.problem
    assert (found.warned, found.unusual, found.seconds) == (False, (), 0)


def test_neighbours_are_published(site: Warehouse, publish: Publish) -> None:
    for number in (0, 4, 9):
        publish(FIRST + timedelta(number))
    assert neighbours(FolderCheckout(site.root), FIRST) == (None, FIRST + timedelta(4))
    assert neighbours(FolderCheckout(site.root), FIRST + timedelta(4)) == (
        FIRST,
        FIRST + timedelta(9),
    )
    assert neighbours(FolderCheckout(site.root), FIRST + timedelta(9)) == (
        FIRST + timedelta(4),
        None,
    )
