import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.time_grammar import FORMS, numbers_of_forms

ASCII = st.characters(max_codepoint=126)


@pytest.mark.parametrize("number", range(len(FORMS)), ids=lambda number: FORMS[number].name)
def test_that_no_form_begins_with_a_word_that_is_not_among_its_openers(number: int) -> None:
    @settings(max_examples=60, database=None, derandomize=True, deadline=None)
    @given(st.from_regex(FORMS[number].pattern, fullmatch=True, alphabet=ASCII))
    def check(expression: str) -> None:
        word = re.match(r"\w+|'", expression)
        assert word is not None
        # `'90s` glued to the word before it: the search finds `90s`.
        assert word[0] == "'" or number in numbers_of_forms(word[0]), expression

    check()


@pytest.mark.parametrize("word", ["Moscow", "the_", "said"])
def test_that_most_words_open_no_form(word: str) -> None:
    assert numbers_of_forms(word) == ()


def test_that_case_does_not_matter_to_openers() -> None:
    assert numbers_of_forms("LAST") == numbers_of_forms("last") != ()
