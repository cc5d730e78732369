import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.records import Article, Entity, Extraction, Span
from transform.gazetteer import open_gazetteer
from transform.places import Place, PlaceResolver

ADJECTIVES = {
    "Russian": "RUS",
    "Georgian": "GEO",
    "French": "FRA",
    "Belarusian": "BLR",
    "Poles": "POL",
}
CASES = Path(__file__).with_name("where_cases.csv")
MARK = re.compile(r"\[\[(?P<asked>.+?)\]\]|\[(?P<name>.+?)\]|<(?P<people>.+?)>")


@pytest.fixture(scope="module")
def places() -> PlaceResolver:
    return PlaceResolver(open_gazetteer(), ADJECTIVES)


def read_cases() -> Iterator[Any]:
    with CASES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            limit = row.pop("known_limit")
            marks = [pytest.mark.xfail(reason=limit, strict=True)] if limit else []
            yield pytest.param(*row.values(), marks=marks, id=row["text"])


def unmark(marked: str) -> tuple[str, list[Entity], Entity]:
    """Return the text without marks, all its toponyms, and the one that is asked for."""
    text, toponyms, asked, end = "", [], None, 0
    for match in MARK.finditer(marked):
        text += marked[end : match.start()]
        words = match["asked"] or match["name"] or match["people"]
        label = "NORP" if match["people"] else "GPE"
        entity = Entity(Span(len(text), len(text) + len(words), words), label)
        toponyms.append(entity)
        asked = entity if match["asked"] else asked
        text, end = text + words, match.end()
    assert asked is not None
    return text + marked[end:], toponyms, asked


@pytest.mark.parametrize(("text", "name", "country_code", "feature_code"), list(read_cases()))
def test_a_name_means_the_place_that_its_story_says(
    text: str, name: str, country_code: str, feature_code: str, places: PlaceResolver
) -> None:
    plain, toponyms, asked = unmark(text)
    story = places.read_story(plain, toponyms)

    place = places.resolve(asked.span.text, story, asked.span.start)

    if not name:
        assert place is None
        return
    assert place is not None
    found = (place.name, place.country_code or "", place.feature_code)
    wanted = (name, country_code, feature_code)
    assert all(want in {"*", have} for want, have in zip(wanted, found, strict=True)), found


def test_there_are_enough_cases() -> None:
    assert len(list(read_cases())) >= 180


def test_both_places_of_one_name_are_told_apart_in_one_story(places: PlaceResolver) -> None:
    text = "Refugees came from Donetsk in Ukraine to Donetsk in the Rostov Region."
    names = ["Donetsk", "Ukraine", "Donetsk", "Rostov Region"]
    toponyms, end = [], 0
    for name in names:
        start = text.index(name, end)
        end = start + len(name)
        toponyms.append(Entity(Span(start, end, name), "GPE"))
    story = places.read_story(text, toponyms)

    first, second = (
        places.resolve("Donetsk", story, toponyms[index].span.start) for index in (0, 2)
    )

    assert first is not None
    assert second is not None
    assert (first.country_code, second.country_code) == ("UKR", "RUS")


def test_the_dateline_counts_as_evidence(places: PlaceResolver) -> None:
    found = [brest(places, dateline) for dateline in ("MINSK", "PARIS")]

    assert [place.country_code for place in found if place] == ["BLR", "FRA"]


def test_names_of_the_dateline_are_listed_with_the_others(places: PlaceResolver) -> None:
    told = filed("PARIS", "Texas", "PARIS, Texas. Police in Paris said so.", "Paris")

    listed = places.resolve_all(told, places.read_article(told))

    found = [(entity.span.text, place.admin1 if place else None) for entity, place in listed]
    assert found == [("PARIS", "Texas"), ("Texas", "Texas"), ("Paris", "Texas")]


@pytest.mark.parametrize(
    ("text", "label", "is_listed"),
    [
        ("A bus left the village of Xyzzyville.", "GPE", True),
        ("He stayed in Xyzzyville.", "GPE", True),
        ("He stayed in Xyzzyville.", "GUESS", False),
        ("Nobody met Xyzzyville.", "GPE", False),
    ],
)
def test_an_unknown_name_is_listed_where_it_stands_as_a_place(
    text: str, label: str, is_listed: bool, places: PlaceResolver
) -> None:
    told = filed(None, None, text, "Xyzzyville", label)

    listed = list(places.resolve_all(told, places.read_article(told)))

    assert [place for _, place in listed] == [None] * is_listed


def brest(places: PlaceResolver, dateline: str) -> Place | None:
    told = filed(dateline, None, f"{dateline}. Police in Brest said so.", "Brest")
    entity = told.toponyms[0]
    return places.resolve(entity.span.text, places.read_article(told), entity.span.start)


def filed(
    place: str | None, region: str | None, text: str, name: str, label: str = "GPE"
) -> Extraction:
    body = text.index(". ") + 2 if place else 0
    start = text.index(name, body)
    paragraph = Span(body, len(text), text[body:])
    article = Article(
        "a.txt", 0, date(2021, 11, 17), "0" * 64, place, region, None, None, None, text, (paragraph,)
    )  # fmt: skip
    toponym = Entity(Span(start, start + len(name), name), label)
    return Extraction(article, (), (), (toponym,), (), ())


def test_an_adjective_means_its_country(places: PlaceResolver) -> None:
    place = places.resolve_people("Poles")

    assert place is not None
    assert (place.name, place.precision) == ("Poland", "country")
    assert places.resolve_people("Martian") is None


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("Kremlin", "exact"),
        ("Kazan", "city"),
        ("Tatarstan", "region"),
        ("Donbass", "region"),
        ("Russia", "country"),
        ("Black Sea", "area"),
        ("Europe", "area"),
    ],
)
def test_the_precision_says_what_the_point_stands_for(
    name: str, precision: str, places: PlaceResolver
) -> None:
    place = places.resolve(name)

    assert place is not None
    assert place.precision == precision
