import random
import re

import pytest

from seeds.time_grammar import FORMS, Form, numbers_of_forms

NUMBERS = [
    "1", "12", "20", "31", "2022", "1998", "90s", "1990s", "20th", "15-20", "2022-05-06", "5.12.2021",
    "10/12/2020", "10:30", "5 p.m.", "3rd", "1941-45", "14:00 GMT", "Q1",
]  # fmt: skip
GLUE = [" "] * 12 + [", ", "-", " - ", ". ", "'s ", "–", "\n\n", " and ", " the ", " of "]


def vocabulary() -> list[str]:
    patterns = " ".join(re.sub(r"\(\?P<\w+>", "(", form.pattern.pattern) for form in FORMS)
    return sorted(set(re.findall(r"[A-Za-z]{2,}", patterns)) | {"a", "sources"})


def soup(draw: random.Random, words: list[str]) -> str:
    picked = (draw.choice(draw.choice((words, words, NUMBERS))) for _ in range(30))
    return "".join(
        (word.capitalize() if draw.random() < 0.2 else word) + draw.choice(GLUE) for word in picked
    )


def starts_by_openers(form: Form, text: str) -> list[int]:
    number = FORMS.index(form)
    return [
        word.start()
        for word in re.finditer(r"\w+", text)
        if number in numbers_of_forms(word.group()) and form.pattern.match(text, word.start())
    ]


def starts_anywhere(form: Form, text: str) -> list[int]:
    return [start for start in range(len(text)) if form.pattern.match(text, start)]


@pytest.mark.parametrize("seed", range(40))
def test_that_no_form_begins_with_a_word_that_is_not_among_its_openers(seed: int) -> None:
    text = soup(random.Random(seed), vocabulary())
    for form in FORMS:
        assert starts_by_openers(form, text) == starts_anywhere(form, text), (form.name, text)


@pytest.mark.parametrize("word", ["Moscow", "the_", "said"])
def test_that_most_words_open_no_form(word: str) -> None:
    assert numbers_of_forms(word) == ()


def test_that_case_does_not_matter_to_openers() -> None:
    assert numbers_of_forms("LAST") == numbers_of_forms("last") != ()
