"""The stories of a date with what was coded in them, as many as a light page holds.

The stories that tell most events come first. What is left out is counted, and stands in the tables.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice

from load.daily.day import Day, Event, Record
from load.daily.marks import Piece, pieces_of

MOST_STORIES = 120
MOST_TELLINGS = 12
"""Tellings that are shown of one story."""

MOST_TELLINGS_IN_ALL = 400

MOST_CHARACTERS = 250_000
"""Characters of all sentences together, as HTML writes them."""


@dataclass(frozen=True)
class Telling:
    """One mention and its event."""

    mention: Record
    event: Event
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Story:
    """One article.

    Attributes:
        document: Its row.
        title: Its headline, or else its first words.
        tellings: What is shown of its mentions, in the order of the text.
        n_tellings: All its mentions.
    """

    document: Record
    title: str
    tellings: tuple[Telling, ...]
    n_tellings: int


@dataclass(frozen=True)
class Stories:
    """What is shown, and of how many.

    Attributes:
        shown: The stories, those that tell most first.
        left_out: Stories that tell events and are not shown.
        silent: Stories in which no event was found.
    """

    shown: tuple[Story, ...]
    left_out: int
    silent: int


def stories_of(day: Day) -> Stories:
    """Choose the stories that are shown."""
    told: dict[str, list[Record]] = defaultdict(list)
    for mention in day.mentions:
        told[mention["document_id"]].append(mention)
    telling = [document for document in day.documents if document["document_id"] in told]
    telling.sort(key=lambda row: (-len(told[row["document_id"]]), row["source_path"]))
    candidates = (
        _story(day, row, _in_text_order(told[row["document_id"]])) for row in telling[:MOST_STORIES]
    )
    shown = _fitting(candidates)
    silent = len(day.documents) - len(telling)
    return Stories(shown, len(telling) - len(shown), silent)


def _fitting(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Return the stories for which there is room, in their order."""
    shown = []
    tellings, characters = MOST_TELLINGS_IN_ALL, MOST_CHARACTERS
    for story in stories:
        size = _size(story)
        if len(story.tellings) <= tellings and size <= characters:
            shown.append(story)
            tellings -= len(story.tellings)
            characters -= size
    return tuple(shown)


def _in_text_order(mentions: Sequence[Record]) -> list[Record]:
    return sorted(mentions, key=lambda row: (row["trigger_start"], row["mention_id"]))


def _story(day: Day, document: Record, mentions: Sequence[Record]) -> Story:
    tellings = (
        Telling(
            mention,
            day.events[mention["event_id"]],
            pieces_of(
                document["text"],
                mention,
                day.participants.get(mention["mention_id"], ()),
                day.events[mention["event_id"]],
            ),
        )
        for mention in islice(mentions, MOST_TELLINGS)
    )
    title = document["headline"] or document["text"][:160]
    return Story(document, title, tuple(tellings), len(mentions))


def _size(story: Story) -> int:
    return sum(len(escape(piece.text)) for one in story.tellings for piece in one.pieces)
