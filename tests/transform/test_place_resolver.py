import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.records import Entity, Span
from transform.gazetteer import open_gazetteer
from transform.places import PlaceResolver

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
    assert len(list(read_cases())) >= 100


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
    text = "Police in Brest said so."
    toponyms = [Entity(Span(10, 15, "Brest"), "GPE")]

    in_belarus = places.read_story(text, toponyms, dateline=("MINSK",))
    in_france = places.read_story(text, toponyms, dateline=("PARIS",))

    found = [places.resolve("Brest", story, 10) for story in (in_belarus, in_france)]
    assert [place.country_code for place in found if place] == ["BLR", "FRA"]


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
