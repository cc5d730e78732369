"""Towns that only the gazetteer knows, as parties of an event."""

from datetime import date

import pytest

from extract.records import Article, Extraction, Participant, Party, Span
from tests.transform.mentions import plain_mention
from transform.actor_links import ActorLink
from transform.resolution import resolve_extraction
from transform.resolvers import Resolvers, loaded_resolvers

DAY = date(2021, 6, 1)


@pytest.fixture(scope="module")
def resolvers() -> Resolvers:
    return loaded_resolvers()


def linked(words: str, name: str, label: str, resolvers: Resolvers) -> ActorLink:
    text = f"MOSCOW, June 1. /TASS/. Rockets hit {words}."
    start, named = text.index(words), text.index(name)
    span = Span(start, start + len(words), words)
    asked = Party(span, name, name.lower(), Span(named, named + len(name), name), label, (), None)
    mention = plain_mention(participants=(Participant("recipient", 0, asked),))
    whole = Span(0, len(text), text)
    article = Article("a", 0, DAY, "0" * 64, "MOSCOW", None, DAY, "TASS", None, text, (whole,))
    extraction = Extraction(article, (whole,), (), (), (), (mention,))
    return resolve_extraction(extraction, resolvers).mentions[0].participants[0].link


def test_a_town_gets_its_country(resolvers: Resolvers) -> None:
    link = linked("Gorlovka", "Gorlovka", "GPE", resolvers)
    assert (link.actor_id, link.country_code, link.status) == (
        "region:ukr-horlivka",
        "UKR",
        "known",
    )


def test_a_town_of_the_actor_tables_stays_what_it_is(resolvers: Resolvers) -> None:
    assert linked("Belgorod", "Belgorod", "GPE", resolvers).actor_id == "region:rus-belgorod-region"


@pytest.mark.parametrize(
    ("words", "name", "label"),
    [("Kazan", "Kazan", "ORG"), ("the Kazan deal", "Kazan", "GPE"), ("Qqzxy", "Qqzxy", "GPE")],
)
def test_other_names_get_none(words: str, name: str, label: str, resolvers: Resolvers) -> None:
    assert linked(words, name, label, resolvers).country_code is None
