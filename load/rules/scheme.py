"""Events follow the PLOVER scheme: pairs of type and mode, their scores, the parties they need."""

from collections.abc import Callable
from math import isclose
from typing import Any

from load.batch import Batch
from load.rules.rule import Rule, each_row, values
from seeds.ontology import read_ontology


def pair_is_allowed(batch: Batch) -> list[bool]:
    """Judge events: type and mode form a pair of the ontology."""
    ontology = read_ontology()
    return [
        event_mode is None or ontology.allows(event_type, event_mode)
        for event_type, event_mode in _pairs(batch)
    ]


def quad_class_is_of_type(batch: Batch) -> list[bool]:
    """Judge events: the quad class is that of the type."""
    types = read_ontology().types
    return each_row(
        lambda event_type, stored: (
            event_type not in types or types[event_type].quad_class == stored
        ),
        values(batch, "events", "event_type"),
        values(batch, "events", "quad_class"),
    )


def score_is_of_pair(column: str, field: str) -> Callable[[Batch], list[bool]]:
    """Make the judgement of a score of events.

    Args:
        column: Column of events.
        field: Field of the ontology that it must equal, for the event's type and mode.
    """
    return lambda batch: [
        stored is None or _agrees(event_type, event_mode, field, stored)
        for (event_type, event_mode), stored in zip(
            _pairs(batch), values(batch, "events", column), strict=True
        )
    ]


def recipient_is_present(batch: Batch) -> list[bool]:
    """Judge events: one of a type that needs a recipient has one in at least one mention."""
    required = {code for code, row in read_ontology().types.items() if row.recipient_required}
    having = _events_with_recipient(batch)
    return each_row(
        lambda event_id, event_type: event_type not in required or event_id in having,
        values(batch, "events", "event_id"),
        values(batch, "events", "event_type"),
    )


def _events_with_recipient(batch: Batch) -> set[Any]:
    roles = values(batch, "participants", "role")
    events = values(batch, "participants", "event_id")
    return {event for event, role in zip(events, roles, strict=True) if role == "recipient"}


def _pairs(batch: Batch) -> list[tuple[str, str | None]]:
    return list(
        zip(
            values(batch, "events", "event_type"),
            values(batch, "events", "event_mode"),
            strict=True,
        )
    )


def _agrees(event_type: str, event_mode: str | None, field: str, stored: Any) -> bool:
    ontology = read_ontology()
    if not ontology.allows(event_type, event_mode):
        return True  # `pair_is_allowed` reports it
    expected = getattr(ontology.scores(event_type, event_mode), field)
    if isinstance(expected, float):
        return isclose(expected, stored, abs_tol=1e-9)
    return bool(expected == stored)


def _score(column: str, field: str) -> Rule:
    return Rule(
        f"{column}_is_of_pair",
        "events",
        (column, "event_type", "event_mode"),
        f"{column} is that of the ontology for event_type and event_mode",
        score_is_of_pair(column, field),
    )


RULES = (
    Rule(
        "pair_is_allowed",
        "events",
        ("event_mode", "event_type"),
        "event_type and event_mode form a pair of the ontology",
        pair_is_allowed,
    ),
    Rule(
        "quad_class_is_of_type",
        "events",
        ("quad_class", "event_type"),
        "quad_class is that of event_type",
        quad_class_is_of_type,
    ),
    _score("plover_intensity", "intensity"),
    _score("cameo_code", "cameo_code"),
    _score("goldstein", "goldstein"),
    Rule(
        "recipient_is_present",
        "events",
        ("event_type",),
        "an event of a type that needs a recipient (COOPERATE, AID, SANCTION) has one",
        recipient_is_present,
        refuses_row=True,
    ),
)
