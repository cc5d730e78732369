"""How far two tellings agree, and what they say together."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from transform.dates import EventDate
from transform.facts import Circles, Facts, facts_of
from transform.resolution import ResolvedMention
from transform.sameness import Agreement, agreement, merged
from transform.tellings import telling_of

MONDAY, TUESDAY = date(2021, 11, 15), date(2021, 11, 16)
WEEK = EventDate(MONDAY, date(2021, 11, 21), "week", "relative")
FULLY, PARTLY, NONE = Agreement.FULLY, Agreement.PARTLY, Agreement.NONE

Say = Callable[..., Facts]


@pytest.fixture
def say(telling: Callable[..., ResolvedMention]) -> Say:
    def facts(*arguments: Any, **changes: Any) -> Facts:
        return facts_of(telling_of(telling(*arguments, **changes)), Circles())

    return facts


@pytest.mark.parametrize(
    ("told", "event_of", "expected"),
    [
        ("putin merkel", "merkel putin", FULLY),
        ("putin", "putin merkel", PARTLY),
        ("putin merkel", "putin", NONE),
        ("rus merkel", "putin merkel", PARTLY),
        ("putin merkel", "rus merkel", NONE),
        ("rus deu", "putin merkel", PARTLY),
        ("rus", "merkel", NONE),
        ("putin merkel", "putin merkel lukashenko", NONE),
        ("", "putin merkel", PARTLY),
        ("", "", NONE),
        ("putin", "", NONE),
    ],
)
def test_parties(say: Say, told: str, event_of: str, expected: Agreement) -> None:
    assert agreement(say(told), say(event_of)) is expected


@pytest.mark.parametrize(
    ("when", "of_event", "expected"),
    [
        (MONDAY, MONDAY, FULLY),
        (MONDAY, TUESDAY, NONE),
        (MONDAY, None, FULLY),
        (None, MONDAY, FULLY),
        (WEEK, MONDAY, FULLY),
        (MONDAY, WEEK, FULLY),
    ],
)
def test_days_of_the_same_parties(say: Say, when: Any, of_event: Any, expected: Agreement) -> None:
    assert agreement(say("putin", when=when), say("putin", when=of_event)) is expected


@pytest.mark.parametrize(
    ("when", "of_event", "expected"),
    [
        (MONDAY, MONDAY, PARTLY),
        (None, MONDAY, PARTLY),
        (WEEK, MONDAY, PARTLY),
        (MONDAY, WEEK, NONE),
    ],
)
def test_a_poorer_telling_names_no_nearer_day(
    say: Say, when: Any, of_event: Any, expected: Agreement
) -> None:
    assert agreement(say("rus", when=when), say("putin merkel", when=of_event)) is expected


def test_a_past_event_and_one_of_no_age_agree_on_a_known_day_only(say: Say) -> None:
    past = say("putin", modality="historical")
    assert agreement(past, say("putin")) is NONE
    assert agreement(past, say("putin", when=MONDAY)) is NONE
    dated = say("putin", modality="historical", when=MONDAY)
    assert agreement(dated, say("putin", when=MONDAY)) is FULLY


def test_together_they_say_what_either_says(say: Say) -> None:
    event, telling = say("putin", event_mode="phone", when=WEEK), say("putin", when=MONDAY)
    both = merged(event, telling)
    assert (both.event_mode, both.first_day, both.last_day) == ("phone", MONDAY, MONDAY)
    assert merged(telling, event) == both
