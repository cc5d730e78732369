"""Contexts of an event: those of its rule, and those that words of its clause stand for."""

from pathlib import Path

import pytest
from spacy.language import Language

from extract.contexts import contexts_of
from extract.nlp.frames import frames_of
from seeds.contexts import read_context_terms
from seeds.ontology import read_ontology
from seeds.reading import ReferenceDataError

EXAMPLES = [(row.id, text) for row in read_context_terms().rows.values() for text in row.examples]


def found(nlp: Language, text: str) -> set[str]:
    return {name for frame in frames_of(nlp(text)) for name in contexts_of(frame)}


@pytest.mark.parametrize(("context", "text"), EXAMPLES)
def test_terms_give_their_context(nlp: Language, context: str, text: str) -> None:
    assert context in found(nlp, text)


def test_every_context_of_the_ontology_has_terms() -> None:
    assert set(read_context_terms().rows) == set(read_ontology().contexts)


def test_what_a_party_is_known_for_is_no_context(nlp: Language) -> None:
    text = "Chad condemned the premier of Niger, who was vaccinated in May."
    assert "health" not in found(nlp, text)


def test_crime_gives_way_to_narrower_contexts(nlp: Language) -> None:
    text = "Prosecutors charged the mayor with bribery, a serious crime."
    assert "corruption" in found(nlp, text)
    assert "crime" not in found(nlp, text)


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ("- {id: moon, terms: [moon], examples: [x]}", "unknown context 'moon'"),
        ("- {id: health, terms: [Vaccine], examples: [x]}", "'Vaccine' must be"),
        ("- {id: crime, terms: [gang], unless: [sun], examples: [x]}", "unknown context 'sun'"),
        ("- {id: health, terms: [flu], examples: []}", "examples"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: str, cause: str) -> None:
    path = tmp_path / "contexts.yaml"
    path.write_text(row, encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=cause):
        read_context_terms(path)
