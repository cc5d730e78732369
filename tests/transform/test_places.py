"""Where mentions of made-up sentences happened."""

from datetime import date
from typing import Any

import pytest

from extract.records import Article, Entity, Extraction, Mention, Participant, Party, Span
from tests.transform.mentions import plain_mention
from transform.gazetteer import open_gazetteer
from transform.places import PlaceResolver, dateline_place, locate

TODAY = date(2021, 11, 17)


@pytest.fixture(scope="module")
def resolver() -> PlaceResolver:
    return PlaceResolver(open_gazetteer())


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def story(
    text: str,
    *names: str,
    label: str = "GPE",
    place: str | None = "MOSCOW",
    region: str | None = None,
) -> Extraction:
    whole = Span(0, len(text), text)
    article = Article(
        "a.txt", 0, TODAY, "0" * 64, place, region, TODAY, "TASS", None, text, (whole,)
    )
    toponyms = tuple(Entity(span(text, name), label) for name in names)
    return Extraction(article, (whole,), (), toponyms, (), ())


def mention(told: Extraction, trigger: str, event_type: str, **changes: Any) -> Mention:
    where = span(told.article.text, trigger)
    return plain_mention(trigger=where, rule_id="r", event_type=event_type, **changes)


def recipient(told: Extraction, name: str) -> Participant:
    where = span(told.article.text, name)
    return Participant("recipient", 0, Party(where, name, name.lower(), where, "GPE", (), None))


def where(told: Extraction, event: Mention, resolver: PlaceResolver) -> tuple[str | None, str]:
    place, method = locate(event, told, resolver.read_article(told), resolver)
    return (place.name if place else None), method


@pytest.mark.parametrize(
    ("text", "trigger", "event_type", "name", "found"),
    [
        ("The ministers met in Kazan.", "met", "CONSULT", "Kazan", "Kazan"),
        ("The envoy arrived for a visit to Hanoi.", "visit", "CONSULT", "Hanoi", "Hanoi"),
        ("A drone hit a house in Belgorod.", "hit", "ASSAULT", "Belgorod", "Belgorod"),
        ("They reported an attack on Kursk.", "attack", "ASSAULT", "Kursk", "Kursk"),
        ("Crowds rallied near Minsk.", "rallied", "PROTEST", "Minsk", "Minsk"),
        ("Troops withdrew from Bakhmut.", "withdrew", "RETREAT", "Bakhmut", "Bakhmut"),
    ],
)
def test_the_toponym_of_the_clause_is_the_place(
    text: str, trigger: str, event_type: str, name: str, found: str, resolver: PlaceResolver
) -> None:
    told = story(text, name)
    event = mention(told, trigger, event_type, place=span(text, name))
    assert where(told, event, resolver) == (found, "clause")


def test_without_one_the_sentence_is_searched(resolver: PlaceResolver) -> None:
    told = story("In Kazan, the ministers met.", "Kazan")
    assert where(told, mention(told, "met", "CONSULT"), resolver) == ("Kazan", "sentence")


@pytest.mark.parametrize(
    "event_type", ["REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"]
)
def test_a_statement_does_not_lie_where_it_speaks_of(
    event_type: str, resolver: PlaceResolver
) -> None:
    text = "The minister spoke of elections in Syria."
    told = story(text, "Syria")
    event = mention(told, "spoke", event_type, place=span(text, "Syria"))
    assert where(told, event, resolver) == (None, "none")


def test_a_statement_lies_where_it_was_made(resolver: PlaceResolver) -> None:
    text = "The sides agreed in Geneva to go on."
    told = story(text, "Geneva")
    event = mention(told, "agreed", "AGREE", place=span(text, "Geneva"))
    assert where(told, event, resolver) == ("Geneva", "clause")


def test_where_reporters_were_told_is_not_where_it_happened(resolver: PlaceResolver) -> None:
    told = story("Ruritania shelled a village, he told reporters in Vienna.", "Vienna", place=None)
    assert where(told, mention(told, "shelled", "ASSAULT"), resolver) == (None, "none")


def test_who_is_attacked_is_where_it_happened(resolver: PlaceResolver) -> None:
    told = story("Ruritania attacked Ukraine.", "Ukraine", place=None)
    event = mention(told, "attacked", "ASSAULT", participants=(recipient(told, "Ukraine"),))
    assert where(told, event, resolver) == ("Ukraine", "sentence")


def test_a_visit_lies_where_it_goes(resolver: PlaceResolver) -> None:
    text = "Peace in Ukraine was discussed during the visit to Moscow."
    told = story(text, "Ukraine", "Moscow", place=None)
    event = mention(told, "visit", "CONSULT", event_mode="visit", place=span(text, "Ukraine"))
    assert where(told, event, resolver) == ("Moscow", "clause")


def test_a_capital_that_speaks_is_no_place(resolver: PlaceResolver) -> None:
    text = "Moscow said that talks would be held."
    told = story(text, "Moscow", place="KAZAN")
    event = mention(told, "said", "ACCUSE", place=span(text, "Moscow"))
    assert where(told, event, resolver) == (None, "none")


def test_a_doubtful_guess_is_no_place_of_an_event(resolver: PlaceResolver) -> None:
    text = "Troops were deployed in Lu."
    told = story(text, "Lu", label="GUESS", place=None)
    event = mention(told, "deployed", "MOBILIZE", place=span(text, "Lu"))
    assert where(told, event, resolver) == (None, "none")


def test_who_is_criticised_is_no_place(resolver: PlaceResolver) -> None:
    told = story("Ruritania criticised Ukraine.", "Ukraine")
    event = mention(told, "criticised", "ACCUSE", participants=(recipient(told, "Ukraine"),))
    assert where(told, event, resolver) == (None, "none")


@pytest.mark.parametrize("label", ["ORG", "NORP"])
def test_the_name_of_a_body_or_people_is_no_place(label: str, resolver: PlaceResolver) -> None:
    text = "They met in Syria."
    told = story(text, "Syria", label=label, place=None)
    event = mention(told, "met", "CONSULT", place=span(text, "Syria"))
    assert where(told, event, resolver) == (None, "none")


def test_talks_of_the_lead_took_place_where_it_was_filed(resolver: PlaceResolver) -> None:
    told = story("The ministers met.", place="HANOI")
    assert where(told, mention(told, "met", "CONSULT"), resolver) == ("Hanoi", "dateline")


def test_a_call_has_no_place(resolver: PlaceResolver) -> None:
    told = story("The ministers talked.")
    event = mention(told, "talked", "CONSULT", event_mode="phone")
    assert where(told, event, resolver) == (None, "none")


def test_a_deed_elsewhere_does_not_get_the_dateline(resolver: PlaceResolver) -> None:
    told = story("Crowds from Ukraine rallied.", "Ukraine")
    home = story("Crowds rallied.")
    assert where(told, mention(told, "rallied", "PROTEST"), resolver) == (None, "none")
    assert where(home, mention(home, "rallied", "PROTEST"), resolver) == ("Moscow", "dateline")


@pytest.mark.parametrize(
    "changes", [{"modality": "planned"}, {"is_background": True}, {"is_quote": True}]
)
def test_only_todays_news_gets_the_dateline(
    changes: dict[str, Any], resolver: PlaceResolver
) -> None:
    told = story("The ministers met.")
    assert where(told, mention(told, "met", "CONSULT", **changes), resolver) == (None, "none")


@pytest.mark.parametrize(
    ("place", "region", "country"),
    [
        ("DONETSK", None, "UKR"),
        ("DONETSK", "Rostov Region", "RUS"),
        ("IGORA", "Leningrad Region", "RUS"),
        ("MOSCOW/KIEV", None, None),
        (None, None, None),
    ],
)
def test_the_dateline_is_read_with_its_region(
    place: str | None, region: str | None, country: str | None, resolver: PlaceResolver
) -> None:
    told = story("Calm reigned.", place=place, region=region)
    found = dateline_place(told, resolver.read_article(told), resolver)
    assert (found.country_code if found else None) == country
