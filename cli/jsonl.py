"""Coded events as JSON lines: the keys of an event mention, a place and a time expression.

The names and the meaning of the keys are an interface: programs outside depend on them.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from extract.nlp.parties import PERSONAL_PRONOUNS
from extract.records import Article, Party, Span
from seeds.ontology import read_ontology
from transform.actor_links import ActorLink
from transform.dates import resolve_times
from transform.places import Place
from transform.resolution import ResolvedArticle, ResolvedMention, ResolvedParticipant
from transform.resolvers import Resolvers

Record = dict[str, Any]


def event_record(article: Article, telling: ResolvedMention) -> Record:
    """Return the record of an event mention."""
    mention = telling.mention
    return {
        "source_path": article.source_path,
        "document_id": telling.document_id,
        "publication_date": article.publication_date.isoformat(),
        "sentence": telling.sentence.text,
        "event_type": mention.event_type,
        "event_mode": mention.event_mode,
        "contexts": list(mention.contexts),
        "quad_class": read_ontology().types[mention.event_type].quad_class,
        "trigger": mention.trigger.text,
        "modality": mention.modality,
        "is_quote": mention.is_quote,
        "attributed_to": _source(mention.speaker, telling.speaker),
        "actors": [_party(each) for each in telling.participants if each.role == "actor"],
        "recipients": [_party(each) for each in telling.participants if each.role == "recipient"],
        "event_date": _iso(telling.when.first),
        "date_precision": telling.when.precision,
        "location": _location(telling),
        "confidence": telling.confidence,
        "rule_id": mention.rule_id,
    }


def place_records(article: ResolvedArticle, resolvers: Resolvers) -> Iterator[Record]:
    """Yield the record of every toponym."""
    places = resolvers.places
    story = places.read_article(article.extraction)
    for entity, place in places.resolve_all(article.extraction, story):
        yield {
            "kind": "place",
            "source_path": article.article.source_path,
            **_stretch(article.article, entity.span),
            **_named_place(place),
        }


def date_records(article: ResolvedArticle) -> Iterator[Record]:
    """Yield the record of every time expression that can be read."""
    for span, time in resolve_times(article.extraction):
        yield {
            "kind": "date",
            "source_path": article.article.source_path,
            **_stretch(article.article, span),
            "value": time.value,
            "date": _iso(time.first),
            "date_end": _iso(time.last),
            "date_precision": time.precision,
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _source(party: Party | None, link: ActorLink | None) -> Record | None:
    if party is None or link is None:
        return None
    return {"text": party.span.text, "name": link.name, "country_iso3": link.country_code}


def _party(part: ResolvedParticipant) -> Record:
    span = _telling_span(part.party)
    return {
        "text": span.text,
        "name": part.link.name,
        "actor_id": part.link.actor_id,
        "country_iso3": part.link.country_code,
        "sector": part.link.sector,
        "start": span.start,
        "end": span.end,
    }


def _telling_span(party: Party) -> Span:
    """Return the words that say who it is: for a pronoun, those that it stands for."""
    if party.antecedent is not None and party.head.lower() in PERSONAL_PRONOUNS:
        return party.antecedent.span
    return party.span


def _location(telling: ResolvedMention) -> Record | None:
    if telling.place is None:
        return None
    span = telling.place_span
    return {
        "text": span.text if span else None,
        **_named_place(telling.place),
        "start": span.start if span else None,
        "end": span.end if span else None,
    }


def _named_place(place: Place | None) -> Record:
    return {
        "name": place.name if place else None,
        "geonames_id": place.geonames_id if place else None,
        "country_iso3": place.country_code if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }


def _stretch(article: Article, span: Span) -> Record:
    return {
        "text": span.text,
        "start": span.start,
        "end": span.end,
        "source_start": article.source_offset + span.start,
        "source_end": article.source_offset + span.end,
    }
