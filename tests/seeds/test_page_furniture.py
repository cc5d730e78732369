from collections import Counter

from seeds.page_furniture import PAGE_FURNITURE, FurniturePhrase, page_furniture
from seeds.reading import read_csv


def test_every_kind_has_phrases_and_none_stands_twice() -> None:
    rows = list(read_csv(PAGE_FURNITURE, FurniturePhrase))
    assert len(page_furniture()) == len(rows)
    assert set(Counter(page_furniture().values())) == {"link", "list", "rubric", "topics"}
    assert page_furniture()["read also"] == "list"


def test_phrases_are_as_they_are_compared() -> None:
    assert all(
        phrase == " ".join(phrase.casefold().strip(" :|•>-–—").split())
        for phrase in page_furniture()
    )
