"""Whom a speaker calls the enemy: the only other country of the story, where it names just one."""

from dataclasses import replace

from transform.actor_links import ActorLink
from transform.actor_readings import Place
from transform.actor_story import StoryActors

_ENEMY = "group:enemy"
_CONFIDENCE = 0.5


def enemy_of(speaker: ActorLink | None, link: ActorLink, story: StoryActors) -> ActorLink:
    """Return the link of `the enemy` with its country; any other link as it is.

    Args:
        speaker: Who says it.
        link: What the words mean by themselves.
        story: Which countries are named.
    """
    if link.actor_id != _ENEMY or speaker is None or speaker.country_code is None:
        return link
    others = {
        place.country_code: place
        for _, place in story.places
        if place.country_code not in (None, speaker.country_code)
    }
    return _named(link, *others.values()) if len(others) == 1 else link


def _named(link: ActorLink, place: Place) -> ActorLink:
    code = place.country_code or ""
    return replace(
        link,
        actor_id=f"group:{code.lower()}-enemy",
        name=f"{link.name} ({code})",
        country_code=code,
        link_confidence=_CONFIDENCE,
        method="the speaker's enemy: the other country of the story",
    )
