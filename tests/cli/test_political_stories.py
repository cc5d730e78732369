"""Politics among athletes, artists and scientists: the topic of a story must not take its events away."""

from pathlib import Path

import pytest

from cli.coding import FileCoder
from cli.printing import without_doubtful
from cli.settings import Settings
from transform.resolution import ResolvedMention

STORIES = sorted((Path(__file__).parent / "political_stories").glob("*.txt"))
# Story, then type of events that it tells, and words of their actors.
EXPECTED = {
    "arctic_research": {("SANCTION", "Arctic Council")},
    "chess_federation": {("SANCTION", "Chess Federation"), ("ACCUSE", "Kremlin")},
    "concert_ban": {("SANCTION", "Lithuania"), ("SUPPORT", "Ukraine")},
    "director_jailed": {("COERCE", "Police"), ("PROTEST", "Actors")},
    "football_riot": {("ASSAULT", "Indonesian police"), ("COERCE", "president")},
    "games_boycott": {("PROTEST", "United States"), ("THREATEN", "China")},
    "ioc_ban": {("REQUEST", "Olympic Committee"), ("ACCUSE", "Sports Minister")},
    "museum_sanctions": {("SANCTION", "European Union"), ("ACCUSE", "Foreign Ministry")},
    "painting_activists": {("COERCE", "British police"), ("REQUEST", "activists")},
    "scientist_treason": {("COERCE", "Federal Security Service"), ("COERCE", "A court")},
    "stadium_attack": {("ASSAULT", "Terrorists")},
    "station_deal": {("SUPPORT", "Roscosmos"), ("CONSULT", "Russia")},
    "vaccine_aid": {("SUPPORT", "Health Minister")},
    "wada_rusada": {("COERCE", "Anti-Doping Agency"), ("ACCUSE", "Foreign Ministry")},
}


def _actors(telling: ResolvedMention) -> str:
    named = (part.party.span.text for part in telling.participants if part.role == "actor")
    return ", ".join(named)


@pytest.fixture(scope="module")
def told() -> dict[str, list[tuple[str, str]]]:
    """Return type and actors of each event that `tass-events code` tells of each story."""
    settings = Settings.model_construct()
    coded = without_doubtful(FileCoder(settings).code(STORIES), settings.min_confidence)
    return {
        Path(story.article.source_path).stem: [
            (each.mention.event_type, _actors(each)) for each in story.mentions
        ]
        for story in coded
    }


def test_every_story_is_expected() -> None:
    assert {story.stem for story in STORIES} == set(EXPECTED)


@pytest.mark.parametrize("story", EXPECTED)
def test_political_story_keeps_its_events(
    told: dict[str, list[tuple[str, str]]], story: str
) -> None:
    missing = {
        (event_type, words)
        for event_type, words in EXPECTED[story]
        if not any(event_type == kind and words in actors for kind, actors in told[story])
    }
    assert not missing, told[story]
