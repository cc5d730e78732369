"""The who-to-whom matrix: rows act, columns are acted upon."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from load.daily.actors import Standing, dyads
from load.daily.day import Event, Party
from load.daily.tone import Mean, tone_of


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


def matrix_of(events: Iterable[Event], actors: Sequence[Standing]) -> list[MatrixRow]:
    """Lay the events that happened out by actor and recipient.

    Args:
        events: Events of the date.
        actors: Actors of the rows and, in the same order, of the columns.
    """
    parties = [standing.party for standing in actors]
    shown = {party.actor_id for party in parties}
    scores: dict[tuple[str, str], Mean] = defaultdict(Mean)
    for actor_id, recipient_id, event in dyads(events):
        if actor_id in shown and recipient_id in shown:
            scores[actor_id, recipient_id].add(event.intensity)
    return [
        MatrixRow(
            source,
            tuple(
                _cell(source, target, scores.get((source.actor_id, target.actor_id)))
                for target in parties
            ),
        )
        for source in parties
    ]


def _cell(source: Party, target: Party, scores: Mean | None) -> Cell:
    if scores is None:
        return Cell(0, "", "")
    noun = "event" if scores.count == 1 else "events"
    told = f"{scores.count} {noun}, mean intensity {scores.value:+.1f}"
    title = f"{source.name} to {target.name}: {told}"
    return Cell(scores.count, tone_of(scores.value), title)
