"""Rules that want words of which a sentence holds none are sorted out before its parse is asked."""

import pytest
from spacy.language import Language

from extract.nlp.rule_screen import RuleScreen
from seeds.lexicon import Example, Lexicon, PartOfSpeech, Rule, Wording

EXAMPLES = (Example(text="Norway sent doctors."),)
CLASSES = {"medic": frozenset({"doctor", "army nurse"}), "guard": frozenset({"guard"})}
SEND: tuple[PartOfSpeech, str] = ("verb", "send")
When = dict[str, tuple[str, ...]]


def _lexicon(when: When) -> Lexicon:
    rule = Rule(id="aid.sent", verb=("send",), when=when, examples=EXAMPLES)
    return Lexicon({rule.id: rule}, {SEND: (Wording(rule, ("send",)),)}, CLASSES, {}, {})


def _passes(nlp: Language, text: str, when: When) -> bool:
    trigger = next(token for token in nlp(text) if token.lemma_ == "send")
    return bool(RuleScreen(_lexicon(when)).passing(trigger, SEND))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Norway sent doctors to Haiti.", {"object": ("doctor",)}),
        ("Norway sent doctors to Haiti.", {"object": ("food", "@medic")}),
        ("Norway sent doctors to Haiti.", {"object": ("@medic",), "to": ("haiti",)}),
        ("Norway sent a nurse to Haiti.", {"object": ("@medic",)}),
        ("Norway sent Haiti six.", {"object": ("people",)}),
        ("Iran sent the Revolutionary Guards.", {"object": ("@guard",)}),
        ("Policemen were sent home.", {"object": ("policeman",)}),
        ("Norway sent food.", {"object": ("*",)}),
        ("Norway sent food.", {"to": ("@party", "doctor")}),
        ("Norway sent food.", {}),
    ],
)
def test_a_rule_passes_where_a_word_of_each_list_stands(
    nlp: Language, text: str, when: When
) -> None:
    assert _passes(nlp, text, when)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Norway sent food to Haiti.", {"object": ("doctor",)}),
        ("Norway sent food to Haiti.", {"object": ("@medic",)}),
        ("Norway sent doctors to Haiti.", {"object": ("@medic",), "to": ("peru",)}),
        ("Norway sent food. Doctors were glad.", {"object": ("doctor",)}),
    ],
)
def test_a_rule_that_wants_what_its_sentence_lacks_is_sorted_out(
    nlp: Language, text: str, when: When
) -> None:
    assert not _passes(nlp, text, when)


def test_where_a_word_stands_is_left_to_the_conditions(nlp: Language) -> None:
    assert _passes(nlp, "Doctors sent food to Haiti.", {"object": ("doctor",)})
