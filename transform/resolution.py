"""Resolved mentions: who, where and when of every mention of an article, and how sure that is.

Actors are resolved for the event's date, so the date comes first. Merging mentions into events belongs
to `transform.events`.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.records import Article, Extraction, Mention, Party, Role, Span
from transform.actor_asked import found
from transform.actor_enemies import enemy_of
from transform.actor_links import ActorLink
from transform.actor_speakers import is_speaking_pronoun, may_go_on, speakers_before
from transform.actor_towns import is_unknown_town, town_link
from transform.dates import EventDate, date_event
from transform.keys import document_key, mention_key
from transform.place_spans import place_span
from transform.places import Place, locate
from transform.resolvers import Resolvers

# Doubt about who is meant is little doubt that it happened: it counts for a fifth.
_LINK_WEIGHT = 0.2
_AS_SPEAKER_BEFORE = 0.8
_A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ResolvedParticipant:
    """A party in its role, and the actor that it means."""

    role: Role
    ordinal: int
    party: Party
    link: ActorLink


@dataclass(frozen=True, slots=True)
class ResolvedMention:
    """One telling of an event, interpreted.

    Attributes:
        mention_id: Its key.
        document_id: Key of its article.
        sentence: The sentence of the trigger.
        mention: What extract found.
        participants: Actors and recipients.
        speaker: Whom the text names as source.
        when: When it happened.
        place: Where it happened.
        place_span: The words that name the place, where they are in the text.
        location_method: How the place was found.
        confidence: Belief, 0 to 1, that the event is true and its parties are right.
    """

    mention_id: str
    document_id: str
    sentence: Span
    mention: Mention
    participants: tuple[ResolvedParticipant, ...]
    speaker: ActorLink | None
    when: EventDate
    place: Place | None
    place_span: Span | None
    location_method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ResolvedArticle:
    """An article with its mentions interpreted, each once."""

    document_id: str
    extraction: Extraction
    mentions: tuple[ResolvedMention, ...]

    @property
    def article(self) -> Article:
        """The article."""
        return self.extraction.article


def resolve_extraction(extraction: Extraction, resolvers: Resolvers) -> ResolvedArticle:
    """Interpret every mention of an article.

    A mention with the key of an earlier one tells the same words over, and is dropped.
    """
    document_id = document_key(extraction.article.publication_date, extraction.article.text)
    reader = _Reader(extraction, resolvers)
    unique = {mention_key(document_id, each): each for each in reversed(extraction.mentions)}
    mentions = (
        reader.resolve(mention, key, document_id) for key, mention in reversed(unique.items())
    )
    return ResolvedArticle(document_id, extraction, tuple(mentions))


class _Reader:
    """Interprets the mentions of one article; who and where its story is about is read once."""

    def __init__(self, extraction: Extraction, resolvers: Resolvers) -> None:
        entities = [(each.span.start, each.span.end, each.label) for each in extraction.entities]
        self.extraction = extraction
        self.resolvers = resolvers
        self.actors = resolvers.actors.read_story(extraction.article.text, entities)
        self.places = resolvers.places.read_article(extraction)

    def resolve(self, mention: Mention, key: str, document_id: str) -> ResolvedMention:
        when = date_event(mention, self.extraction)
        on = when.first or self.extraction.article.publication_date
        speaker = self._speaker(mention.speaker, on) if mention.speaker else None
        participants = tuple(
            ResolvedParticipant(
                each.role,
                each.ordinal,
                each.party,
                enemy_of(speaker, self._link(each.party, on), self.actors),
            )
            for each in mention.participants
        )
        place, method = locate(mention, self.extraction, self.places, self.resolvers.places)
        return ResolvedMention(
            mention_id=key,
            document_id=document_id,
            sentence=self.extraction.sentences[mention.sentence_index],
            mention=_as_history(mention, when, self.extraction.article.publication_date),
            participants=participants,
            speaker=speaker,
            when=when,
            place=place,
            place_span=place_span(mention, self.extraction, place, method, self._resolve_place),
            location_method=method,
            confidence=_confidence(mention, participants),
        )

    def _resolve_place(self, span: Span) -> Place | None:
        return self.resolvers.places.resolve(span.text, self.places, span.start)

    def _speaker(self, speaker: Party, on: date) -> ActorLink:
        if is_speaking_pronoun(speaker):
            for earlier in speakers_before(speaker, self.extraction):
                link = self._link(earlier, on)
                if may_go_on(speaker, link):
                    confidence = link.link_confidence * _AS_SPEAKER_BEFORE
                    return found(link, confidence, "goes on speaking")
        return self._link(speaker, on)

    def _link(self, party: Party, on: date) -> ActorLink:
        link = self.resolvers.actors.resolve(party, on, self.actors)
        place = self._resolve_place(party.span) if is_unknown_town(party, link) else None
        if place is None:
            return link
        return town_link(link, place, self.resolvers.actors.reference)


def _as_history(mention: Mention, when: EventDate, published: date) -> Mention:
    """Mark what happened long before the news as a thing of the past."""
    if mention.modality != "asserted" or when.last is None or when.last >= published - _A_YEAR:
        return mention
    return replace(mention, modality="historical")


def _confidence(mention: Mention, participants: tuple[ResolvedParticipant, ...]) -> float:
    worst = min((each.link.link_confidence for each in participants), default=1.0)
    return round(mention.confidence * (1 - _LINK_WEIGHT * (1 - worst)), 4)
