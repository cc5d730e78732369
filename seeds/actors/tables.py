"""All actor tables side by side, as the reader hands them out."""

from dataclasses import dataclass

from seeds.actors.homonyms import Homonym
from seeds.actors.organisations import Organisation
from seeds.actors.people import Office, Person
from seeds.actors.roles import Modifier, Role
from seeds.actors.states import Country, Grouping, Region
from seeds.actors.words import WordClass


@dataclass(frozen=True)
class ActorReference:
    """Every table, keyed, in the order of its file.

    Attributes:
        countries: By country code.
        regions: By actor id.
        groupings: By actor id.
        organisations: By actor id.
        roles: By role id.
        modifiers: By form.
        people: By actor id.
        offices: Terms of office by the person's actor id.
        homonyms: Readings by the name as written.
        words: Classes of function words, by their name.
    """

    countries: dict[str, Country]
    regions: dict[str, Region]
    groupings: dict[str, Grouping]
    organisations: dict[str, Organisation]
    roles: dict[str, Role]
    modifiers: dict[str, Modifier]
    people: dict[str, Person]
    offices: dict[str, tuple[Office, ...]]
    homonyms: dict[str, tuple[Homonym, ...]]
    words: dict[str, WordClass]
