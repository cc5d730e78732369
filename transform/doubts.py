"""Doubtful mentions: what a person is to be asked about."""

from dataclasses import dataclass
from typing import Any

import duckdb

from extract.records import Modality
from seeds.ontology import read_ontology

_MATERIAL_CONFLICT = 4
_DOUBTS = """
    WITH doubtful AS (
        SELECT mention_id, event_type, event_mode
        FROM tellings ANTI JOIN reviews USING (mention_id)
        WHERE confidence < $min_confidence AND event_type IN (SELECT unnest($types))
        ORDER BY confidence DESC, mention_id
        LIMIT $most
    )
    SELECT mention_id, event_type, event_mode, modality, sentence, trigger_text, confidence,
        {parties}
    FROM doubtful JOIN mentions USING (mention_id)
    ORDER BY confidence DESC, mention_id
"""
_PARTIES = """
    (SELECT coalesce(list([actor_text, name] ORDER BY ordinal), [])
    FROM participants AS part
    WHERE part.mention_id = doubtful.mention_id AND role = '{role}') AS {role}s
"""
_QUERY = _DOUBTS.format(
    parties=", ".join(_PARTIES.format(role=role) for role in ("actor", "recipient"))
)


@dataclass(frozen=True, slots=True)
class DoubtfulParty:
    """The words for a party, and the name of the actor that they are taken to mean."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A mention of material conflict that is left out for want of confidence.

    Attributes:
        mention_id: Its key.
        event_type: PLOVER type.
        event_mode: PLOVER mode, or None.
        modality: Whether the text says that it happened.
        sentence: The sentence.
        trigger_text: The words that name the event.
        confidence: The confidence that does not suffice.
        actors: Who does it.
        recipients: To whom it is done.
    """

    mention_id: str
    event_type: str
    event_mode: str | None
    modality: Modality
    sentence: str
    trigger_text: str
    confidence: float
    actors: tuple[DoubtfulParty, ...]
    recipients: tuple[DoubtfulParty, ...]


def open_doubts(
    connection: duckdb.DuckDBPyConnection, min_confidence: float, most: int
) -> list[Doubt]:
    """Return the doubtful mentions that nobody has reviewed, those nearest to the threshold first.

    Args:
        connection: What `staged_date` gives.
        min_confidence: The threshold.
        most: So many at most.
    """
    types = read_ontology().types.items()
    asked = {
        "min_confidence": min_confidence,
        "types": [name for name, row in types if row.quad_class == _MATERIAL_CONFLICT],
        "most": most,
    }
    return [_doubt(*row) for row in connection.execute(_QUERY, asked).fetchall()]


def _doubt(*cells: Any) -> Doubt:
    *plain, actors, recipients = cells
    sides = (tuple(DoubtfulParty(*party) for party in side) for side in (actors, recipients))
    return Doubt(*plain, *sides)
