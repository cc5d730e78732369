"""Names of one word that stand for a person, a body or a state, which a tagger may take for nouns."""

from functools import cache

from seeds.actors.organisations import Organisation
from seeds.actors.people import Person
from seeds.actors.states import Country
from seeds.reading import REFERENCE, read_csv


@cache
def single_names() -> frozenset[str]:
    """Return surnames and one-word names of bodies and states: `Trump`, `Roskomnadzor`, `Barbados`.

    Raises:
        ReferenceDataError: At the first row of the tables that is wrong by itself.
    """
    folder = REFERENCE / "actors"
    people = [name for row in read_csv(folder / "people.csv", Person) for name in row.surnames]
    bodies = [
        name
        for row in read_csv(folder / "organisations.csv", Organisation)
        for name in (row.name, *row.aliases)
    ]
    states = [
        name
        for row in read_csv(folder / "countries.csv", Country)
        for name in (row.name, *row.aliases, *row.seat_names)
    ]
    return frozenset(
        name for name in (*people, *bodies, *states) if name.istitle() and " " not in name
    )
