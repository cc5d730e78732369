"""Coded events as JSON lines: the keys of an event mention, a place and a time expression.

The names and the meaning of the keys are an interface; programs outside depend on them.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from extract.records import Span
from transform.actor_links import ActorLink
from transform.dates import resolve_time
from transform.places import Place
from transform.resolution import ResolvedArticle, ResolvedMention, ResolvedParticipant

Record = dict[str, Any]


def event_records(article: ResolvedArticle, min_confidence: float) -> Iterator[Record]:
    """Yield one record for each event mention of at least `min_confidence`."""
    for mention in article.mentions:
        if mention.confidence >= min_confidence:
            yield event_record(article, mention)
