"""What a telling says of its event."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from transform.facts import Circles, Facts, facts_of
from transform.places import Place
from transform.resolution import ResolvedMention
from transform.tellings import Who, telling_of

Make = Callable[..., ResolvedMention]


def ids(parties: frozenset[Who]) -> set[str]:
    return {who.actor_id for who in parties}


def test_a_mutual_event_has_all_parties_on_one_side(telling: Make) -> None:
    facts = facts_of(telling_of(telling("putin", "merkel")), Circles())
    assert (ids(facts.actors), facts.recipients) == (
        {"person:putin", "person:merkel"},
        frozenset(),
    )
    charge = facts_of(telling_of(telling("putin", "merkel", event_type="ACCUSE")), Circles())
    assert (ids(charge.actors), ids(charge.recipients)) == ({"person:putin"}, {"person:merkel"})


@pytest.mark.parametrize(
    ("modality", "reality", "is_past"),
    [
        ("asserted", "happened", False),
        ("historical", "happened", True),
        ("negated", "denied", False),
        ("planned", "ahead", False),
        ("hypothetical", "ahead", False),
    ],
)
def test_modalities_fall_into_three_classes(
    telling: Make, modality: str, reality: str, is_past: bool
) -> None:
    facts = facts_of(telling_of(telling("putin", modality=modality)), Circles())
    assert (facts.reality, facts.is_past) == (reality, is_past)


def test_days_count_from_first_to_last(telling: Make) -> None:
    dated = facts_of(telling_of(telling("putin", when=date(2021, 11, 15))), Circles())
    assert (dated.is_dated, dated.n_days) == (True, 1)
    undated = facts_of(telling_of(telling("putin")), Circles())
    assert not undated.is_dated
    assert undated.n_days > 10_000


def place_of(telling: Make, place: Place, **changes: str) -> str | None:
    return facts_of(telling_of(telling("putin", place=place, **changes)), Circles()).place


def test_only_named_towns_of_violence_and_pressure_tell_events_apart(
    telling: Make, minsk: Place
) -> None:
    assert place_of(telling, minsk, event_type="ASSAULT") == minsk.location_id
    assert place_of(telling, minsk, event_type="CONSULT") is None
    assert place_of(telling, minsk, event_type="ASSAULT", location_method="dateline") is None
    country = replace(minsk, precision="country")
    assert place_of(telling, country, event_type="ASSAULT") is None


def test_people_without_a_name_are_not_named(telling: Make) -> None:
    def facts(parties: str) -> Facts:
        return facts_of(telling_of(telling(parties, event_type="PROTEST")), Circles())

    assert not facts("people").is_named
    assert facts("people rus").is_named


def test_a_state_stands_for_its_servants_and_not_the_other_way(telling: Make) -> None:
    who = {
        each.actor_id: each
        for each in facts_of(telling_of(telling("deu merkel blogger putin")), Circles()).parties
    }
    germany = who["country:deu"]
    assert germany.stands_for(who["person:merkel"])
    assert germany.stands_for(germany)
    assert not germany.stands_for(who["person:blogger"])
    assert not germany.stands_for(who["person:putin"])
    assert not who["person:merkel"].stands_for(germany)
