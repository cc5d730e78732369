"""What a story says about where it plays: the evidence by which `transform.places` chooses.

Read from the text around its toponyms: what a name is said to lie in (`Paris, Texas`, `the village of X
in the Belgorod Region`, `Poland's Bialystok`), and what kind of place it is called.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.records import Entity
from seeds.places import normalise_name

_INSIDE = re.compile(
    r"(?:,|\s\(|\s/|,?\s(?:in|of))(?:\s(?:in|of|the|its|southern|northern|eastern|western|central"
    r"|southeastern|southwestern|northeastern|northwestern|south|north|east|west|state|province"
    r"|region|district|county|capital|city|administrative|center|centre))*\s?"
)
_LISTED = re.compile(r"(?:,|,? (?:and|or|&))\s(?:the\s)?")
_SHORTEST_LIST = 3
_COMMA = re.compile(r",\s(?:in\s)?(?:the\s)?")
_WORDS = r"(?:,?\s(?!(?:to|from|and|or|with|in|at|on|near|over)\b)[a-z][a-z-]*){0,4}\s"
_OWNER = re.compile(rf"(?:[’']s?|\?s){_WORDS}")
_OWN_PEOPLE = re.compile(_WORDS)
_KIND_BEFORE = re.compile(r"\b([a-z]+)s?\sof\s(?:the\s)?$|\b([a-z]+)s?\s$")
_KIND_AFTER = re.compile(r"\s([a-z]+)\b")
_TOWN_WORDS = frozenset(
    [
        "village",
        "town",
        "city",
        "settlement",
        "hamlet",
        "township",
        "suburb",
        "community",
        "municipality",
        "borough",
    ]
)
_AREA_WORDS = frozenset(
    [
        "province",
        "region",
        "state",
        "county",
        "district",
        "governorate",
        "prefecture",
        "oblast",
        "territory",
    ]
)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What the text says about one occurrence of a name.

    Attributes:
        containers: Names that it is said to lie in, the nearest first.
        contents: Names that are said to lie in it.
        kind: `P` where it is called a town or village, `A` where a province or the like.
        siblings: Names that it is listed with: `Utah, Virginia and Washington`.
    """

    containers: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    kind: str | None = None
    siblings: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoryPlaces:
    """Evidence of a whole story.

    Attributes:
        countries: Weight of each country among all places of the story, summing to at most 1.
        local: The same among towns and regions alone.
        admin1_codes: First-level subdivisions in which the story surely plays.
        anchors: Latitude and longitude of towns and regions that are surely meant.
        occurrences: What is said of the toponym that begins at a character.
        by_name: The same for all occurrences of a normalised name together.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    local: Mapping[str, float] = field(default_factory=dict)
    admin1_codes: frozenset[str] = frozenset()
    anchors: tuple[tuple[float, float], ...] = ()
    occurrences: Mapping[int, Mentioned] = field(default_factory=dict)
    by_name: Mapping[str, Mentioned] = field(default_factory=dict)

    def said_of(self, name: str, start: int | None) -> Mentioned:
        """Return what is said of the name at `start`, or else anywhere in the story."""
        here = self.occurrences.get(start, Mentioned()) if start is not None else Mentioned()
        anywhere = self.by_name.get(normalise_name(name), Mentioned())
        return Mentioned(
            here.containers or anywhere.containers,
            here.contents or anywhere.contents,
            here.kind or anywhere.kind,
            here.siblings,
        )


NO_STORY = StoryPlaces()


def read_occurrences(text: str, toponyms: Sequence[Entity]) -> dict[int, Mentioned]:
    """Read from the words between toponyms what each is said to be and to lie in.

    Args:
        text: The article.
        toponyms: In the order of the text.
    """
    containers = [tuple(_containers(text, toponyms, index)) for index in range(len(toponyms))]
    contents: defaultdict[int, list[str]] = defaultdict(list)
    siblings = _siblings(text, toponyms)
    for toponym, outers in zip(toponyms, containers, strict=True):
        for outer in outers:
            contents[outer.span.start].append(toponym.span.text)
    return {
        toponym.span.start: Mentioned(
            tuple(outer.span.text for outer in outers),
            tuple(contents[toponym.span.start]),
            _kind(text, toponym),
            siblings.get(toponym.span.start, ()),
        )
        for toponym, outers in zip(toponyms, containers, strict=True)
    }


def by_name(
    toponyms: Sequence[Entity], occurrences: Mapping[int, Mentioned]
) -> dict[str, Mentioned]:
    """Put together what is said of each name."""
    grouped: defaultdict[str, list[Mentioned]] = defaultdict(list)
    for toponym in toponyms:
        grouped[normalise_name(toponym.span.text)].append(occurrences[toponym.span.start])
    return {
        name: Mentioned(
            tuple(dict.fromkeys(place for said in told for place in said.containers)),
            tuple(dict.fromkeys(place for said in told for place in said.contents)),
            next((said.kind for said in told if said.kind), None),
        )
        for name, told in grouped.items()
    }


def _siblings(text: str, toponyms: Sequence[Entity]) -> dict[int, tuple[str, ...]]:
    """Return by its first character which names each toponym of a list of three or more stands with."""
    lists: list[list[Entity]] = []
    for toponym in toponyms:
        last = lists[-1][-1].span.end if lists else None
        if last is not None and _LISTED.fullmatch(text, last, toponym.span.start):
            lists[-1].append(toponym)
        else:
            lists.append([toponym])
    return {
        toponym.span.start: tuple(other.span.text for other in names if other is not toponym)
        for names in lists
        if len(names) >= _SHORTEST_LIST
        for toponym in names
    }


def _containers(text: str, toponyms: Sequence[Entity], index: int) -> Iterator[Entity]:
    here = toponyms[index].span
    end = here.end
    for position, other in enumerate(toponyms[index + 1 : index + 3]):
        pattern = _COMMA if position else _INSIDE
        if not pattern.fullmatch(text, end, other.span.start):
            break
        yield other
        end = other.span.end
    if index:
        before = toponyms[index - 1]
        pattern = _OWN_PEOPLE if before.label == "NORP" else _OWNER
        if pattern.fullmatch(text, before.span.end, here.start):
            yield before


def _kind(text: str, toponym: Entity) -> str | None:
    before = _KIND_BEFORE.search(text, max(0, toponym.span.start - 40), toponym.span.start)
    after = _KIND_AFTER.match(text, toponym.span.end)
    words = {group for match in (before, after) if match for group in match.groups() if group}
    if words & _AREA_WORDS:
        return "A"
    return "P" if words & _TOWN_WORDS else None
