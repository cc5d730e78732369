"""Whom a pronoun beside a verb of saying means: in newswire, whoever spoke last goes on."""

from collections.abc import Iterator

from extract.records import Extraction, Party
from seeds.actors.names import normalise_name
from transform.actor_links import ActorLink

_ONE_PERSON = frozenset(("he", "she"))
_SPEAKING_PRONOUNS = _ONE_PERSON | {"it", "they"}


def is_speaking_pronoun(speaker: Party) -> bool:
    """Say whether a speaker is only a pronoun of which extract has not found the antecedent."""
    return speaker.antecedent is None and normalise_name(speaker.span.text) in _SPEAKING_PRONOUNS


def speakers_before(speaker: Party, extraction: Extraction) -> Iterator[Party]:
    """Yield the speakers named earlier in the story, the latest first.

    Whoever is only cited inside another's quotation does not go on speaking after it.
    """
    text = extraction.article.text
    named = {
        mention.speaker.span.start: mention.speaker
        for mention in extraction.mentions
        if mention.speaker is not None and not is_speaking_pronoun(mention.speaker)
    }
    for start in sorted(named, reverse=True):
        if start < speaker.span.start and not _is_quoted(text, start):
            yield named[start]


def _is_quoted(text: str, start: int) -> bool:
    """Say whether a place in a text lies between quotation marks that its paragraph has opened."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    straight = before.count('"') % 2 == 1
    return straight or before.count("“") > before.count("”")


def may_go_on(speaker: Party, earlier: ActorLink) -> bool:
    """Say whether a pronoun can stand for an actor: `he` for a person, `it` for anything else."""
    pronoun = normalise_name(speaker.span.text)
    if pronoun == "they":
        return True
    return (pronoun in _ONE_PERSON) == (earlier.actor_type == "person")
