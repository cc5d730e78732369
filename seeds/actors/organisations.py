"""Named bodies: international and national, armed groups, media, companies, breakaway republics."""

from datetime import date

from pydantic import model_validator

from seeds.actors.cells import ActorId, Iso3, Names, SectorCode
from seeds.reading import Row


class Organisation(Row):
    """A body with a proper name.

    Attributes:
        actor_id: Key of the actor.
        name: Canonical English name.
        aliases: Acronyms and other names.
        country_code: Country it belongs to; none for international bodies.
        sector: Primary PLOVER sector.
        sectors: Further sectors.
        fills: Roles that it fills in its country (`State Duma` is the lower house).
        changed_on: Day from which `changed_sector` is the primary sector.
        changed_sector: The Taliban became a government.
        naming_policy: Why it is coded as it is, where that is disputed.
        wikidata_id: Wikidata item, only where checked.
    """

    actor_id: ActorId
    name: str
    aliases: Names = ()
    country_code: Iso3 | None = None
    sector: SectorCode
    sectors: Names = ()
    fills: Names = ()
    changed_on: date | None = None
    changed_sector: SectorCode | None = None
    naming_policy: str | None = None
    wikidata_id: str | None = None

    @model_validator(mode="after")
    def _change_is_whole(self) -> "Organisation":
        if (self.changed_on is None) != (self.changed_sector is None):
            raise ValueError("changed_on and changed_sector must be given together")
        return self

    def sectors_on(self, day: date) -> tuple[str, ...]:
        """Return all sectors on a day, the primary one first."""
        first = self.sector
        if self.changed_on and self.changed_sector and day >= self.changed_on:
            first = self.changed_sector
        return (first, *(sector for sector in self.sectors if sector != first))
