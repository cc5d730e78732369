"""Whose words an event is told in."""

import pytest
from spacy.language import Language

from tests.extract.nlp.coded import code

# text, then the speaker of each event
CASES = {
    "behind a quotation of two sentences": (
        'Peru closed its border. "Chile shelled Tacna at dawn. It killed two farmers," Ana Rojas said.',
        ["", "Ana Rojas", "Ana Rojas"],
    ),
    "before a quotation that goes on": (
        '"Chile expelled ten diplomats," Ana Rojas said. "Lima rejected the proposal."',
        ["Ana Rojas", "Ana Rojas"],
    ),
    "around another one": (
        '"All neighbours say that Peru wants peace," Ana Rojas noted. "Chile shelled Tacna."',
        ["Ana Rojas"],
    ),
    "in the next paragraph": (
        'Luis Vega resigned, Ana Rojas said.\n\n"Chile shelled Tacna. Ten farmers died," Eva Soto added.',
        ["Ana Rojas", "Eva Soto"],
    ),
    "in an aside": ("As Ana Rojas told reporters, Chile rejected the proposal.", ["Ana Rojas"]),
    "within the sentence": (
        "Chile, as Ana Rojas told reporters, rejected the proposal.",
        ["Ana Rojas"],
    ),
    "before a colon": ('The White House: "Iran attacked a tanker."', ["The White House"]),
    "of a statement": (
        '"Iran attacked a tanker," reads the statement of the US Central Command.',
        ["the US Central Command"],
    ),
    "as agent": ("Iran has attacked a tanker, it was reported by the Pentagon.", ["the Pentagon"]),
    "according to": (
        "Rebels shelled Tacna, according to Governor Luis Vega.",
        ["Governor Luis Vega"],
    ),
    "of one sentence only": (
        "According to Peru, rebels shelled Tacna. They killed a child.",
        ["Peru", ""],
    ),
    "nobody": ("Chile shelled Tacna.", [""]),
}


@pytest.mark.parametrize(("text", "speakers"), CASES.values(), ids=CASES)
def test_speaker(nlp: Language, text: str, speakers: list[str]) -> None:
    assert [each.speaker for each in code(nlp, text)] == speakers


def test_place_before_a_colon_says_nothing(nlp: Language) -> None:
    assert [each.speaker for each in code(nlp, "Syria: rebels shelled Homs.")] == [""]


def test_name_before_a_colon_is_no_side(nlp: Language) -> None:
    found = code(nlp, 'The White House: "Iran attacked a tanker."')
    assert [each.actors for each in found] == ["Iran"]


def test_what_is_forgotten_has_happened(nlp: Language) -> None:
    found = code(nlp, "Ana Rojas forgets that Chile shelled Tacna.")
    assert [(each.event_type, each.modality) for each in found] == [("ASSAULT", "asserted")]
