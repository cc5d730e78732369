"""Sentences of mentions cut into marked and plain pieces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from load.daily.day import Event, Record

_NAMED_THERE = ("clause", "sentence")


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence; `kind` is the style of its mark, empty for plain text."""

    kind: str
    text: str


@dataclass(frozen=True)
class _Mark:
    kind: str
    start: int
    end: int


def pieces_of(
    text: str, mention: Record, participants: Sequence[Record], event: Event
) -> tuple[Piece, ...]:
    """Cut the sentence of a mention at what was found in it.

    Where marks overlap, the trigger goes before the parties, and these before the place.

    Args:
        text: Text of the document.
        mention: The row of the mention.
        participants: Its participants.
        event: Its event, for the place: tables keep no span of it, so its name is looked up in the
            sentence where the coder took the place from there.
    """
    start, end = mention["sentence_start"], mention["sentence_end"]
    pieces, at = [], start
    for mark in sorted(_chosen(text, mention, participants, event), key=lambda mark: mark.start):
        pieces.append(Piece("", text[at : mark.start]))
        pieces.append(Piece(mark.kind, text[mark.start : mark.end]))
        at = mark.end
    pieces.append(Piece("", text[at:end]))
    return tuple(piece for piece in pieces if piece.text)


def _chosen(
    text: str, mention: Record, participants: Sequence[Record], event: Event
) -> list[_Mark]:
    taken: list[_Mark] = []
    for mark in _marks(text, mention, participants, event):
        inside = mention["sentence_start"] <= mark.start and mark.end <= mention["sentence_end"]
        if inside and all(mark.end <= one.start or one.end <= mark.start for one in taken):
            taken.append(mark)
    return taken


def _marks(
    text: str, mention: Record, participants: Sequence[Record], event: Event
) -> Iterator[_Mark]:
    yield _Mark("trigger", mention["trigger_start"], mention["trigger_end"])
    for row in participants:
        yield _Mark(row["role"], row["actor_start"], row["actor_end"])
    if event.place is not None and event.row["location_method"] in _NAMED_THERE:
        named = re.compile(rf"(?<!\w){re.escape(event.place['name'])}(?!\w)")
        found = named.search(text, mention["sentence_start"], mention["sentence_end"])
        if found:
            yield _Mark("place", found.start(), found.end())
