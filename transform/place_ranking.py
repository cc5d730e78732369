"""Scores a candidate of the gazetteer against what a story says: the rules of `transform.place_resolver`.

A score adds up what the place is by itself (kind, people), where its name is said to lie, and whether the
story plays there. The numbers are in tenfolds of inhabitants: one point is about a place six times larger.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from transform.gazetteer import Candidate
from transform.story_places import StoryPlaces

_NEAR_KM = 300.0
_NEAR_DEGREES = 3.0  # of latitude, a little more than the kilometres
# Of longitude: 300 km are 8.9 degrees at the edge of the polar regions.
_NEAR_DEGREES_EAST = 10.0
_POLAR_DEGREES = 70.0
_SPOT_KM = 50.0
_EARTH_KM = 6371.0

_COUNTRY, _CONTINENT, _FEATURE, _REGION = 20.0, 20.0, 14.0, 7.5
_CONTESTED_COUNTRY = 10.0
_STATE_PEOPLE = 3_000_000
_PEOPLE_WEIGHT = 1.25
_STATE_LOSS, _DISTRICT_LOSS, _OTHER_NAME_LOSS, _CAPITAL_GAIN = 1.0, 2.0, 3.0, 3.0
_IN_CONTAINER = {"ADM1": 6.0, "PCLI": 4.0, "ADM2": 3.0}
_CONTENTS_GAIN, _KIND_GAIN, _LISTED_GAIN = 5.0, 2.5, 4.0
_MOST = 0.6
_STORY_WEIGHT, _LOCAL_WEIGHT, _MENTIONED_GAIN = 2.0, 2.0, 0.8
_SAME_REGION_GAIN, _NEAR_GAIN = 1.0, 1.0
MOST_OF_STORY = _STORY_WEIGHT + _LOCAL_WEIGHT + _MENTIONED_GAIN + _SAME_REGION_GAIN + _NEAR_GAIN
"""What a candidate gains at most by where the story plays."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What is known of a name before its candidates are compared.

    Attributes:
        containers: Places that it is said to lie in.
        contents: Places that are said to lie in it.
        kind: Feature class that the text calls it by.
        among_regions: Whether it stands in a list of first-level regions.
    """

    containers: Sequence[Candidate] = ()
    contents: Sequence[Candidate] = ()
    kind: str | None = None
    among_regions: bool = False


class SenseScore(NamedTuple):
    """What speaks for a candidate whatever the story, in the order in which it is added up.

    Attributes:
        place: By itself and by what it lies in or holds.
        kind: By the kind of place that the text calls it.
        listed: By the list that it stands in.
    """

    place: float
    kind: float
    listed: float


def score_by_sense(candidate: Candidate, prior: float, sense: Sense) -> SenseScore:
    """Score a candidate by what is known of its name.

    Args:
        candidate: The candidate.
        prior: Its score by itself.
        sense: What is known of the name.
    """
    return SenseScore(
        prior
        + _containment(candidate, sense.containers)
        + _CONTENTS_GAIN * any(_holds(candidate, content) for content in sense.contents),
        _KIND_GAIN * (candidate.feature_class == sense.kind),
        _LISTED_GAIN * (sense.among_regions and candidate.feature_code == "ADM1"),
    )


def score(candidate: Candidate, sense: SenseScore, story: StoryPlaces) -> float:
    """Return how well a candidate fits; only differences between candidates of one name mean anything.

    Args:
        candidate: The candidate.
        sense: Its score by what is known of the name.
        story: Where the story plays.
    """
    return sense.place + _fit(candidate, story) + sense.kind + sense.listed


def is_contested(candidates: Sequence[Candidate]) -> bool:
    """Say whether a country shares its name with a large state of another country: Georgia."""
    countries = {place.country_code for place in candidates if place.is_country}
    return bool(countries) and any(
        place.feature_code == "ADM1"
        and place.name_kind == 0
        and place.population > _STATE_PEOPLE
        and place.country_code not in countries
        for place in candidates
    )


def is_well_known(candidates: Sequence[Candidate]) -> bool:
    """Say whether a name by itself means a country or region: then lists do not say where it lies."""
    best = best_known(candidates)
    return best is not None and (best.is_country or best.feature_code == "ADM1")


def are_regions(best: Sequence[Candidate | None]) -> bool:
    """Say whether most of the names that stand in one list mean first-level regions by themselves.

    Args:
        best: What `best_known` says of each name.
    """
    known = [place for place in best if place is not None]
    n_regions = sum(place.feature_code == "ADM1" for place in known)
    return n_regions > 0 and n_regions >= _MOST * len(known)


def best_known(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate that the name means by itself."""
    return max(candidates, key=lambda place: prior_of(place, contested=False), default=None)


def prior_of(candidate: Candidate, *, contested: bool) -> float:
    """Score a candidate by itself."""
    loss = 0.0 if candidate.has_usual_name else _OTHER_NAME_LOSS
    if candidate.is_country:
        return (_CONTESTED_COUNTRY if contested else _COUNTRY) - loss
    if candidate.feature_code == "CONT":
        return _CONTINENT
    if candidate.location_id.startswith("place:"):
        return _FEATURE
    people = _PEOPLE_WEIGHT * math.log10(candidate.population + 10)
    if candidate.feature_code == "ADM1":
        return max(_REGION if candidate.has_usual_name else 0.0, people - _STATE_LOSS) - loss
    if candidate.feature_code == "ADM2":
        return people - _DISTRICT_LOSS - loss
    return people + _CAPITAL_GAIN * candidate.is_capital - loss


def _containment(candidate: Candidate, containers: Sequence[Candidate]) -> float:
    """Score a candidate by what it is said to lie in."""
    return max(
        (
            _IN_CONTAINER.get(container.feature_code, 0.0)
            for container in containers
            if _lies_in(candidate, container)
        ),
        default=0.0,
    )


def _lies_in(candidate: Candidate, container: Candidate) -> bool:
    if container.is_country:
        return container.country_code == candidate.country_code and not candidate.is_country
    return (
        container.admin1_code is not None
        and container.admin1_code == candidate.admin1_code
        and candidate.feature_code != "ADM1"
    )


def _holds(candidate: Candidate, content: Candidate) -> bool:
    """Say whether a state or district is where a well-known town of that name lies."""
    return (
        candidate.feature_code in {"ADM1", "ADM2"}
        and content.feature_class == "P"
        and content.name_kind == 0
        and content.admin1_code == candidate.admin1_code
    )


def _fit(candidate: Candidate, story: StoryPlaces) -> float:
    """Score a candidate by where the story plays."""
    code = candidate.country_code
    if code is None or candidate.is_country:
        return 0.0
    share = story.countries.get(code, 0.0)
    return (
        _STORY_WEIGHT * share
        + _LOCAL_WEIGHT * story.local.get(code, 0.0)
        + _MENTIONED_GAIN * (share > 0)
        + _SAME_REGION_GAIN * (candidate.admin1_code in story.admin1_codes)
        + _NEAR_GAIN * _is_near_any(candidate, story.anchors)
    )


def _is_near_any(candidate: Candidate, anchors: Sequence[tuple[float, float]]) -> bool:
    """Say whether a candidate is near one of the anchors, which are sorted by latitude."""
    first = bisect_left(anchors, (candidate.latitude - _NEAR_DEGREES,))
    last = bisect_right(anchors, (candidate.latitude + _NEAR_DEGREES, math.inf), first)
    return first < last and any(_is_near(candidate, anchor) for anchor in anchors[first:last])


def _is_near(candidate: Candidate, point: tuple[float, float]) -> bool:
    if _lies_far_east_or_west(candidate, point):
        return False
    return distance_km((candidate.latitude, candidate.longitude), point) < _NEAR_KM


def _lies_far_east_or_west(candidate: Candidate, point: tuple[float, float]) -> bool:
    """Say without trigonometry that two places are apart, where meridians are not close."""
    apart = abs(candidate.longitude - point[1])
    return abs(candidate.latitude) < _POLAR_DEGREES and (
        _NEAR_DEGREES_EAST < apart < 360 - _NEAR_DEGREES_EAST
    )


def is_same_spot(one: Candidate, other: Candidate) -> bool:
    """Say whether two candidates are one place for most purposes: a town and its district."""
    return (
        one.country_code == other.country_code
        and distance_km((one.latitude, one.longitude), (other.latitude, other.longitude)) < _SPOT_KM
    )


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points in degrees."""
    south, west, north, east = map(math.radians, (*one, *other))
    chord = (
        math.sin((north - south) / 2) ** 2
        + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))
