"""The words of an article that name the place of an event."""

from collections.abc import Callable, Iterator

from extract.records import Extraction, Mention, Span
from transform.places import Place


def place_span(
    mention: Mention,
    extraction: Extraction,
    place: Place | None,
    method: str,
    resolve: Callable[[Span], Place | None],
) -> Span | None:
    """Return the words that name the place of an event, or None where they are not in the text.

    Args:
        mention: The event.
        extraction: The article it stands in.
        place: Its place, if it has one.
        method: How the place was found.
        resolve: Says which place some words of the article mean.
    """
    if place is None:
        return None
    if method == "dateline":
        return _in_dateline(extraction)
    near = _words(mention, extraction) if method == "sentence" else iter((mention.place,))
    for span in near:
        found = resolve(span) if span is not None else None
        if found is not None and found.location_id == place.location_id:
            return span
    return mention.place if method == "clause" else None


def _words(mention: Mention, extraction: Extraction) -> Iterator[Span]:
    """Yield toponyms and party names of the sentence, the nearest to the trigger first."""
    sentence = extraction.sentences[mention.sentence_index]
    names = [each.party.name for each in mention.participants if each.party.name is not None]
    toponyms = [each.span for each in extraction.toponyms]
    inside = [span for span in (*toponyms, *names) if sentence.start <= span.start < sentence.end]
    yield from sorted(inside, key=lambda span: abs(span.start - mention.trigger.start))


def _in_dateline(extraction: Extraction) -> Span | None:
    """Return the place of the dateline, which begins the text wherever there is one."""
    article = extraction.article
    name = article.dateline_place or ""
    start = article.text.find(name) if name else -1
    return Span(start, start + len(name), name) if start >= 0 else None
