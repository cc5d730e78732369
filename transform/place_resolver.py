"""Decides which place a name means, from the gazetteer and what the story says.

Every candidate of a name is scored by `transform.place_ranking` and the best one wins; a name that the
gazetteer does not have, or a guess that is too doubtful, stays without a place. The place of an event is
chosen in `transform.places`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from extract.records import Entity, Extraction, Span
from seeds.place_names import places_of_peoples
from transform.gazetteer import Candidate, Gazetteer
from transform.place_names import PlaceNames
from transform.place_ranking import (
    MOST_OF_STORY,
    Sense,
    SenseScore,
    are_regions,
    best_known,
    is_contested,
    is_same_spot,
    is_well_known,
    prior_of,
    score,
    score_by_sense,
)
from transform.place_rows import Place, place_row
from transform.story_places import (
    NO_STORY,
    Mentioned,
    StoryPlaces,
    by_name,
    read_occurrences,
)

_MARGINS = (2.0, 1.5, 1.0)
"""The second round reads the story by what the first found sure."""
_CONTESTED_MARGIN = 4.0
_MOST_MARGIN = max(*_MARGINS, _CONTESTED_MARGIN)
_GUESS_FLOOR = 4.0
_NAMES_KEPT = 20_000


_SEEN = frozenset({"GPE", "LOC", "FAC"})
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|around|across|off|from|to|(?:village|town|city|district|county|province"
    r"|region|state|settlement|suburb|island|river|port)s? of)\s(?:the\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a name means by itself, whatever the story.

    Attributes:
        candidates: The places that bear it.
        kind: Feature class that it says itself.
        priors: Score of each candidate by itself.
        best: The best of them.
        is_contested: What `place_ranking.is_contested` says of them.
        is_well_known: What `place_ranking.is_well_known` says of them.
    """

    candidates: Sequence[Candidate]
    kind: str | None
    priors: tuple[float, ...]
    best: Candidate | None
    is_contested: bool
    is_well_known: bool


class PlaceResolver:
    """Links names to places of a gazetteer."""

    def __init__(
        self, gazetteer: Gazetteer, adjectives: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Keep the gazetteer.

        Args:
            gazetteer: Where names are looked up.
            adjectives: Country code of each adjective and people (`Russian` -> `RUS`); they count as
                evidence of where a story plays.
        """
        self._gazetteer = gazetteer
        self._names = PlaceNames(gazetteer)
        # Stories name the same places over and over.
        self._known = lru_cache(maxsize=_NAMES_KEPT)(self._read_name)
        self._senses = lru_cache(maxsize=_NAMES_KEPT)(self._read_senses)
        self._adjectives = {word.casefold(): code for word, code in adjectives.items()}

    def read_article(self, extraction: Extraction) -> StoryPlaces:
        """Gather the evidence of an article, its dateline included."""
        return self.read_story(extraction.article.text, _all_toponyms(extraction))

    def read_story(self, text: str, toponyms: Sequence[Entity]) -> StoryPlaces:
        """Gather the evidence of a story from the names that hardly mean anything else.

        Args:
            text: The text that the spans count in.
            toponyms: All toponyms, in the order of the text, those of the dateline and adjectives
                included.
        """
        occurrences = read_occurrences(text, toponyms)
        told = StoryPlaces(occurrences=occurrences, by_name=by_name(toponyms, occurrences))
        named = [
            (entity, told.said_of(entity.span.text, entity.span.start))
            for entity in toponyms
            if entity.label != "NORP"
        ]
        peoples = [
            code
            for entity in toponyms
            if entity.label == "NORP"
            and (code := self._adjectives.get(entity.span.text.casefold()))
        ]
        story = told
        for margin in _MARGINS:
            sure = self._all_sure(named, story, margin)
            story = _evidence(sure, peoples, told)
        return story

    def resolve(
        self, text: str, story: StoryPlaces = NO_STORY, start: int | None = None
    ) -> Place | None:
        """Return the place that a name means, or None if the gazetteer does not have it.

        Args:
            text: The name as written, without article.
            story: Evidence of the story it stands in.
            start: Where it begins in the text, where what is said of this very occurrence counts.
        """
        ranked = self._rank(text, story.said_of(text, start), story)
        return place_row(ranked[0][1]) if ranked else None

    def resolve_people(self, word: str) -> Place | None:
        """Return the country of an adjective or people (`Russian`, `Poles`), or the place (`Scottish`)."""
        name = word.casefold()
        code = self._adjectives.get(name)
        if code:
            return self.country(code)
        place = places_of_peoples().get(name)
        return self.resolve(place) if place else None

    def country(self, country_code: str) -> Place | None:
        """Return a country by its ISO 3166-1 alpha-3 code."""
        candidate = self._gazetteer.country(country_code)
        return place_row(candidate) if candidate else None

    def resolve_all(
        self, extraction: Extraction, story: StoryPlaces
    ) -> Iterator[tuple[Entity, Place | None]]:
        """Yield every toponym of an article, adjectives and peoples included.

        A name that no place is known for is one where it stands as a place: `in the village of X`.
        """
        text = extraction.article.text
        for entity in _all_toponyms(extraction):
            place = self.resolve_entity(entity, story)
            if place is not None or _is_unknown_place(entity, text):
                yield entity, place

    def resolve_entity(self, entity: Entity, story: StoryPlaces) -> Place | None:
        """Return the place of a toponym: a people has its country, a doubtful guess none."""
        name = entity.span.text
        if entity.label == "NORP":
            return self.resolve_people(name)
        ranked = self._rank(name, story.said_of(name, entity.span.start), story)
        if not ranked:  # `Slovak`, taken for a place
            return self.resolve_people(name) if entity.label != "GUESS" else None
        if entity.label == "GUESS" and ranked[0][0] < _GUESS_FLOOR:
            return None
        return place_row(ranked[0][1])

    def _all_sure(
        self, named: Sequence[tuple[Entity, Mentioned]], story: StoryPlaces, margin: float
    ) -> list[Candidate]:
        """Return the sure place of each name, once for every time that it is told."""
        found: dict[tuple[str, Mentioned], Candidate | None] = {}
        sure = []
        for entity, said in named:
            key = entity.span.text, said
            if key not in found:
                found[key] = self._sure(entity, said, story, margin)
            sure.append(found[key])
        return [place for place in sure if place is not None]

    def _sure(
        self, entity: Entity, said: Mentioned, story: StoryPlaces, margin: float
    ) -> Candidate | None:
        """Return the candidate that stands out by a margin."""
        own = self._known(entity.span.text).candidates
        if len(own) == 1 and entity.label != "GUESS":
            return own[0]
        ranked = self._rank(entity.span.text, said, story)
        if not ranked or (entity.label == "GUESS" and ranked[0][0] < _GUESS_FLOOR):
            return None
        (best, candidate), *others = ranked
        rival = next((rank for rank, other in others if not is_same_spot(other, candidate)), None)
        if candidate.is_country and self._known(entity.span.text).is_contested:
            margin = _CONTESTED_MARGIN
        return candidate if rival is None or best - rival >= margin else None

    def _rank(
        self, name: str, said: Mentioned, story: StoryPlaces
    ) -> list[tuple[float, Candidate]]:
        scored = [
            (score(candidate, sense_score, story), candidate)
            for candidate, sense_score in self._senses(name, said)
        ]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].location_id))

    def _read_senses(self, name: str, said: Mentioned) -> tuple[tuple[Candidate, SenseScore], ...]:
        """Return the candidates of a name that some story may mean, with what speaks for each."""
        own = self._known(name)
        among_regions = are_regions([self._known(other).best for other in said.siblings])
        is_apart = among_regions or own.is_well_known
        sense = Sense(
            self._others(() if is_apart else said.containers, own.candidates),
            self._others(said.contents, own.candidates),
            own.kind or said.kind,
            among_regions,
        )
        scored = [
            (candidate, score_by_sense(candidate, prior, sense))
            for candidate, prior in zip(own.candidates, own.priors, strict=True)
        ]
        # No story makes up for more, and as rivals those below it would not count.
        floor = max((sum(each) for _, each in scored), default=0.0) - MOST_OF_STORY - _MOST_MARGIN
        return tuple((candidate, each) for candidate, each in scored if sum(each) >= floor)

    def _others(self, names: Sequence[str], own: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidates of other names; a longer form of the name itself says nothing."""
        found = [self._known(name).candidates for name in names]
        return [place for places in found if not set(places) & set(own) for place in places]

    def _read_name(self, name: str) -> _Known:
        candidates, kind = self._names.find(name)
        contested = is_contested(candidates)
        return _Known(
            candidates,
            kind,
            tuple(prior_of(candidate, contested=contested) for candidate in candidates),
            best_known(candidates),
            contested,
            is_well_known(candidates),
        )


def _is_unknown_place(entity: Entity, text: str) -> bool:
    start = entity.span.start
    return entity.label in _SEEN and _LOCATIVE.search(text, max(0, start - 40), start) is not None


def _all_toponyms(extraction: Extraction) -> tuple[Entity, ...]:
    """Return the names of the dateline, which extract leaves out, and those of the story."""
    article = extraction.article
    body = article.paragraphs[0].start if article.paragraphs else 0
    end = 0
    dateline: list[Entity] = []
    places = (article.dateline_place or "").split("/")
    for name in filter(None, (*places, article.dateline_region)):
        start = article.text.find(name, end, body)
        if start >= 0:
            end = start + len(name)
            dateline.append(Entity(Span(start, end, name), "GPE"))
    return (*dateline, *(each for each in extraction.toponyms if each.span.start >= end))


def _evidence(sure: Sequence[Candidate], peoples: Sequence[str], told: StoryPlaces) -> StoryPlaces:
    local = {place for place in sure if place.feature_class in {"A", "P"} and not place.is_country}
    countries = Counter(
        place.country_code
        for place in (*(place for place in sure if place.is_country), *local)
        if place.country_code
    )
    countries.update(peoples)
    return StoryPlaces(
        countries=_shares(countries),
        local=_shares(Counter(place.country_code for place in local if place.country_code)),
        admin1_codes=frozenset(place.admin1_code for place in local if place.admin1_code),
        anchors=tuple(sorted({(place.latitude, place.longitude) for place in local})),
        occurrences=told.occurrences,
        by_name=told.by_name,
    )


def _shares(counts: Counter[str]) -> dict[str, float]:
    total = counts.total()
    return {code: count / total for code, count in counts.items()}
