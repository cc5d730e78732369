"""The generated pages of the documentation are not stale."""

import pytest

from cli.pages import REFERENCE, generated_pages

PAGES = generated_pages()


@pytest.mark.parametrize("name", PAGES)
def test_the_published_page_is_the_one_that_is_made(name: str) -> None:
    published = (REFERENCE / name).read_text(encoding="utf-8")
    assert published == PAGES[name], f"docs/reference/{name} is stale: run `make docs`"


def test_no_page_of_the_codebook_is_left_over() -> None:
    there = {f"codebook/{path.name}" for path in (REFERENCE / "codebook").iterdir()}
    assert there == {name for name in PAGES if name.startswith("codebook/")}
