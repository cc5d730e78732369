"""What a relative clause behind a place is about."""

import pytest
from spacy.language import Language

from tests.extract.nlp.coded import code

# text, what is done to whom, by whom
CASES = [
    (
        "A Chilean strike in Tacna, which killed nine people, hit a school.",
        "nine people",
        "Chilean",
    ),
    (
        "Chilean troops in Peru, who killed ten militants, left.",
        "ten militants",
        "Chilean troops in Peru",
    ),
    ("The war in Peru, which has killed thousands of people, goes on.", "thousands of people", ""),
    ("The shelling of Donetsk, which killed two civilians, went on.", "two civilians", ""),
    ("The president of Chile, which bombed Peru, left for Cuba.", "Peru", "The president of Chile"),
]


@pytest.mark.parametrize(("text", "recipients", "actors"), CASES)
def test_who_did_it(nlp: Language, text: str, recipients: str, actors: str) -> None:
    assert [c.actors for c in code(nlp, text) if c.recipients == recipients] == [actors]
