"""What a person has decided of doubtful mentions, and which mentions are in question.

A review is kept under the key of its mention, which is a hash of the text and of what was read in it:
it holds for every later build of the date, and lapses when the mention is read otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from seeds.ontology import read_ontology
from transform.resolution import ResolvedMention

Choice = Literal["accept", "reject", "retype"]
_MATERIAL_CONFLICT = 4


@dataclass(frozen=True, slots=True)
class Review:
    """A decision about a mention.

    Attributes:
        choice: What is to become of it.
        event_type: Type that it is to have; None unless it is retyped.
        event_mode: Mode that goes with the type.
    """

    choice: Choice
    event_type: str | None = None
    event_mode: str | None = None


Reviews = Mapping[str, Review]
"""Decisions by the key of their mention."""


def is_doubtful(mention: ResolvedMention, min_confidence: float) -> bool:
    """Say whether a mention concerns material conflict, and is left out for want of confidence."""
    quad_class = read_ontology().types[mention.mention.event_type].quad_class
    return quad_class == _MATERIAL_CONFLICT and mention.confidence < min_confidence


def in_question(
    mentions: Iterable[ResolvedMention], reviews: Reviews, min_confidence: float, most: int
) -> list[ResolvedMention]:
    """Return the doubtful mentions that nobody has reviewed, those nearest to the threshold first.

    Args:
        mentions: All mentions of a date.
        reviews: The decisions so far.
        min_confidence: The threshold.
        most: So many at most.
    """
    found = [
        each
        for each in mentions
        if each.mention_id not in reviews and is_doubtful(each, min_confidence)
    ]
    return sorted(found, key=lambda each: (-each.confidence, each.mention_id))[:most]


def reviewed(
    mentions: Iterable[ResolvedMention], reviews: Reviews, min_confidence: float
) -> list[ResolvedMention]:
    """Return the mentions that are to be published: as decided, and by confidence where nobody has.

    Args:
        mentions: All mentions of a date.
        reviews: The decisions.
        min_confidence: Mentions below it are left out unless they were accepted or retyped.
    """
    judged = (_judged(each, reviews.get(each.mention_id), min_confidence) for each in mentions)
    return [each for each in judged if each is not None]


def applied(mentions: Iterable[ResolvedMention], reviews: Reviews) -> dict[str, int]:
    """Count the decisions about mentions that there are, by choice."""
    found = (reviews.get(each.mention_id) for each in mentions)
    return dict(sorted(Counter(review.choice for review in found if review).items()))


def _judged(
    resolved: ResolvedMention, review: Review | None, min_confidence: float
) -> ResolvedMention | None:
    if review is None:
        return resolved if resolved.confidence >= min_confidence else None
    if review.choice == "reject":
        return None
    if review.event_type is None:
        return resolved
    retyped = replace(resolved.mention, event_type=review.event_type, event_mode=review.event_mode)
    return replace(resolved, mention=retyped)
