"""The daily report as a part of what is published."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from load.daily.published import NotPublishedError, published_page
from load.manifest import read_manifest
from load.warehouse import Warehouse

DAY = date(2021, 11, 17)
PAGE = "_reports/publication_date=2021-11-17/daily.html"


def test_it_is_written_with_the_date_and_named_in_the_manifest(warehouse: Path) -> None:
    manifest = read_manifest(Warehouse(warehouse).manifest(DAY))
    assert PAGE in {output.path for output in manifest.reports}
    assert (warehouse / PAGE).is_file()


def test_published_tables_give_the_page_that_was_published(warehouse: Path) -> None:
    kept = (warehouse / "_reports/publication_date=2021-11-17/validation.html").as_uri()
    page = published_page(warehouse, DAY)
    assert page.replace(kept, "validation.html") == (warehouse / PAGE).read_text("utf-8")


def test_stories_link_to_raw_files_where_these_are_known(warehouse: Path, tmp_path: Path) -> None:
    page = published_page(warehouse, DAY, raw=tmp_path)
    assert f'href="{tmp_path.as_uri()}/2021/11/17/1.txt"' in page


def test_a_date_that_is_not_published_is_refused(warehouse: Path) -> None:
    with pytest.raises(NotPublishedError, match="published dates are of 2021-11-17 to 2021-11-18"):
        published_page(warehouse, date(2020, 1, 1))


def test_a_lost_validation_is_named(warehouse: Path) -> None:
    (warehouse / "_reports/publication_date=2021-11-17/validation.json").unlink()
    with pytest.raises(NotPublishedError, match=r"validation\.json: not a readable"):
        published_page(warehouse, DAY)


def test_publishing_other_tables_replaces_it(warehouse: Path, run_folders: dict[date, Any]) -> None:
    page = warehouse / PAGE
    page.write_text("damaged", encoding="utf-8")
    run_folders[DAY].publish(DAY, warehouse)
    assert "Alpha" in page.read_text("utf-8")
