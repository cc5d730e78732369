"""Names that mean more than one thing, and what decides."""

from seeds.actors.cells import ActorId, Names
from seeds.reading import Row


class Homonym(Row):
    """One reading of an ambiguous name; the rows of a name are tried in order.

    Attributes:
        alias: The name as written.
        actor_id: What it means; none if it is no actor by itself.
        cues: Words of the story that call for this reading; a row without cues always fits.
        also: What else the word is, so that `Jordan Peterson` is not read as a country.
        note: Why.
    """

    alias: str
    actor_id: ActorId | None = None
    cues: Names = ()
    also: Names = ()
    note: str | None = None
