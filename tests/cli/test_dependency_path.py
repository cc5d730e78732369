"""The way from one word to another through the parse."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from cli.dependency_path import dependency_path


@pytest.fixture
def doc() -> Doc:
    return Doc(
        Vocab(),
        words="Oman held talks with Qatar . Peru left".split(),
        heads=[1, 1, 1, 2, 3, 1, 7, 7],
        deps="nsubj ROOT dobj prep pobj punct nsubj ROOT".split(),
    )


@pytest.mark.parametrize(
    ("start", "end", "path"),
    [
        (2, 0, "talks <-dobj- held -nsubj-> Oman"),
        (2, 4, "talks -prep-> with -pobj-> Qatar"),
        (4, 2, "Qatar <-pobj- with <-prep- talks"),
        (1, 1, "held"),
        (1, 6, ""),
    ],
)
def test_path_climbs_to_the_common_word_and_descends(
    doc: Doc, start: int, end: int, path: str
) -> None:
    assert dependency_path(doc[start], doc[end]) == path
