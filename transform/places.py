"""Places events: from the toponym of their own clause, else of their sentence, else from the dateline.

A statement does not happen where it speaks of, and a party is not a place: `Russia's attack on Ukraine` lies
in Ukraine, `Russia criticised Ukraine` nowhere. Which place a name means is decided in
`transform.place_resolver`.
"""

import re
from collections.abc import Iterator

from extract.records import Entity, Extraction, Mention, Span
from seeds.places import normalise_name
from transform.dates import date_event
from transform.place_resolver import PlaceResolver
from transform.place_rows import Place
from transform.story_places import Mentioned, StoryPlaces
from transform.todays_news import STATEMENTS, in_lead

__all__ = ["Place", "PlaceResolver", "dateline_place", "locate"]

_NO_PLACES = frozenset({"ORG", "NORP"})
_NOWHERE = STATEMENTS | {"SANCTION"}
_LOCAL_TYPES = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})
"""Events that a correspondent tells from the spot."""

_AMID = (
    r"(?:(?:the|its|their|his|her|both|a|an|of|downtown|central|city|town|village|settlement|community"
    r"|capital|port|district|region|province|area|areas|border|outskirts|vicinity|streets|suburbs"
    r"|neighboring|nearby|[\w-]*(?:north|south|east|west)[\w-]*|[A-Z][\w-]+(?:n|sh|ch|se|ic)) )*"
)
_AT = r"in|at|near|inside|outside|around|across|throughout|on|over|off|along"
_ALSO = {
    "ASSAULT": "against|of|targeting|hit|hitting|struck|shelled|bombed|attacked",
    "COERCE": "into|of",
    "CONSULT": "to|visiting|visited",
    "AID": "to|for|into",
    "RETREAT": "from",
    "MOBILIZE": "to|into|toward|towards",
}
_SPOKEN = re.compile(
    r"\b(?:reporters|journalists|said|says|told|conference|briefing|interview|speaking|statement"
    r"|speech|addressing|meeting with (?:reporters|journalists))\b[^,.;]{0,25}$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s*(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s*)?")
_GOES_TO = re.compile(rf"\s(?:to|in)\s{_AMID}")
_CLOSE_WORDS = 4
_REMOTE_MODES = frozenset({"phone"})


def locate(
    mention: Mention, extraction: Extraction, story: StoryPlaces, resolver: PlaceResolver
) -> tuple[Place | None, str]:
    """Choose the place of an event.

    Args:
        mention: The event.
        extraction: The article it stands in.
        story: What `resolver.read_article` says of the article.
        resolver: What names mean.

    Returns:
        The place, or None, and one of `schemas.LOCATION_METHODS`.
    """
    if mention.event_mode in _REMOTE_MODES:
        return None, "none"
    own = _own_toponym(mention, extraction)
    place = resolver.resolve_entity(own, story) if own else None
    if place is not None:
        return place, "clause"
    if mention.event_type in _NOWHERE:
        return None, "none"
    named = (resolver.resolve_entity(each, story) for each in _named(mention, extraction))
    place = next((each for each in named if each is not None), None)
    if place is not None:
        return place, "sentence"
    if _is_told_from_the_spot(mention, extraction, story, resolver):
        place = dateline_place(extraction, story, resolver)
    return place, "dateline" if place is not None else "none"


def _named(mention: Mention, extraction: Extraction) -> list[Entity]:
    """Return the toponyms of the sentence that may be the place, the best first."""
    toponyms = [*_sentence_toponyms(mention, extraction)]
    if mention.event_mode == "visit":
        return [*_hosts(mention), *toponyms]
    return [*toponyms, *_hosts(mention)] if mention.event_type == "ASSAULT" else toponyms


def dateline_place(
    extraction: Extraction, story: StoryPlaces, resolver: PlaceResolver
) -> Place | None:
    """Return the one place of the dateline, read with the region between its slashes."""
    article = extraction.article
    name = article.dateline_place
    if name is None or "/" in name:
        return None
    if article.dateline_region is None:
        return resolver.resolve(name, story)
    inside = Mentioned(containers=(article.dateline_region,))
    return resolver.resolve(name, StoryPlaces(by_name={normalise_name(name): inside}))


def _own_toponym(mention: Mention, extraction: Extraction) -> Entity | None:
    """Return the toponym that extract found in the clause, where its words put the event there."""
    place = _destination(mention, extraction) or mention.place
    if place is None:
        return None
    entity = next((each for each in extraction.toponyms if each.span == place), None)
    if entity is None or entity.label in _NO_PLACES or not _puts_there(place, mention, extraction):
        return None
    return entity


def _destination(mention: Mention, extraction: Extraction) -> Span | None:
    """Return where a visit goes by the words right after it: `the visit to Moscow`."""
    if mention.event_mode != "visit":
        return None
    end = mention.trigger.end
    after = (each.span for each in extraction.toponyms if each.span.start > end)
    nearest = next(after, None)
    text = extraction.article.text
    if nearest is None or not _GOES_TO.fullmatch(text, end, nearest.start):
        return None
    return nearest


def _puts_there(span: Span, mention: Mention, extraction: Extraction) -> bool:
    """Say whether the words before a toponym put an event of this type there, and not who speaks."""
    if span in _party_names(mention):
        return False
    sentence = extraction.sentences[mention.sentence_index]
    before = extraction.article.text[sentence.start : span.start]
    match = _search(_AT, before) or _search(_ALSO.get(mention.event_type), before)
    if match is None:
        return False
    start = sentence.start + match.start()
    between = extraction.article.text[mention.trigger.end : max(start, mention.trigger.end)]
    is_spoken = _SPOKEN.search(before[: match.start()].rstrip()) is not None
    if mention.event_type in STATEMENTS:
        return is_spoken or _NEXT.fullmatch(between) is not None
    is_close = start > mention.trigger.start and len(between.split()) <= _CLOSE_WORDS
    return not is_spoken and (is_close or _search(_AT, before) is not None)


def _search(prepositions: str | None, before: str) -> re.Match[str] | None:
    """Search for a preposition and the words that may stand between it and a name that follows."""
    if prepositions is None:
        return None
    return re.search(rf"\b(?:{prepositions})\s+{_AMID}$", before, re.IGNORECASE)


def _party_names(mention: Mention) -> set[Span]:
    parties = [participant.party for participant in mention.participants]
    return {span for party in parties for span in (party.span, party.name) if span is not None}


def _sentence_toponyms(mention: Mention, extraction: Extraction) -> Iterator[Entity]:
    """Yield toponyms of the sentence that may be the place, the nearest to the trigger first."""
    names = _sentence_names(mention, extraction)
    for name in sorted(names, key=lambda each: abs(each.span.start - mention.trigger.start)):
        if _puts_there(name.span, mention, extraction):
            yield name


def _hosts(mention: Mention) -> Iterator[Entity]:
    """Yield the names of places that are recipients: who is attacked or visited at home."""
    for participant in mention.participants:
        party = participant.party
        if participant.role == "recipient" and party.name and party.entity_label in {"GPE", "LOC"}:
            yield Entity(party.name, party.entity_label)


def _is_told_from_the_spot(
    mention: Mention, extraction: Extraction, story: StoryPlaces, resolver: PlaceResolver
) -> bool:
    """Say whether today's news of the lead happened where the story was filed.

    Talks did unless the sentence names another place; other events only where it names none at all or
    the country of the dateline alone.
    """
    if mention.modality != "asserted" or mention.is_background or mention.is_quote:
        return False
    if not in_lead(mention, extraction):
        return False
    if mention.event_type == "CONSULT":
        return mention.event_mode != "visit" and _is_of_today(mention, extraction)
    if mention.event_type not in _LOCAL_TYPES or not _is_of_today(mention, extraction):
        return False
    home = dateline_place(extraction, story, resolver)
    names = _sentence_names(mention, extraction)
    named = [resolver.resolve_entity(name, story) for name in names]
    return home is not None and all(
        place is not None and place.country_code == home.country_code for place in named
    )


def _is_of_today(mention: Mention, extraction: Extraction) -> bool:
    when = date_event(mention, extraction)
    article = extraction.article
    return when.precision == "day" and when.first in {
        article.dateline_date,
        article.publication_date,
    }


def _sentence_names(mention: Mention, extraction: Extraction) -> list[Entity]:
    sentence = extraction.sentences[mention.sentence_index]
    return [
        entity
        for entity in extraction.toponyms
        if sentence.start <= entity.span.start < sentence.end and entity.label not in _NO_PLACES
    ]
