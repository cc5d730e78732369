"""Lays out the tables of a publication date: one Arrow table for each of `schemas.TABLES`.

Columns, types and order of the rows are those of the schema. Actors and locations are those that other
tables name, and no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from extract.records import Party, Refusal
from seeds.ontology import read_ontology
from transform.actor_links import ActorLink
from transform.events import Event
from transform.places import Place
from transform.resolution import ResolvedArticle, ResolvedMention, ResolvedParticipant
from transform.schemas import TABLES, Table

Row = dict[str, Any]


def lay_out(
    articles: Sequence[ResolvedArticle], events: Sequence[Event], refusals: Iterable[Refusal]
) -> dict[str, Any]:
    """Return the Arrow table of every table, by name.

    Args:
        articles: The articles of the date, each text once.
        events: Their events; mentions that belong to none are left out.
        refusals: What becomes quarantine rows.
    """
    tellings = [(event, telling) for event in events for telling in event.tellings]
    rows: dict[str, Iterable[Row]] = {
        "documents": map(_document, articles),
        "events": map(_event, events),
        "mentions": (_mention(event, telling) for event, telling in tellings),
        "participants": (
            _participant(event, telling, each)
            for event, telling in tellings
            for each in telling.participants
        ),
        "actors": _actors([telling for _, telling in tellings]),
        "locations": _locations(events),
        "quarantine": map(_refusal, refusals),
    }
    return {name: _arrow(table, rows[name]) for name, table in TABLES.items()}


def quarantine_table(refusals: Iterable[Refusal]) -> Any:
    """Return refusals as the rows of an Arrow table."""
    return _arrow(TABLES["quarantine"], map(_refusal, refusals))


def _arrow(table: Table, rows: Iterable[Row]) -> Any:
    filled = pa.Table.from_pylist(list(rows), schema=table.arrow_schema)
    return filled.sort_by([(name, "ascending") for name in table.sort_by])


def _document(resolved: ResolvedArticle) -> Row:
    article = resolved.article
    return {
        "document_id": resolved.document_id,
        "source_path": article.source_path,
        "source_offset": article.source_offset,
        "content_sha256": article.content_sha256,
        "dateline_place": article.dateline_place,
        "dateline_date": article.dateline_date,
        "agency": article.agency,
        "headline": article.headline,
        "text": article.text,
        "n_sentences": len(resolved.extraction.sentences),
    }


def _event(event: Event) -> Row:
    scores = read_ontology().scores(event.event_type, event.event_mode)
    return {
        "event_id": event.event_id,
        "event_type": event.event_type,
        "event_mode": event.event_mode,
        "contexts": event.contexts,
        "quad_class": read_ontology().types[event.event_type].quad_class,
        "plover_intensity": scores.intensity,
        "cameo_code": scores.cameo_code,
        "goldstein": scores.goldstein,
        "event_date": event.when.first,
        "event_date_end": event.when.last,
        "date_precision": event.when.precision,
        "date_method": event.when.method,
        "modality": event.modality,
        "location_id": event.place.location_id if event.place else None,
        "location_method": event.location_method,
        "confidence": event.confidence,
        "n_mentions": len(event.tellings),
        "n_documents": event.n_documents,
        "is_background": event.is_background,
    }


def _mention(event: Event, telling: ResolvedMention) -> Row:
    mention = telling.mention
    return {
        "mention_id": telling.mention_id,
        "event_id": event.event_id,
        "document_id": telling.document_id,
        "sentence_index": mention.sentence_index,
        "sentence_start": telling.sentence.start,
        "sentence_end": telling.sentence.end,
        "trigger_start": mention.trigger.start,
        "trigger_end": mention.trigger.end,
        "trigger_text": mention.trigger.text,
        "rule_id": mention.rule_id,
        "modality": mention.modality,
        "is_quote": mention.is_quote,
        "attributed_to_actor_id": telling.speaker.actor_id if telling.speaker else None,
        "attribution_verb": mention.attribution_verb,
        "confidence": telling.confidence,
    }


def _participant(event: Event, telling: ResolvedMention, part: ResolvedParticipant) -> Row:
    span = part.party.span
    return {
        "mention_id": telling.mention_id,
        "event_id": event.event_id,
        "role": part.role,
        "ordinal": part.ordinal,
        "actor_id": part.link.actor_id,
        "actor_text": span.text,
        "actor_start": span.start,
        "actor_end": span.end,
        "country_code": part.link.country_code,
        "sector": part.link.sector,
        "title_text": part.party.title or part.link.title_text,
        "link_confidence": part.link.link_confidence,
    }


def _actors(tellings: Iterable[ResolvedMention]) -> Iterator[Row]:
    """Yield one row an actor, as it stood on the latest of its event dates."""
    found: dict[str, list[tuple[date, ActorLink]]] = defaultdict(list)
    names: dict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        for link, party in _links(telling):
            found[link.actor_id].append((telling.when.first or date.max, link))
            names[link.actor_id] |= _names(party)
    for actor_id, dated in found.items():
        _, link = max(dated, key=lambda pair: (pair[0], _stance(pair[1])))
        yield {
            "actor_id": actor_id,
            "name": link.name,
            "actor_type": link.actor_type,
            "country_code": link.country_code,
            "sector": link.sector,
            "sectors": link.sectors,
            "wikidata_id": link.wikidata_id,
            "link_status": min(each.status for _, each in dated),
            "aliases": sorted(names[actor_id] - {link.name}),
        }


def _links(telling: ResolvedMention) -> Iterator[tuple[ActorLink, Party]]:
    for part in telling.participants:
        yield part.link, part.party
    if telling.speaker is not None and telling.mention.speaker is not None:
        yield telling.speaker, telling.mention.speaker


def _stance(link: ActorLink) -> tuple[str, ...]:
    """Order links of one actor on one day, which may differ by the words of its title."""
    return (link.name, link.country_code or "", link.sector or "", *link.sectors)


def _names(party: Party) -> set[str]:
    """Return the names that a party bears in the text; a pronoun or description is none."""
    return {" ".join(party.name.text.split())} if party.name else set()


def _locations(events: Iterable[Event]) -> Iterator[Row]:
    places: Mapping[str, Place] = {
        event.place.location_id: event.place for event in events if event.place
    }
    for place in places.values():
        yield {column.name: getattr(place, column.name) for column in TABLES["locations"].columns}


def _refusal(refusal: Refusal) -> Row:
    return {column.name: getattr(refusal, column.name) for column in TABLES["quarantine"].columns}
