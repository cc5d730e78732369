"""Names and nouns that resolution did not know, ranked for whoever keeps the actor tables.

What stands first would, once added to the tables, help most mentions.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transform.actor_links import ActorLink, ActorType, LinkStatus
from transform.resolution import ResolvedArticle, ResolvedMention

OPEN_STATUSES: tuple[LinkStatus, ...] = ("ambiguous", "unknown")
"""Statuses that an entry in the tables would mend; no entry helps with a pronoun."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A participant or speaker of a mention who is not known.

    Attributes:
        actor_id: Key made of its name.
        name: The name, or the noun with what the text says of its country.
        actor_type: Kind of actor.
        link_status: One of `OPEN_STATUSES`.
        mention_id: The mention.
        document_id: Its article.
        source_path: Raw file of the article.
        sentence: The sentence of the mention.
    """

    actor_id: str
    name: str
    actor_type: ActorType
    link_status: LinkStatus
    mention_id: str
    document_id: str
    source_path: str
    sentence: str


@dataclass(frozen=True, slots=True)
class UnresolvedName:
    """One name over all its sightings.

    Attributes:
        name: As first seen.
        actor_type: Kind of actor.
        link_status: Why it is not known.
        n_mentions: Mentions in which it takes part or is the source.
        n_documents: Their articles.
        sentence: Sentence of its first sighting.
        source_path: Raw file of that sentence.
    """

    name: str
    actor_type: ActorType
    link_status: LinkStatus
    n_mentions: int
    n_documents: int
    sentence: str
    source_path: str


def sightings(articles: Iterable[ResolvedArticle]) -> Iterator[Sighting]:
    """Yield who takes part or is quoted in articles and is not known, in the order of the texts."""
    for article in articles:
        for mention in article.mentions:
            for link in _links(mention):
                yield Sighting(
                    link.actor_id,
                    link.name,
                    link.actor_type,
                    link.status,
                    mention.mention_id,
                    article.document_id,
                    article.article.source_path,
                    mention.sentence.text,
                )


def _links(mention: ResolvedMention) -> Iterable[ActorLink]:
    """Return the links that are open, one an actor."""
    links = [part.link for part in mention.participants]
    if mention.speaker is not None:
        links.append(mention.speaker)
    return {link.actor_id: link for link in links if link.status in OPEN_STATUSES}.values()


def rank(found: Iterable[Sighting]) -> list[UnresolvedName]:
    """Return names by their number of mentions, then of articles, then by name."""
    groups: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in found:
        groups[sighting.actor_id].append(sighting)
    return sorted(map(_summed, groups.values()), key=_order)


def _summed(group: list[Sighting]) -> UnresolvedName:
    first = group[0]
    return UnresolvedName(
        name=first.name,
        actor_type=first.actor_type,
        link_status=min(sighting.link_status for sighting in group),
        n_mentions=len({sighting.mention_id for sighting in group}),
        n_documents=len({sighting.document_id for sighting in group}),
        sentence=" ".join(first.sentence.split()),
        source_path=first.source_path,
    )


def _order(name: UnresolvedName) -> tuple[int, int, str]:
    return -name.n_mentions, -name.n_documents, name.name
