"""What names are looked up in: actors and places, read once in a process."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from transform.actors import ActorResolver, open_actors
from transform.gazetteer import open_gazetteer
from transform.places import PlaceResolver


@dataclass(frozen=True, slots=True)
class Resolvers:
    """What names are looked up in."""

    actors: ActorResolver
    places: PlaceResolver


def open_resolvers(own_actors: Path | None = None) -> Resolvers:
    """Open the reference data that ships with the software.

    Args:
        own_actors: Folder of actor tables to lay over ours.

    Raises:
        seeds.reading.ReferenceDataError: If a row of the own tables is wrong.
    """
    actors = open_actors(own_actors)
    reference = actors.reference
    peoples = {
        word: country.country_code
        for country in reference.countries.values()
        for word in (*country.adjectives, *country.demonyms)
    }
    return Resolvers(actors, PlaceResolver(open_gazetteer(), peoples))


def loaded_resolvers(own_actors: Path | None = None) -> Resolvers:
    """Open the reference data once in a process and state of the own tables, which it may outlive.

    Args:
        own_actors: Folder of actor tables to lay over ours.

    Raises:
        seeds.reading.ReferenceDataError: If a row of the own tables is wrong.
    """
    files = sorted(own_actors.glob("*.csv")) if own_actors is not None else []
    state = tuple((path.name, path.read_bytes()) for path in files)
    return _resolvers(own_actors, state)


@lru_cache(maxsize=1)
def _resolvers(own_actors: Path | None, state: tuple[object, ...]) -> Resolvers:  # noqa: ARG001 - part of the key
    return open_resolvers(own_actors)
