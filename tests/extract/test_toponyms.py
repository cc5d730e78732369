from itertools import pairwise

import pytest
from spacy.language import Language

from extract.toponyms import find_toponyms

NO_EVENT_PLACE = {"ORG", "NORP"}


def found(nlp: Language, text: str) -> dict[str, str]:
    return {span.text: span.label_ for span in find_toponyms(nlp(text))}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The talks took place in Kazan on Monday.", {"Kazan"}),
        (
            "A drone fell in the village of Borisovka in the Belgorod Region.",
            {"Borisovka", "Belgorod Region"},
        ),
        ("EU member states have blamed Minsk for the crisis.", {"Minsk"}),
        (
            "Migrants came to the borders with Latvia, Lithuania and Poland.",
            {"Latvia", "Lithuania", "Poland"},
        ),
        ("The outbreak was reported in Guinea-Bissau.", {"Guinea-Bissau"}),
        ("Ships passed the Strait of Hormuz and the Black Sea.", {"Strait of Hormuz", "Black Sea"}),
        ("The provinces of Idlib, Homs and Hama were calm.", {"Idlib", "Homs", "Hama"}),
        ("Residents of Gorlovka and Makeyevka heard the blasts.", {"Gorlovka", "Makeyevka"}),
        ("Crews from Duncan and Altus were called in.", {"Duncan"}),
        ("Trains to Kisumu were late.", {"Kisumu"}),
        ("Police in Reno, NV, and Lawton, Okla., said so.", {"Reno", "NV", "Lawton", "Okla."}),
        ("Voters in Vienna, Va., will decide.", {"Vienna", "Va."}),
        ("Militants robbed banks in Polokwane and Durban.", {"Polokwane", "Durban"}),
        ("Inspectors came to the Khmelnitsky NPP.", {"Khmelnitsky NPP"}),
        ("The Democratic Republic of the Congo fights it.", {"Democratic Republic of the Congo"}),
    ],
)
def test_names_of_places_are_found_whole(nlp: Language, text: str, names: set[str]) -> None:
    places = {name for name, label in found(nlp, text).items() if label not in NO_EVENT_PLACE}
    assert names <= places


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Peterson gave a lecture.",
        "The West Nile virus was found.",
        "The Washington Post reported it.",
        "Parliament will vote in May.",
        "Sergey Lavrov spoke in English.",
        "The company is listed by the FDA.",
        "Vladimir Putin spoke. A letter from Putin came.",
        "Zenit beat Spartak.",
        "The crew returned to Earth.",
        "He is an OK man, and so am I, or Me.",
    ],
)
def test_persons_papers_and_diseases_are_no_places(nlp: Language, text: str) -> None:
    assert set(found(nlp, text).values()) <= {"NORP"}


def test_a_surname_is_no_place_of_an_event(nlp: Language) -> None:
    labels = found(nlp, "George Washington crossed the river. Denzel Washington played in it.")
    assert set(labels.values()) <= NO_EVENT_PLACE


def test_adjectives_and_parts_of_bodies_are_told_apart(nlp: Language) -> None:
    labels = found(
        nlp, "The Russian delegation met officials of the US Treasury Department in Geneva."
    )
    assert labels["Russian"] == "NORP"
    assert labels["US"] == "ORG"
    assert labels["Geneva"] == "GPE"


def test_a_people_of_two_words_is_one_name(nlp: Language) -> None:
    labels = found(nlp, "South African and Sri Lankan police met New Yorkers and Scottish fans.")
    assert {"South African", "Sri Lankan", "New Yorkers", "Scottish"} <= set(labels)
    assert set(labels.values()) == {"NORP"}


def test_spans_are_in_order_and_apart(nlp: Language) -> None:
    text = "Talks on Syria, Iraq and the Middle East were held in Moscow, Russia, by Russian officials."
    spans = find_toponyms(nlp(text))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert len(spans) >= 5


def test_a_text_without_places_has_none(nlp: Language) -> None:
    assert find_toponyms(nlp("Nothing happened.")) == []
    assert find_toponyms(nlp("")) == []
