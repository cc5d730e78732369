"""`tass-events report`: one page for a published date."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command

pytestmark = pytest.mark.slow


def test_the_page_is_written_and_named(command: Command, published: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    outcome = command("report", "--warehouse", published, "--date", "2021-11-17", "--out", out)
    assert (outcome.exit_code, outcome.out, outcome.err) == (0, f"{out}\n", "")
    page = out.read_text("utf-8")
    assert "Alexander Lukashenko" in page
    assert '<mark class="trigger">' in page


def test_without_a_file_the_page_goes_to_the_current_folder(
    command: Command, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = command("report", "--warehouse", published, "--date", "2021-11-17")
    assert outcome.out == "daily-2021-11-17.html\n"
    assert (tmp_path / "daily-2021-11-17.html").is_file()


def test_a_date_that_is_not_published_is_one_line(
    command: Command, published: Path, tmp_path: Path
) -> None:
    outcome = command("report", "--warehouse", published, "--date", "1999-01-01")
    assert outcome.exit_code == 2
    assert "1999-01-01 is not published" in outcome.err
    assert outcome.err.count("\n") == 1
