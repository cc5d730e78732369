"""The borders of types and modes that the codebook shows are those that the coder draws."""

import pytest
from spacy.language import Language

from extract.nlp.frames import frames_of
from seeds.scope import Pair, read_scopes

COUNTS = [(scope.pair, case.text) for scope in read_scopes().values() for case in scope.counts]
EXCLUDES = [
    (scope.pair, case.text, case.pair)
    for scope in read_scopes().values()
    for case in scope.excludes
]


def _coded(nlp: Language, text: str) -> set[Pair]:
    return {(frame.event_type, frame.event_mode) for frame in frames_of(nlp(text))}


def _is(found: Pair, wanted: Pair) -> bool:
    """Say whether an event is of a type, and of a mode where one is asked for."""
    return found[0] == wanted[0] and wanted[1] in {None, found[1]}


@pytest.mark.parametrize(("pair", "text"), COUNTS)
def test_what_counts_is_coded_so(nlp: Language, pair: Pair, text: str) -> None:
    found = _coded(nlp, text)
    assert any(_is(each, pair) for each in found), found


@pytest.mark.parametrize(("pair", "text", "instead"), EXCLUDES)
def test_what_does_not_count_is_coded_otherwise(
    nlp: Language, pair: Pair, text: str, instead: Pair | None
) -> None:
    found = _coded(nlp, text)
    assert not any(_is(each, pair) for each in found), found
    assert any(_is(each, instead) for each in found) if instead else not found, found
