"""All actor tables together, read once and checked against one another.

Later folders are laid over earlier ones: a row with the key of an earlier row replaces it, and the offices
given for a person replace all of that person's offices.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from seeds.actors.checks import check_reference
from seeds.actors.folders import check_folders, layers
from seeds.actors.homonyms import Homonym
from seeds.actors.organisations import Organisation
from seeds.actors.people import Office, Person
from seeds.actors.roles import Modifier, Role
from seeds.actors.states import Country, Grouping, Region
from seeds.actors.tables import ActorReference
from seeds.actors.words import WordClass
from seeds.reading import REFERENCE, ReferenceDataError, Row, read_csv

FOLDER = REFERENCE / "actors"

R = TypeVar("R", bound=Row)


def read_actor_reference(folders: Sequence[Path] = (FOLDER,)) -> ActorReference:
    """Read and check the actor tables.

    Args:
        folders: Our folder, then any to lay over it; a file may lack in those.

    Raises:
        ReferenceDataError: If a folder holds no tables or a file of another name, and at the first row
            that is wrong by itself, doubled, or at odds with another table.
    """
    check_folders(folders)
    reference = ActorReference(
        countries=_keyed(folders, "countries.csv", Country, lambda row: row.country_code),
        regions=_keyed(folders, "regions.csv", Region, lambda row: row.actor_id),
        groupings=_keyed(folders, "groupings.csv", Grouping, lambda row: row.actor_id),
        organisations=_keyed(folders, "organisations.csv", Organisation, lambda row: row.actor_id),
        roles=_keyed(folders, "roles.csv", Role, lambda row: row.role_id),
        modifiers=_keyed(folders, "modifiers.csv", Modifier, lambda row: row.form),
        people=_keyed(folders, "people.csv", Person, lambda row: row.actor_id),
        offices=_grouped(folders, "offices.csv", Office, lambda row: row.actor_id),
        homonyms=_grouped(folders, "homonyms.csv", Homonym, lambda row: row.alias),
        words=_keyed(folders, "words.csv", WordClass, lambda row: row.word_class),
    )
    check_reference(reference, folders)
    return reference


def _keyed(
    folders: Sequence[Path], name: str, row_type: type[R], key: Callable[[R], str]
) -> dict[str, R]:
    rows: dict[str, R] = {}
    for path in layers(folders, name):
        own: dict[str, R] = {}
        for row in read_csv(path, row_type):
            if key(row) in own:
                raise ReferenceDataError(path, key(row), "stands twice; keep one row")
            own[key(row)] = row
        rows.update(own)
    return rows


def _grouped(
    folders: Sequence[Path], name: str, row_type: type[R], key: Callable[[R], str]
) -> dict[str, tuple[R, ...]]:
    rows: dict[str, tuple[R, ...]] = {}
    for path in layers(folders, name):
        own: dict[str, tuple[R, ...]] = {}
        for row in read_csv(path, row_type):
            own[key(row)] = (*own.get(key(row), ()), row)
        rows.update(own)
    return rows
