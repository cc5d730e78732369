"""Conditions hold nouns, their modifiers and what they are an amount of against words and classes."""

import pytest
from spacy.language import Language

from extract.nlp.conditions import RuleConditions
from extract.nlp.frames import EventFrame
from seeds.lexicon import Example, Rule, read_lexicon

NONE: dict[str, tuple[str, ...]] = {}


def _is_met(
    nlp: Language, text: str, when: dict[str, tuple[str, ...]], unless: dict[str, tuple[str, ...]]
) -> bool:
    examples = (Example(text=text),)
    rule = Rule(id="aid.sent", verb=("send",), when=when, unless=unless, examples=examples)
    trigger = next(token for token in nlp(text) if token.lemma_ == "send")
    around = EventFrame(trigger, (trigger,), rule)
    return RuleConditions(read_lexicon()).hold(rule, around, {})


@pytest.mark.parametrize("words", [("doctor",), ("army doctor",), ("*",), ("nurse", "doctor")])
def test_a_noun_meets_its_lemma_its_phrase_and_anything(
    nlp: Language, words: tuple[str, ...]
) -> None:
    text = "Norway sent army doctors to Haiti."
    assert _is_met(nlp, text, {"object": words}, NONE)
    assert not _is_met(nlp, text, NONE, {"object": words})


def test_an_amount_meets_what_it_is_an_amount_of(nlp: Language) -> None:
    assert _is_met(nlp, "Norway sent a team of doctors to Haiti.", {"object": ("doctor",)}, NONE)


def test_a_party_meets_the_class_of_parties(nlp: Language) -> None:
    text = "Norway sent doctors to Haiti."
    assert _is_met(nlp, text, {"to": ("@party",)}, NONE)
    assert not _is_met(nlp, "Norway sent doctors to work.", {"to": ("@party",)}, NONE)


def test_an_empty_slot_meets_nothing(nlp: Language) -> None:
    assert not _is_met(nlp, "Norway sent doctors.", {"to": ("*",)}, NONE)
    assert _is_met(nlp, "Norway sent doctors.", NONE, {"to": ("*",)})


def test_all_conditions_must_be_met(nlp: Language) -> None:
    text = "Norway sent doctors to Haiti."
    assert _is_met(nlp, text, {"object": ("doctor",), "to": ("haiti",)}, NONE)
    assert not _is_met(nlp, text, {"object": ("doctor",), "to": ("peru",)}, NONE)
