"""Which places can bear a name as it is written: the whole name, or what is left without words of kind.

`Belgorod Region`, `the city of Kazan`, `northern Iraq` and `Larnaca airport` are looked up whole and then
by the name inside. Choosing among the places belongs to `transform.place_resolver`.
"""

import re
from collections.abc import Sequence

from transform.gazetteer import Candidate, Gazetteer

_LARGE_TOWN = 50_000
_METROPOLIS = 500_000
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


class PlaceNames:
    """Looks names up in a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Keep the gazetteer."""
        self._gazetteer = gazetteer

    def find(self, name: str) -> tuple[Sequence[Candidate], str | None]:
        """Return the candidates of a name, or of what is left of it without words of kind."""
        found = self._gazetteer.candidates(name)
        if found or _WATER_WORDS.search(name):
            return found, None
        bare = _KIND_WORDS.sub("", name)
        if bare != name and (found := self._gazetteer.candidates(bare)):
            is_town = re.search(r"\b(?:city|town|village|township|suburb)\b", name, re.IGNORECASE)
            return found, "P" if is_town else "A"
        return self._undirected(name) or self._namesake(name), None

    def _undirected(self, name: str) -> Sequence[Candidate]:
        """Return the candidates without `southern`; after `South` only what is split up like that."""
        bare = _DIRECTION.sub("", name)
        found = self._gazetteer.candidates(bare) if bare != name else ()
        if name[0].islower():
            return found
        return [
            place
            for place in found
            if place.feature_code in {"PCLI", "CONT", "PPLC"} or place.population > _METROPOLIS
        ]

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
