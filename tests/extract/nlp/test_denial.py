"""Denial by other words than `not`."""

import pytest
from spacy.language import Language

from tests.extract.nlp.coded import code

DENIED = [
    "Neither Peru nor Chile attacked the base.",
    "No one was arrested by the police of Chile.",
    "Chile no longer supports the plan.",
    "Instead of shelling Tacna, Chile held talks with Peru.",
    "Chile is far from releasing the prisoners.",
    "It is not true that Chile shelled Tacna.",
    "Reports of a Chilean attack on Tacna are false.",
    "Peru denied reports that it shelled Arica.",
    "Chile pretended to shell Tacna.",
]


@pytest.mark.parametrize("text", DENIED)
def test_denied(nlp: Language, text: str) -> None:
    assert "negated" in [each.modality for each in code(nlp, text)]


@pytest.mark.parametrize(
    "text",
    [
        "It is true that Chile shelled Tacna.",
        "Reports of a Chilean attack on Tacna are true.",
        "Few hostages were released by the rebels.",
        "Peru read reports that Chile shelled Tacna.",
    ],
)
def test_not_denied(nlp: Language, text: str) -> None:
    assert {each.modality for each in code(nlp, text)} == {"asserted"}


@pytest.mark.parametrize("text", ["Chile nearly shelled Tacna.", "Chile almost attacked Peru."])
def test_what_came_close_was_not_done(nlp: Language, text: str) -> None:
    assert [each.modality for each in code(nlp, text)] == ["hypothetical"]
