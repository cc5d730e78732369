import pytest
from spacy.language import Language

from extract.times import find_times


def found(nlp: Language, text: str) -> list[str]:
    return [text[start:end] for start, end in find_times(nlp(text))]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Talks were held on Monday.", ["on Monday"]),
        ("Earlier on Tuesday he spoke.", ["Earlier on Tuesday"]),
        ("It happened yesterday.", ["yesterday"]),
        ("The crisis began on November 8.", ["on November 8"]),
        ("On 8 November 2021 they met.", ["On 8 November 2021"]),
        ("He visited the city in October 2024.", ["in October 2024"]),
        ("In late March the talks stalled.", ["In late March"]),
        ("They came since the beginning of this year.", ["since the beginning of this year"]),
        ("Over the past two days three ships left.", ["Over the past two days"]),
        ("In 2022 it fell.", ["In 2022"]),
        ("From May 1 to 5 it is closed.", ["From May 1 to 5"]),
        ("War began in the summer of 2014.", ["in the summer of 2014"]),
        ("It starts at 10:00 am Moscow time on Friday.", ["at 10:00 am Moscow time on Friday"]),
        ("A bomb exploded on 1998-08-07.", ["on 1998-08-07"]),
        ("It ended three days ago.", ["three days ago"]),
        ("They held a 50-minute call.", ["50-minute"]),
        ("It will end by the end of the year.", ["by the end of the year"]),
        ("It lasted from 2014 to 2020.", ["from 2014 to 2020"]),
        ("On the night of May 9 it rained.", ["On the night of May 9"]),
        ("Third-quarter profit fell.", ["Third-quarter"]),
        ("It closed at 10 a.m. EST Friday.", ["at 10 a.m. EST Friday"]),
        ("The embassy opens at 2100 GMT.", ["at 2100 GMT"]),
        ("He won it for a second time.", []),
        ("They met Monday, and two hours after sunset they left.", ["Monday", "two hours"]),
        ("It may be the case that they march.", []),
        ("He is 45 years old.", []),
        ("A 14-year-old boy came.", []),
        ("About 2000 people came.", []),
        ("Nothing happened.", []),
        ("", []),
    ],
)
def test_words_of_time_are_found_with_their_preposition(
    nlp: Language, text: str, times: list[str]
) -> None:
    assert found(nlp, text) == times


def test_several_are_found_apart_and_in_order(nlp: Language) -> None:
    text = "On Monday he said that talks will resume next week, not on November 20, 2021."
    assert found(nlp, text) == ["On Monday", "next week", "on November 20, 2021"]
