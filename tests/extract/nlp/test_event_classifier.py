"""The classifier codes words that no rule lists, says so, and keeps out of the way of the rules."""

import pytest
from spacy.language import Language

from extract.nlp.event_classifier import NO_EVENT, read_classifier
from extract.nlp.frames import frames_of
from seeds.ontology import read_ontology


def test_its_labels_are_the_types_of_the_ontology() -> None:
    assert set(read_classifier().labels) == {NO_EVENT, *read_ontology().types}


def test_probabilities_add_up(nlp: Language) -> None:
    doc = nlp("The Danish parliament upbraided the minister and fined the ferry company.")
    for by_label in read_classifier().classify(doc, list(range(len(doc))), 0.0).values():
        assert sum(by_label.values()) == pytest.approx(1, abs=1e-4)


def test_nothing_is_classified_in_nothing(nlp: Language) -> None:
    assert read_classifier().classify(nlp("!"), [], 0.3) == {}


def test_a_word_that_a_rule_reads_is_left_to_the_rule(nlp: Language) -> None:
    (frame,) = frames_of(nlp("Portugal condemned Angola."))
    assert not frame.rule.id.endswith(".unlisted")
    assert not any(step.startswith("classifier") for step in frame.steps)


def test_an_event_of_the_classifier_says_so(nlp: Language) -> None:
    doc = nlp("The Bolivian police arrested three miners.")
    doc._.event_frames = []  # as if no rule knew the word
    nlp.get_pipe("tass_classifier")(doc)
    (frame,) = frames_of(doc)
    assert (frame.trigger.text, frame.event_type) == ("arrested", "COERCE")
    assert frame.rule.id == "coerce.unlisted"
    assert frame.steps[0].startswith("classifier: COERCE")
