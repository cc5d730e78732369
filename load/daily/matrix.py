"""The who-to-whom matrix: rows act, columns are acted upon."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from load.daily.actors import Standing, dyads
from load.daily.day import Event, Party
from load.daily.tone import mean, tone_of


@dataclass(frozen=True)
class Cell:
    """What one actor did to another.

    Attributes:
        count: Events.
        tone: Class of their mean intensity; empty where there is none.
        title: The same in words.
    """

    count: int
    tone: str
    title: str


@dataclass(frozen=True)
class MatrixRow:
    """All that one actor did to each of the others."""

    party: Party
    cells: tuple[Cell, ...]


def matrix_of(events: Sequence[Event], actors: Sequence[Standing]) -> list[MatrixRow]:
    """Lay the events that happened out by actor and recipient.

    Args:
        events: Events of the date.
        actors: Actors of the rows and, in the same order, of the columns.
    """
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    for actor_id, recipient_id, event in dyads(events):
        scores[actor_id, recipient_id].append(event.intensity)
    parties = [standing.party for standing in actors]
    return [
        MatrixRow(
            source,
            tuple(
                _cell(source, target, scores.get((source.actor_id, target.actor_id), []))
                for target in parties
            ),
        )
        for source in parties
    ]


def _cell(source: Party, target: Party, scores: list[float]) -> Cell:
    if not scores:
        return Cell(0, "", "")
    average = mean(scores)
    noun = "event" if len(scores) == 1 else "events"
    title = f"{source.name} to {target.name}: {len(scores)} {noun}, mean intensity {average:+.1f}"
    return Cell(len(scores), tone_of(average), title)
