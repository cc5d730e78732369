"""Makes the resolved shards of a date of any size from a few hundred stories that are really coded.

Coding a hundred thousand stories takes hours, and is measured apart. Each copy of a story has a text and keys
of its own; its days lie earlier and its parties without a known name are others, so that events differ, and
some are told in several stories, as on a real date.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import cycle, islice
from math import ceil
from pathlib import Path

from extract.records import Article
from transform.actor_links import ActorLink
from transform.dates import EventDate
from transform.keys import document_key, mention_key
from transform.resolution import ResolvedArticle, ResolvedMention, ResolvedParticipant
from transform.resolved_shards import ShardWriter

_STORIES_A_SHARD = 200
_DAYS_BACK = 27
_VARIANTS = 400


def write_shards(stories: Sequence[ResolvedArticle], count: int, out: Path) -> list[Path]:
    """Write so many stories as resolved shards.

    Args:
        stories: Stories to vary.
        count: How many to write.
        out: Folder of the shards.

    Returns:
        The folders of the shards.
    """
    shards = []
    left = varied(stories, count)
    for number in range(ceil(count / _STORIES_A_SHARD)):
        shard = out / f"shard-{number:04}"
        shard.mkdir(parents=True)
        with ShardWriter(shard) as writer:
            for story in islice(left, _STORIES_A_SHARD):
                writer.add(story)
        shards.append(shard)
    return shards


def varied(stories: Sequence[ResolvedArticle], count: int) -> Iterator[ResolvedArticle]:
    """Yield so many stories, no two the same."""
    chance = random.Random(1)  # noqa: S311 - stories, not secrets
    for number, story in enumerate(islice(cycle(stories), count)):
        back = timedelta(days=chance.randint(0, _DAYS_BACK))
        yield _variant(story, number, back, chance.randrange(_VARIANTS))


def _variant(story: ResolvedArticle, number: int, back: timedelta, variant: int) -> ResolvedArticle:
    article = _article(story.article, number)
    document_id = document_key(article.publication_date, article.text)
    extraction = replace(story.extraction, article=article)
    mentions = (_mention(each, document_id, back, variant) for each in story.mentions)
    return ResolvedArticle(document_id, extraction, tuple(mentions))


def _article(article: Article, number: int) -> Article:
    text = f"{article.text}\n\nThis is copy number {number}."
    return replace(
        article,
        source_path=f"{number:07}.txt",
        text=text,
        content_sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def _mention(
    resolved: ResolvedMention, document_id: str, back: timedelta, variant: int
) -> ResolvedMention:
    speaker = resolved.speaker
    return replace(
        resolved,
        mention_id=mention_key(document_id, resolved.mention),
        document_id=document_id,
        when=_earlier(resolved.when, back),
        speaker=speaker and _other(speaker, variant),
        participants=tuple(_participant(each, variant) for each in resolved.participants),
    )


def _earlier(when: EventDate, back: timedelta) -> EventDate:
    first, last = when.first and _day(when.first, back), when.last and _day(when.last, back)
    return replace(when, first=first, last=last)


@lru_cache(maxsize=10_000)
def _day(day: date, back: timedelta) -> date:
    return day - back


def _participant(part: ResolvedParticipant, variant: int) -> ResolvedParticipant:
    return replace(part, link=_other(part.link, variant))


@lru_cache(maxsize=100_000)
def _other(link: ActorLink, variant: int) -> ActorLink:
    """Return another actor of the kind where the tables do not know it."""
    if link.status != "unknown":
        return link
    return replace(link, actor_id=f"{link.actor_id}-{variant}", name=f"{link.name} {variant}")
