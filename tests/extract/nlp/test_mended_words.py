"""Where the words that rules see differ from the stock model's on purpose."""

import pytest
from spacy.language import Language

LEMMAS = (
    ("They hoped to sign.", "hoped", "hope"),
    ("The frog hopped away.", "hopped", "hop"),
    ("Peru waged war.", "waged", "wage"),
    ("The police planned a raid.", "planned", "plan"),
    ("Two bases were closed.", "bases", "base"),
)
VERBS = (
    ("Egypt's Nasser rejects the plan.", "rejects", "reject"),
    ("The emperor dissolved the league and annexed Eritrea.", "annexed", "annex"),
)


@pytest.mark.parametrize(("text", "word", "lemma"), [*LEMMAS, *VERBS])
def test_a_form_is_of_its_word(nlp: Language, text: str, word: str, lemma: str) -> None:
    (found,) = [token for token in nlp(text) if token.text == word]
    assert found.lemma_ == lemma


@pytest.mark.parametrize(("text", "word", "lemma"), VERBS)
def test_a_verb_that_has_an_object_is_a_verb(
    nlp: Language, text: str, word: str, lemma: str
) -> None:
    (found,) = [token for token in nlp(text) if token.text == word]
    assert (found.pos_, found.lemma_) == ("VERB", lemma)


def test_a_noun_stays_a_noun(nlp: Language) -> None:
    found = {
        token.text: token.pos_ for token in nlp("The rejects of the plan signed the protests.")
    }
    assert (found["rejects"], found["protests"]) == ("NOUN", "NOUN")
