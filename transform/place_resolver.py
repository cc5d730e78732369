"""Decides which place a name means, from the gazetteer and what the story says.

Every candidate of a name is scored by `transform.place_ranking` and the best one wins; a name that the
gazetteer does not have, or a guess that is too doubtful, stays without a place. The place of an event is
chosen in `transform.places`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from extract.records import Entity, Extraction
from transform.gazetteer import Candidate, Gazetteer
from transform.place_ranking import Sense, is_contested, is_same_spot, is_well_known, score
from transform.story_places import NO_STORY, StoryPlaces, by_name, read_occurrences

_SURE_MARGIN = 2.5
_GUESS_FLOOR = 4.0
_LARGE_TOWN = 50_000


_KIND_WORDS = re.compile(
    r"^(?:city|town|village|state|province|region|district|republic|island|county) of (?:the )?"
    r"| (?:province|region|oblast|district|county|city|state|governorate|prefecture|territory|area"
    r"|republic|municipality|department|krai|voivodeship|islands?|township|suburb)$",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"^(?:(?:downtown|central|mainland|greater|upstate"
    r"|(?:north|south)?-?(?:north|south|east|west)(?:ern)?)[ -])+(?=[A-Z])",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"\b(?:airport|airfield|air base|airbase|base|city hall|city council|port|railway station|station"
    r"|nuclear power plant|npp|plant|refinery|university|zoo|hospital|stadium|cathedral|agglomeration"
    r"|metropolitan|metro|coast|embassy|hotel|school|sanitation district)\b",
    re.IGNORECASE,
)
_WATER_WORDS = re.compile(r"\b(?:River|Sea|Lake|Gulf|Bay|Strait|Ocean|Creek|Canal)\b")


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the `locations` table."""

    location_id: str
    name: str
    geonames_id: int | None
    feature_class: str
    feature_code: str
    admin1: str | None
    country_code: str | None
    latitude: float
    longitude: float
    precision: str


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
        self._adjectives = {word.casefold(): code for word, code in adjectives.items()}

    def read_article(self, extraction: Extraction) -> StoryPlaces:
        """Gather the evidence of an article, its dateline included."""
        article = extraction.article
        dateline = tuple(filter(None, (article.dateline_place, article.dateline_region)))
        return self.read_story(article.text, extraction.toponyms, dateline)

    def read_story(
        self, text: str, toponyms: Sequence[Entity], dateline: Sequence[str] = ()
    ) -> StoryPlaces:
        """Gather the evidence of a story from the names that hardly mean anything else.

        Args:
            text: The text that the spans count in.
            toponyms: All toponyms, in the order of the text, adjectives included.
            dateline: Place and region of the dateline.
        """
        named = [entity for entity in toponyms if entity.label != "NORP"]
        occurrences = read_occurrences(text, toponyms)
        told = StoryPlaces(occurrences=occurrences, by_name=by_name(toponyms, occurrences))
        names = [(entity.span.text, entity.span.start) for entity in named]
        sure = [
            place
            for name, start in [*((name, None) for name in dateline), *names]
            if (place := self._sure(name, told, start)) is not None
        ]
        peoples = [
            code
            for entity in toponyms
            if entity.label == "NORP"
            and (code := self._adjectives.get(entity.span.text.casefold()))
        ]
        return _evidence(sure, peoples, told)

    def resolve(
        self, text: str, story: StoryPlaces = NO_STORY, start: int | None = None
    ) -> Place | None:
        """Return the place that a name means, or None if the gazetteer does not have it.

        Args:
            text: The name as written, without article.
            story: Evidence of the story it stands in.
            start: Where it begins in the text, where what is said of this very occurrence counts.
        """
        ranked = self._rank(text, story, start)
        return _place(ranked[0][1]) if ranked else None

    def resolve_people(self, word: str) -> Place | None:
        """Return the country of an adjective or people (`Russian`, `Poles`)."""
        code = self._adjectives.get(word.casefold())
        return self.country(code) if code else None

    def country(self, country_code: str) -> Place | None:
        """Return a country by its ISO 3166-1 alpha-3 code."""
        candidate = self._gazetteer.country(country_code)
        return _place(candidate) if candidate else None

    def resolve_all(
        self, extraction: Extraction, story: StoryPlaces
    ) -> Iterator[tuple[Entity, Place]]:
        """Yield every toponym of an article that is a known place, adjectives and peoples included."""
        for entity in extraction.toponyms:
            place = self._resolve_entity(entity, story)
            if place is not None:
                yield entity, place

    def _resolve_entity(self, entity: Entity, story: StoryPlaces) -> Place | None:
        name = entity.span.text
        if entity.label == "NORP":
            return self.resolve_people(name)
        ranked = self._rank(name, story, entity.span.start)
        if not ranked:  # `Slovak`, taken for a place
            return self.resolve_people(name) if entity.label != "GUESS" else None
        if entity.label == "GUESS" and ranked[0][0] < _GUESS_FLOOR:
            return None
        return _place(ranked[0][1])

    def _sure(self, name: str, story: StoryPlaces, start: int | None) -> Candidate | None:
        """Return the candidate that stands out by itself."""
        ranked = self._rank(name, story, start)
        if not ranked:
            return None
        (best, candidate), *others = ranked
        rivals = [points for points, other in others if not is_same_spot(other, candidate)]
        return candidate if not rivals or best - rivals[0] >= _SURE_MARGIN else None

    def _rank(
        self, name: str, story: StoryPlaces, start: int | None
    ) -> list[tuple[float, Candidate]]:
        said = story.said_of(name, start)
        candidates, kind = self._candidates(name)
        sense = Sense(
            self._others(() if is_well_known(candidates) else said.containers, candidates),
            self._others(said.contents, candidates),
            kind or said.kind,
            is_contested(candidates),
        )
        scored = [(score(candidate, sense, story), candidate) for candidate in candidates]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].location_id))

    def _others(self, names: Sequence[str], own: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidates of other names; a longer form of the name itself says nothing."""
        found = [self._candidates(name)[0] for name in names]
        return [place for places in found if not set(places) & set(own) for place in places]

    def _candidates(self, name: str) -> tuple[Sequence[Candidate], str | None]:
        """Return the candidates of a name, or of what is left of it without words of kind."""
        found = self._gazetteer.candidates(name)
        if found or _WATER_WORDS.search(name):
            return found, None
        bare = _KIND_WORDS.sub("", name)
        if bare != name and (found := self._gazetteer.candidates(bare)):
            is_town = re.search(r"\b(?:city|town|village|township|suburb)\b", name, re.IGNORECASE)
            return found, "P" if is_town else "A"
        undirected = _DIRECTION.sub("", name)
        if undirected != name and (found := self._gazetteer.candidates(undirected)):
            return found, None
        return self._namesake(name), None

    def _namesake(self, name: str) -> Sequence[Candidate]:
        """Return the large town after which a building or body is named: `Sheremetyevo Airport`."""
        words = name.split()
        for end in range(len(words) - 1, 0, -1):
            found = [
                place
                for place in self._gazetteer.candidates(" ".join(words[:end]))
                if place.has_usual_name
                and (place.population > _LARGE_TOWN or place.population == 0)
            ]
            if found:
                return found if _NAMED_AFTER.search(name) else ()
        return ()


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


def _place(candidate: Candidate) -> Place:
    return Place(
        candidate.location_id,
        candidate.name,
        candidate.geonames_id,
        candidate.feature_class,
        candidate.feature_code,
        candidate.admin1,
        candidate.country_code,
        candidate.latitude,
        candidate.longitude,
        _precision(candidate),
    )


def _precision(candidate: Candidate) -> str:
    if candidate.is_country:
        return "country"
    if candidate.feature_class == "P":
        return "city"
    if candidate.feature_class == "S":
        return "exact"
    if candidate.feature_class == "H" or candidate.country_code is None:
        return "area"
    return "region"
