"""Who is called the enemy by a speaker."""

import pytest

from transform.actor_enemies import enemy_of
from transform.actor_links import ActorLink
from transform.actors import open_actors

RESOLVER = open_actors()
ENEMY = ActorLink("group:enemy", "enemy", "group", sector="UNK", is_known=True)
RUSSIAN = ActorLink("org:x", "X", "organisation", "RUS")
UKRAINIAN = ActorLink("org:y", "Y", "organisation", "UKR")
STORY = RESOLVER.read_story(
    "Russia said that Kiev and the Kharkov Region were calm, the enemy lost."
)


@pytest.mark.parametrize(("speaker", "code"), [(RUSSIAN, "UKR"), (UKRAINIAN, "RUS")])
def test_the_other_country_of_the_story(speaker: ActorLink, code: str) -> None:
    link = enemy_of(speaker, ENEMY, STORY)
    assert (link.actor_id, link.country_code) == (f"group:{code.lower()}-enemy", code)
    assert link.link_confidence == 0.5


@pytest.mark.parametrize("speaker", [None, ActorLink("org:un", "UN", "organisation")])
def test_nobody_knows_without_a_side(speaker: ActorLink | None) -> None:
    assert enemy_of(speaker, ENEMY, STORY) == ENEMY


def test_two_other_countries_decide_nothing() -> None:
    story = RESOLVER.read_story("Russia, Ukraine and Poland were named.")
    assert enemy_of(RUSSIAN, ENEMY, story) == ENEMY


def test_others_than_the_enemy_stay_as_they_are() -> None:
    assert enemy_of(RUSSIAN, UKRAINIAN, STORY) == UKRAINIAN
