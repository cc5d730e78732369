"""What is only supposed, asked or called possible."""

import pytest
from spacy.language import Language

from tests.extract.nlp.coded import code

SUPPOSED = [
    "Unless Chile shells Tacna, Peru will not respond.",
    "Had Chile shelled Tacna, Peru would have responded.",
    "Chile would have shelled Tacna.",
    '"Will Chile shell Tacna?" he asked.',
    "A Chilean attack on Tacna is possible.",
    "Chile possibly shelled Tacna.",
]


@pytest.mark.parametrize("text", SUPPOSED)
def test_supposed(nlp: Language, text: str) -> None:
    assert "asserted" not in [
        each.modality for each in code(nlp, text) if "Tacna" in each.recipients
    ]


@pytest.mark.parametrize(
    "text", ["Chile had shelled Tacna.", "Chile shelled Tacna, and Peru would respond."]
)
def test_not_supposed(nlp: Language, text: str) -> None:
    assert "asserted" in [each.modality for each in code(nlp, text)]


def test_what_is_going_to_happen_lies_ahead(nlp: Language) -> None:
    found = code(nlp, "Chile is going to shell Tacna.")
    assert [(each.event_type, each.modality) for each in found] == [("THREATEN", "planned")]
