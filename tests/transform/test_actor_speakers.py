"""Pronouns beside verbs of saying: whoever spoke last goes on, unless only cited by another."""

from datetime import date

import pytest

from extract.records import Article, Extraction, Mention, Party, Span
from tests.transform.mentions import plain_mention
from transform.resolution import resolve_extraction
from transform.resolvers import Resolvers, loaded_resolvers

TEXT = (
    "MOSCOW, June 1. /TASS/. Sergey Lavrov said that they met. The Estonian Foreign Ministry said"
    ' that they met. "Angela Merkel said that they met." They met, he added. They met, it added.'
)


@pytest.fixture(scope="module")
def resolvers() -> Resolvers:
    return loaded_resolvers()


def party(words: str) -> Party:
    start = TEXT.index(words)
    return Party(Span(start, start + len(words), words), words, words.lower(), None, None, (), None)


def telling(words: str) -> Mention:
    speaker = party(words)
    return plain_mention(trigger=speaker.span, speaker=speaker, attribution_verb="say")


def speaker_of(pronoun: str, resolvers: Resolvers, *named: str) -> tuple[str, str]:
    day = date(2021, 6, 1)
    whole = Span(0, len(TEXT), TEXT)
    article = Article("a", 0, day, "0" * 64, "MOSCOW", None, day, "TASS", None, TEXT, (whole,))
    start = TEXT.index(f"{pronoun} added")
    spoken = Party(Span(start, start + 2, pronoun), pronoun, pronoun, None, None, (), None)
    last = plain_mention(trigger=Span(start, start + 2, pronoun), speaker=spoken)
    mentions = (*map(telling, named), last)
    resolved = resolve_extraction(
        Extraction(article, (whole,), (), (), (), mentions), resolvers
    ).mentions[-1]
    assert resolved.speaker is not None
    return resolved.speaker.actor_id, resolved.speaker.method


NAMED = ("Sergey Lavrov", "The Estonian Foreign Ministry", "Angela Merkel")


def test_a_person_goes_on_past_who_is_only_cited(resolvers: Resolvers) -> None:
    assert speaker_of("he", resolvers, *NAMED) == ("person:sergey-lavrov", "goes on speaking")


def test_a_body_goes_on(resolvers: Resolvers) -> None:
    assert speaker_of("it", resolvers, *NAMED) == ("org:est-foreign-ministry", "goes on speaking")


def test_a_body_does_not_go_on_as_a_person(resolvers: Resolvers) -> None:
    assert speaker_of("it", resolvers, "Sergey Lavrov") == ("group:unspecified", "pronoun")


def test_without_a_speaker_the_story_is_asked(resolvers: Resolvers) -> None:
    found = speaker_of("he", resolvers)
    assert found == ("person:angela-merkel", "pronoun: last person of the story")
