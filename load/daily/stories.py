"""The stories of a date with what was coded in them, as many as a light page holds.

The stories that tell most events come first. What is left out is counted, and stands in the tables.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from load.daily.day import Day, Event, Record
from load.daily.marks import Piece, pieces_of

MOST_STORIES = 120
MOST_TELLINGS = 12
"""Tellings that are shown of one story."""

MOST_TELLINGS_IN_ALL = 400

MOST_CHARACTERS = 250_000
"""Characters of all sentences together, as HTML writes them."""

_TELLING = """
    SELECT documents.*, n_tellings
    FROM documents JOIN (
        SELECT document_id, n_tellings
        FROM (SELECT document_id, source_path FROM documents) JOIN (
            SELECT document_id, count(*) AS n_tellings FROM mentions GROUP BY document_id
        ) USING (document_id)
        ORDER BY n_tellings DESC, source_path, document_id
        LIMIT $most
    ) USING (document_id)
    ORDER BY n_tellings DESC, source_path, document_id
"""
_N_TELLING = """
    SELECT count(*) FROM documents SEMI JOIN mentions USING (document_id)
"""
_FIRST_TELLINGS = """
    SELECT * FROM mentions
    WHERE document_id IN (SELECT unnest($stories))
    QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY trigger_start, mention_id) <= $most
    ORDER BY document_id, trigger_start, mention_id
"""
_PARTICIPANTS = """
    SELECT * FROM participants
    WHERE mention_id IN (SELECT unnest($mentions))
    ORDER BY mention_id, role, ordinal
"""


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
    telling = day.rows(_TELLING, most=MOST_STORIES)
    keys = [row["document_id"] for row in telling]
    mentions = day.rows(_FIRST_TELLINGS, stories=keys, most=MOST_TELLINGS)
    told = _grouped(mentions, "document_id")
    participants = _grouped(
        day.rows(_PARTICIPANTS, mentions=[row["mention_id"] for row in mentions]), "mention_id"
    )
    events = day.events_of({row["event_id"] for row in mentions})
    shown = _fitting(_story(row, told[row["document_id"]], participants, events) for row in telling)
    ((n_telling,),) = (row.values() for row in day.rows(_N_TELLING))
    silent = day.counts["documents"] - n_telling
    return Stories(shown, n_telling - len(shown), silent)


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


def _grouped(rows: Iterable[Record], column: str) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups


def _story(
    document: Record,
    mentions: Sequence[Record],
    participants: Mapping[str, Sequence[Record]],
    events: Mapping[str, Event],
) -> Story:
    tellings = tuple(
        Telling(
            mention,
            events[mention["event_id"]],
            pieces_of(
                document["text"],
                mention,
                participants.get(mention["mention_id"], ()),
                events[mention["event_id"]],
            ),
        )
        for mention in mentions
    )
    title = document["headline"] or document["text"][:160]
    return Story(document, title, tellings, document["n_tellings"])


def _size(story: Story) -> int:
    return sum(len(escape(piece.text)) for one in story.tellings for piece in one.pieces)
