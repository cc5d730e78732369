"""Which tellings are one event, and what is said of it then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transform.dates import EventDate
from transform.events import Event, merge_tellings
from transform.places import Place
from transform.resolution import ResolvedMention
from transform.tellings import telling_of

DAY = date(2021, 11, 17)
MONDAY, TUESDAY = date(2021, 11, 15), date(2021, 11, 16)
WEEK = EventDate(MONDAY, date(2021, 11, 21), "week", "relative")

Make = Callable[..., ResolvedMention]


def merge(*tellings: ResolvedMention) -> tuple[Event, ...]:
    return merge_tellings(map(telling_of, tellings), DAY)


def sizes(*tellings: ResolvedMention) -> list[int]:
    return sorted(len(event.tellings) for event in merge(*tellings))


def test_no_mentions_make_no_events() -> None:
    assert merge() == ()


def test_a_talk_told_twice_is_one_event_and_another_day_is_another(telling: Make) -> None:
    first = telling("lukashenko merkel", event_mode="phone", when=MONDAY)
    again = telling("merkel lukashenko", event_mode="phone", when=MONDAY)
    other = telling("putin lukashenko", when=TUESDAY)
    assert sizes(first, again, other) == [1, 2]


def test_sides_of_a_meeting_may_swap_and_of_a_charge_may_not(telling: Make) -> None:
    assert sizes(telling("putin", "merkel"), telling("merkel", "putin")) == [2]
    one = telling("putin", "merkel", event_type="ACCUSE")
    other = telling("merkel", "putin", event_type="ACCUSE")
    assert sizes(one, other) == [1, 1]


@pytest.mark.parametrize(
    "change",
    [
        {"event_type": "AGREE"},
        {"event_mode": "visit"},
        {"modality": "negated"},
        {"modality": "planned"},
        {"when": TUESDAY},
    ],
)
def test_what_differs_is_another_event(telling: Make, change: dict[str, Any]) -> None:
    base = {"event_mode": "phone", "when": MONDAY}
    assert sizes(telling("putin merkel", **base), telling("putin merkel", **base)) == [2]
    assert sizes(telling("putin merkel", **base), telling("putin merkel", **base | change)) == [
        1,
        1,
    ]


@pytest.mark.parametrize(
    "change",
    [{"event_mode": None}, {"when": None}, {"when": WEEK}, {"event_mode": None, "when": None}],
)
def test_what_is_not_said_does_not_part_tellings(telling: Make, change: dict[str, Any]) -> None:
    base = {"event_mode": "phone", "when": MONDAY}
    (event,) = merge(telling("putin merkel", **base), telling("putin merkel", **base | change))
    assert (event.event_mode, event.when.first, event.when.last) == ("phone", MONDAY, MONDAY)


def test_mode_and_day_may_come_from_different_tellings(telling: Make) -> None:
    (event,) = merge(
        telling("putin merkel", event_mode="phone"), telling("putin merkel", when=MONDAY)
    )
    assert (event.event_mode, event.when.first) == ("phone", MONDAY)


def test_a_country_stands_for_who_acts_for_it(telling: Make) -> None:
    full = telling("merkel lukashenko", when=MONDAY)
    assert sizes(full, telling("deu lukashenko", when=MONDAY)) == [2]
    assert sizes(full, telling("deu blr", when=MONDAY)) == [2]
    assert sizes(telling("blogger lukashenko"), telling("deu lukashenko")) == [1, 1]


def test_a_poorer_telling_joins_only_where_one_event_fits(telling: Make) -> None:
    phone = telling("putin merkel", event_mode="phone", when=MONDAY)
    visit = telling("putin merkel", event_mode="visit", when=MONDAY)
    poorer = telling("putin", when=MONDAY)
    assert sizes(phone, poorer) == [2]
    assert sizes(phone, visit, poorer) == [1, 1, 1]


def test_a_poorer_telling_adds_nothing(telling: Make) -> None:
    undated = telling("putin merkel")
    assert sizes(undated, telling("putin", when=MONDAY)) == [1, 1]
    assert sizes(undated, telling("putin", event_mode="phone")) == [1, 1]


def test_two_of_three_who_met_had_an_occasion_of_their_own(telling: Make) -> None:
    three = telling("putin merkel lukashenko", when=MONDAY)
    assert sizes(three, telling("putin merkel", when=MONDAY)) == [1, 1]


def test_old_news_without_a_day_is_not_the_event_of_today(telling: Make) -> None:
    fresh = telling("putin lukashenko", when=TUESDAY)
    assert sizes(fresh, telling("putin lukashenko", is_background=True)) == [1, 1]
    assert sizes(fresh, telling("putin lukashenko", is_background=True, when=TUESDAY)) == [2]
    assert sizes(fresh, telling("putin lukashenko", modality="historical")) == [1, 1]


def test_across_articles_words_join_with_the_same_parties_only(telling: Make) -> None:
    full = telling("putin", "merkel", event_type="ACCUSE", when=MONDAY)
    same = telling("putin", "merkel", event_type="ACCUSE", when=MONDAY, document="d_2")
    poorer = telling("rus", "merkel", event_type="ACCUSE", when=MONDAY, document="d_2")
    assert sizes(full, same) == [2]
    assert sizes(full, poorer) == [1, 1]
    assert sizes(full, replace(poorer, document_id="d_1")) == [2]


def test_across_articles_deeds_join_on_the_same_day(telling: Make) -> None:
    full = telling("putin merkel", when=MONDAY)
    assert sizes(full, telling("rus deu", when=MONDAY, document="d_2")) == [2]
    assert sizes(full, telling("rus deu", document="d_2")) == [1, 1]


def test_people_without_a_name_are_the_same_in_one_article_only(telling: Make) -> None:
    def protest(document: str) -> ResolvedMention:
        return telling("people", event_type="PROTEST", when=MONDAY, document=document)

    assert sizes(protest("d_1"), protest("d_1")) == [2]
    events = merge(protest("d_1"), protest("d_2"))
    assert len({event.event_id for event in events}) == len(events) == 2


def test_tellings_without_parties_stay_alone(telling: Make) -> None:
    events = merge(telling(when=MONDAY), telling(when=MONDAY))
    assert len({event.event_id for event in events}) == len(events) == 2


def test_a_telling_without_parties_joins_the_one_event_of_its_article(telling: Make) -> None:
    full = telling("putin merkel", when=MONDAY)
    assert sizes(full, telling()) == [2]
    assert sizes(full, telling(document="d_2", when=MONDAY)) == [1, 1]


def test_attacks_of_a_day_in_two_towns_are_two_events(telling: Make, minsk: Place) -> None:
    brest = replace(minsk, location_id="geonames:629634", name="Brest")

    def attack(place: Place | None) -> ResolvedMention:
        return telling("rus", "deu", event_type="ASSAULT", when=MONDAY, place=place)

    assert sizes(attack(minsk), attack(minsk), attack(brest)) == [1, 2]
    assert sizes(attack(minsk), attack(None)) == [2]
    assert sizes(attack(minsk), attack(replace(brest, precision="country"))) == [2]
    meetings = (telling("rus deu", when=MONDAY, place=place) for place in (minsk, brest))
    assert sizes(*meetings) == [2]


def test_values_are_those_of_the_best_tellings(telling: Make, minsk: Place) -> None:
    (event,) = merge(
        telling("putin merkel", contexts=("migration",), when=WEEK, confidence=0.6),
        telling("putin merkel", contexts=("asylum",), when=MONDAY, place=minsk),
        telling("putin merkel", place=replace(minsk, name="far"), location_method="dateline"),
    )
    assert event.contexts == ("asylum", "migration")
    assert event.when.first == event.when.last == MONDAY
    assert (event.location_id, event.location_method) == (minsk.location_id, "clause")


def test_the_surest_method_of_a_day_is_kept(telling: Make) -> None:
    def on(method: Any) -> EventDate:
        return EventDate(MONDAY, MONDAY, "day", method)

    (event,) = merge(
        telling("putin merkel", when=on("dateline"), confidence=0.9),
        telling("putin merkel", when=on("explicit")),
    )
    assert event.when.method == "explicit"


def test_an_event_is_background_when_all_its_tellings_are(telling: Make) -> None:
    old = telling("putin merkel", when=MONDAY, is_background=True)
    (only_old,) = merge(old, telling("putin merkel", when=MONDAY, is_background=True))
    assert only_old.is_background
    (mixed,) = merge(old, telling("putin merkel", when=MONDAY))
    assert not mixed.is_background


def confidence_of(*tellings: ResolvedMention) -> float:
    (event,) = merge(*tellings)
    return event.confidence


def test_articles_are_independent_witnesses_and_sentences_of_one_are_not(telling: Make) -> None:
    def told(document: str, confidence: float, sentence: str | None = None) -> ResolvedMention:
        return telling(
            "putin merkel",
            when=MONDAY,
            document=document,
            confidence=confidence,
            sentence=sentence,
        )

    assert confidence_of(told("d_1", 0.6), told("d_1", 0.7)) == pytest.approx(0.7)
    assert confidence_of(told("d_1", 0.6), told("d_2", 0.5)) == pytest.approx(0.8)
    copied = (told("d_1", 0.6, "Old words."), told("d_2", 0.6, "Old words."))
    assert confidence_of(*copied) == pytest.approx(0.6)


KINDS: tuple[dict[str, Any], ...] = (
    {},
    {"event_mode": "phone"},
    {"event_mode": "visit"},
    {"modality": "historical"},
    {"modality": "planned"},
    {"is_background": True},
    {"event_type": "ACCUSE"},
)
SIDES = ("", "putin", "merkel", "rus", "deu", "people", "putin merkel", "rus merkel")
PLANS = st.lists(
    st.tuples(
        st.sampled_from(SIDES),
        st.sampled_from(SIDES),
        st.sampled_from(("d_1", "d_2")),
        st.sampled_from((None, MONDAY, TUESDAY, WEEK)),
        st.sampled_from(KINDS),
    ),
    max_size=9,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(PLANS, st.randoms(use_true_random=False))
def test_events_do_not_depend_on_the_order_of_mentions(
    telling: Make, plans: list[Any], random: Any
) -> None:
    mentions = [
        telling(actors, recipients, document=document, when=when, **kind)
        for actors, recipients, document, when, kind in plans
    ]
    shuffled = random.sample(mentions, len(mentions))
    events = merge(*mentions)
    assert merge(*shuffled) == events
    assert len({event.event_id for event in events}) == len(events)
    told = [each.mention_id for event in events for each in event.tellings]
    assert sorted(told) == sorted(each.mention_id for each in mentions)
