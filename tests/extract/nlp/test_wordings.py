"""Phrases match where all their words hang on the key word; single words always do."""

import pytest
from spacy.language import Language

from extract.nlp.wordings import matching_rules
from seeds.lexicon import Example, Rule, Wording

EXAMPLES = (Example(text="They called off the talks."),)
CALL = Rule(id="reject.call", verb=("call", "call off", "call up"), examples=EXAMPLES)
TALKS = Rule(id="consult.talks", noun=("talk", "peace talk"), examples=EXAMPLES)


def _matched(nlp: Language, text: str, rule: Rule) -> list[str]:
    wordings = tuple(Wording(rule, tuple(words.split())) for words in rule.words)
    key = rule.words[0]
    trigger = next(token for token in nlp(text) if token.lemma_ == key)
    return [
        " ".join(word.lower_ for word in words) for _, words in matching_rules(trigger, wordings)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya called off the summit.", ["called", "called off"]),
        ("Kenya called the ambassador.", ["called"]),
    ],
)
def test_particles_follow_their_verb(nlp: Language, text: str, found: list[str]) -> None:
    assert _matched(nlp, text, CALL) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya hosted peace talks.", ["talks", "peace talks"]),
        ("Kenya hosted talks on peace.", ["talks"]),
    ],
)
def test_compounds_precede_their_noun(nlp: Language, text: str, found: list[str]) -> None:
    assert _matched(nlp, text, TALKS) == found
