"""Countries, their regions, and groups of countries: the rows of three files."""

from seeds.actors.cells import ActorId, Iso3, Names, RoleId
from seeds.reading import Row


class Country(Row):
    """A state or territory.

    Attributes:
        country_code: ISO 3166-1 alpha-3, and `KOS` for Kosovo.
        name: Short English name.
        aliases: Official and other names.
        adjectives: `Belarusian`, `Belarussian`.
        demonyms: Words for its people that are no adjective, and plurals (`Poles`).
        capital: Its capital, which stands for its government.
        seats: Other words for its government (`Kremlin`, `Downing Street`).
        leader_role: The office that `the Russian leader` means.
        sovereign: The state whose code a dependency is given, as PLOVER asks.
    """

    country_code: Iso3
    name: str
    aliases: Names = ()
    adjectives: Names = ()
    demonyms: Names = ()
    capital: str | None = None
    seats: Names = ()
    leader_role: RoleId | None = None
    sovereign: Iso3 | None = None

    @property
    def actor_id(self) -> str:
        """Key of the actor."""
        return f"country:{self.country_code.lower()}"

    @property
    def pivot(self) -> str:
        """The country code that its actors are given."""
        return self.sovereign or self.country_code

    @property
    def seat_names(self) -> tuple[str, ...]:
        """Capital and other seats of power."""
        return (*((self.capital,) if self.capital else ()), *self.seats)


class Region(Row):
    """A first-level subdivision or large city that acts by its own authorities."""

    actor_id: ActorId
    name: str
    aliases: Names = ()
    adjectives: Names = ()
    country_code: Iso3
    naming_policy: str | None = None


class Grouping(Row):
    """Countries or peoples named together (`the West`, `Kurds`): no body and no single state."""

    actor_id: ActorId
    name: str
    aliases: Names = ()
    adjectives: Names = ()
