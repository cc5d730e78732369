"""The site is built of all pages, without a warning, and loads nothing from elsewhere."""

import re
import shutil
from pathlib import Path

import pytest

from tests.docs.site import DOCS, PAGES, build, built

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("site"))


def test_every_page_is_built(site: Path) -> None:
    built = {path.relative_to(site).with_suffix("") for path in site.rglob("*.html")}
    assert set(PAGES) <= built


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        tags = re.findall(r"<(?:script|link|img|iframe|source)\b[^>]*>", path.read_text("utf-8"))
        assert [tag for tag in tags if re.search(r"""(?:src|href)=["'](?:https?:)?//""", tag)] == []
    for path in site.rglob("*.css"):
        loaded = re.findall(r"""(?:url\(|@import)\s*["']?(?:https?:)?//""", path.read_text("utf-8"))
        assert loaded == [], path.name


def test_words_of_the_pages_can_be_searched_for(site: Path) -> None:
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    assert "explanation/known-limits" in index
    assert "lukashenko" in index


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("[a page](reference/no-such-page.md)", "no-such-page"),
        ("[a heading](reference/settings.md#no-such-heading)", "no-such-heading"),
    ],
)
def test_a_broken_link_fails_thebuild(tmp_path: Path, line: str, complaint: str) -> None:
    source = tmp_path / "docs"
    (source / "reference").mkdir(parents=True)
    shutil.copy(DOCS / "conf.py", source)
    shutil.copytree(DOCS / "static", source / "static")
    toctree = "```{toctree}\nreference/settings\n```\n"
    (source / "index.md").write_text(f"# Index\n\n{line}\n\n{toctree}", encoding="utf-8")
    (source / "reference" / "settings.md").write_text("# Settings\n", encoding="utf-8")
    done = build(source, tmp_path / "site")
    assert done.returncode != 0
    assert complaint in done.stderr
    assert done.stderr.count("WARNING") == 1
