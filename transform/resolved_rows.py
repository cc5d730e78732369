"""The rows that a resolved article adds to the files of its shard."""

from collections.abc import Iterator
from datetime import date

from extract.records import Party, Refusal
from transform.actor_links import ActorLink
from transform.keys import record_key
from transform.resolution import ResolvedArticle, ResolvedMention, ResolvedParticipant
from transform.row_files import Row
from transform.schemas import TABLES
from transform.tellings import REALITY, Telling, Who, telling_of


def rows_of(article: ResolvedArticle) -> dict[str, list[Row]]:
    """Return the rows of an article and its mentions, by file."""
    record_id = record_key(article.article.source_path, article.article.source_offset)
    rows: dict[str, list[Row]] = {
        "documents": [_document(article)],
        "mentions": [_mention(each) for each in article.mentions],
        "tellings": [_telling(telling_of(each)) for each in article.mentions],
        "participants": [
            _participant(each, part) for each in article.mentions for part in each.participants
        ],
        "sightings": [
            _sighting(each, link, party)
            for each in article.mentions
            for link, party in _links(each)
        ],
    }
    for row in (row for some in rows.values() for row in some):
        row["record_id"] = record_id
    return rows | {"locations": _locations(article)}


def refusal_row(refusal: Refusal) -> Row:
    """Return a refusal as a row of quarantine."""
    return {column.name: getattr(refusal, column.name) for column in TABLES["quarantine"].columns}


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


def _mention(resolved: ResolvedMention) -> Row:
    mention = resolved.mention
    return {
        "mention_id": resolved.mention_id,
        "document_id": resolved.document_id,
        "sentence_index": mention.sentence_index,
        "sentence_start": resolved.sentence.start,
        "sentence_end": resolved.sentence.end,
        "trigger_start": mention.trigger.start,
        "trigger_end": mention.trigger.end,
        "trigger_text": mention.trigger.text,
        "rule_id": mention.rule_id,
        "modality": mention.modality,
        "is_quote": mention.is_quote,
        "attributed_to_actor_id": resolved.speaker.actor_id if resolved.speaker else None,
        "attribution_verb": mention.attribution_verb,
        "confidence": resolved.confidence,
        "sentence": resolved.sentence.text,
    }


def _telling(telling: Telling) -> Row:
    return {
        "mention_id": telling.mention_id,
        "document_id": telling.document_id,
        "event_type": telling.event_type,
        "event_mode": telling.event_mode,
        "modality": telling.modality,
        "reality": REALITY[telling.modality],
        "contexts": telling.contexts,
        "is_background": telling.is_background,
        "actors": [_who(who) for who in telling.actors],
        "recipients": [_who(who) for who in telling.recipients],
        "first_day": telling.when.first,
        "last_day": telling.when.last,
        "date_precision": telling.when.precision,
        "date_method": telling.when.method,
        "location_id": telling.location_id,
        "location_precision": telling.location_precision,
        "location_method": telling.location_method,
        "sentence_key": telling.sentence_key,
        "confidence": telling.confidence,
    }


def _who(who: Who) -> Row:
    return {
        "actor_id": who.actor_id,
        "actor_type": who.actor_type,
        "country_code": who.country_code,
        "sector": who.sector,
    }


def _participant(resolved: ResolvedMention, part: ResolvedParticipant) -> Row:
    span = part.party.span
    return {
        "mention_id": resolved.mention_id,
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
        "name": part.link.name,
    }


def _links(resolved: ResolvedMention) -> Iterator[tuple[ActorLink, Party]]:
    for part in resolved.participants:
        yield part.link, part.party
    if resolved.speaker is not None and resolved.mention.speaker is not None:
        yield resolved.speaker, resolved.mention.speaker


def _sighting(resolved: ResolvedMention, link: ActorLink, party: Party) -> Row:
    return {
        "actor_id": link.actor_id,
        "day": resolved.when.first or date.max,
        "name": link.name,
        "actor_type": link.actor_type,
        "country_code": link.country_code,
        "sector": link.sector,
        "sectors": link.sectors,
        "wikidata_id": link.wikidata_id,
        "link_status": link.status,
        # A pronoun or description is no name.
        "alias": " ".join(party.name.text.split()) if party.name else None,
        "mention_id": resolved.mention_id,
    }


def _locations(article: ResolvedArticle) -> list[Row]:
    places = {each.place.location_id: each.place for each in article.mentions if each.place}
    return [
        {column.name: getattr(place, column.name) for column in TABLES["locations"].columns}
        for place in places.values()
    ]
