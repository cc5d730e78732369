"""Where an event stands says how likely it happened; who stands where the parser expects others is found."""

import pytest
from spacy.language import Language

from extract.nlp.frames import frames_of
from tests.extract.nlp.coded import code


def _belief(nlp: Language, text: str, event_type: str) -> float:
    return max(f.confidence for f in frames_of(nlp(text)) if f.event_type == event_type)


@pytest.mark.parametrize(
    ("told", "aimed_at", "event_type"),
    [
        (
            "Oslo helped the rebels in Chad.",
            "The court fined the bank for helping the rebels in Chad.",
            "AID",
        ),
        (
            "Peru and Chile donated tents to Mali.",
            "Peru and Chile met in Lima to donate tents to Mali.",
            "AID",
        ),
    ],
)
def test_aims_and_charges_are_believed_less_than_what_is_told(
    nlp: Language, told: str, aimed_at: str, event_type: str
) -> None:
    assert _belief(nlp, aimed_at, event_type) < 0.75 * _belief(nlp, told, event_type)


def test_a_campaign_to_do_something_has_not_done_it(nlp: Language) -> None:
    found = code(nlp, "The opposition's campaign to oust President Moreno ended on Monday.")
    assert [each.modality for each in found] == ["hypothetical"]


def test_what_is_decided_later_is_not_planned(nlp: Language) -> None:
    found = code(nlp, "The council will decide whether to lift the sanctions against Mali.")
    assert [each.modality for each in found] == ["hypothetical"]


def test_a_meeting_that_is_awaited_lies_ahead(nlp: Language) -> None:
    found = code(nlp, "Oslo will send tents when the presidents of Chad and Mali meet in May.")
    assert [each.modality for each in found] == ["planned", "planned"]


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("The blast killed at least 14 in Kabul.", "ASSAULT", "at least 14"),
        ("Israel freed 40 on Monday.", "RETREAT", "40"),
        ("Also arrested was the deputy mayor of Izmir.", "COERCE", "the deputy mayor of Izmir"),
        ("Among those detained were two Danish nuns.", "COERCE", "two Danish nuns"),
        ("Sweden suspended aid to Mali.", "SANCTION", "Mali"),
        ("Hungary opposes the sanctions.", "REJECT", "the sanctions"),
    ],
)
def test_whom_it_is_done_to_is_found_in_unusual_places(
    nlp: Language, text: str, event_type: str, recipients: str
) -> None:
    found = [(each.event_type, each.recipients) for each in code(nlp, text)]
    assert found == [(event_type, recipients)]


def test_a_subject_behind_its_participle_acts(nlp: Language) -> None:
    found = code(nlp, "Opposing the bill were the Greens and the Left.")
    assert [(each.event_type, each.actors) for each in found] == [
        ("REJECT", "the Greens, the Left")
    ]


def test_verbs_with_a_hyphen_are_one_word(nlp: Language) -> None:
    assert [token.text for token in nlp("Brazil co-sponsored it.")] == [
        "Brazil",
        "co-sponsored",
        "it",
        ".",
    ]
