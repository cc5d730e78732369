"""A mention as plain as can be, which tests change where it matters."""

from dataclasses import replace
from typing import Any

from extract.records import Mention, Span

_PLAIN = Mention(
    sentence_index=0,
    trigger=Span(0, 3, "met"),
    rule_id="consult.meet",
    event_type="CONSULT",
    event_mode=None,
    contexts=(),
    modality="asserted",
    tense="past",
    is_quote=False,
    speaker=None,
    attribution_verb=None,
    participants=(),
    time=None,
    place=None,
    is_background=False,
    confidence=0.8,
    steps=(),
)


def plain_mention(**changes: Any) -> Mention:
    """Return the plain mention with some fields changed."""
    return replace(_PLAIN, **changes)
