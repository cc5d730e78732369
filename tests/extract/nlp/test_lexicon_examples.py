"""Every rule of the lexicon codes its own example sentences."""

import pytest
from spacy.language import Language
from spacy.tokens import Token

from extract.nlp.frames import EventFrame, frames_of
from extract.nlp.parties import phrase_of
from seeds.lexicon import Example, Rule, read_lexicon

CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in read_lexicon().rules.values()
    for number, example in enumerate(rule.examples, start=1)
]


def _texts(tokens: list[Token]) -> str:
    return " | ".join(phrase_of(token).text for token in tokens)


def _fits(frame: EventFrame, rule: Rule, example: Example) -> bool:
    # A narrower rule of the same type may win the trigger; the event must be the same.
    wanted_type = example.event_type or rule.event_type
    actors = frame.actors + (frame.recipients if rule.reciprocal else [])
    parties = frame.recipients or frame.actors
    return (
        frame.rule.event_type == rule.event_type
        and frame.event_type == wanted_type
        and frame.modality == example.modality
        and (example.event_mode is None or frame.event_mode == example.event_mode)
        and (example.actor is None or example.actor in _texts(actors))
        and (example.recipient is None or example.recipient in _texts(parties))
    )


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_rule_codes_its_example(nlp: Language, rule: Rule, example: Example) -> None:
    doc = nlp(example.text)
    frames = frames_of(doc)
    found = [
        f"{f.rule.id} {f.event_type} {f.event_mode} {f.modality}"
        f" [{_texts(f.actors)}] -> [{_texts(f.recipients)}]"
        for f in frames
    ]
    assert any(_fits(frame, rule, example) for frame in frames), f"{example.text} gave {found}"
