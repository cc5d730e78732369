"""Coded events as one web page that needs nothing else: sentences with what was found marked in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cli.event_table import days, kind, parties
from cli.page_template import fill
from extract.records import Span
from transform.resolution import ResolvedArticle, ResolvedMention


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `kind` is the style of its mark, empty for plain text."""

    kind: str
    text: str


def event_page(articles: Sequence[ResolvedArticle]) -> str:
    """Return the page as HTML; everything from the articles is escaped."""
    return fill(
        "code.html.j2", articles=articles, days=days, kind=kind, parties=parties, pieces=pieces
    )


def pieces(telling: ResolvedMention) -> list[Piece]:
    """Cut the sentence of a mention into marked and plain pieces, in order.

    Where marks overlap, the trigger goes before the parties, and these before place, time and speaker.
    """
    sentence = telling.sentence
    cut: list[Piece] = []
    end = sentence.start
    for name, span in sorted(_chosen(telling), key=lambda mark: mark[1].start):
        cut.append(Piece("", _slice(sentence, end, span.start)))
        cut.append(Piece(name, _slice(sentence, span.start, span.end)))
        end = span.end
    cut.append(Piece("", _slice(sentence, end, sentence.end)))
    return [piece for piece in cut if piece.text]


def _slice(sentence: Span, start: int, end: int) -> str:
    return sentence.text[start - sentence.start : end - sentence.start]


def _chosen(telling: ResolvedMention) -> Iterator[tuple[str, Span]]:
    taken: list[Span] = []
    for name, span in _marks(telling):
        inside = telling.sentence.start <= span.start and span.end <= telling.sentence.end
        if inside and all(span.end <= other.start or other.end <= span.start for other in taken):
            taken.append(span)
            yield name, span


def _marks(telling: ResolvedMention) -> Iterable[tuple[str, Span]]:
    mention = telling.mention
    yield "trigger", mention.trigger
    for part in telling.participants:
        yield part.role, part.party.span
    if telling.place_span is not None:
        yield "place", telling.place_span
    if mention.time is not None:
        yield "time", mention.time.span
    if mention.speaker is not None:
        yield "speaker", mention.speaker.span
