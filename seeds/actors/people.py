"""Named people and the offices they have held."""

import calendar
import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from seeds.actors.cells import ActorId, Iso3, Names, RoleId, SectorCode
from seeds.reading import Row

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?")

OFFICES_KNOWN_TO = date(2025, 10, 31)
"""Last day to which the table of offices was brought up to date; later, open terms are only likely."""


def _first_day(value: object) -> object:
    match = _PARTIAL.fullmatch(value) if isinstance(value, str) else None
    return f"{match[1]}-{match[2] or '01'}-01" if match else value


def _last_day(value: object) -> object:
    match = _PARTIAL.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value
    year, month = int(match[1]), int(match[2] or 12)
    return f"{match[1]}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


class Person(Row):
    """A person.

    Attributes:
        actor_id: Key of the actor.
        name: Canonical English name.
        aliases: Other full names and renderings (`Kim Jong Un`).
        surnames: What stands alone for the person (`Xi`, `al-Assad`, `Assad`); none where nothing does.
        country_code: Country that the person belongs to out of international office.
        sector: Sector while no office is held.
        wikidata_id: Wikidata item, only where checked.
    """

    actor_id: ActorId
    name: str
    aliases: Names = ()
    surnames: Names = ()
    country_code: Iso3 | None = None
    sector: SectorCode | None = None
    wikidata_id: Annotated[str, Field(pattern=r"^Q[1-9]\d*$")] | None = None


class Office(Row):
    """One term of one person in one office.

    Attributes:
        actor_id: The person.
        role_id: A role, with `deputy-` before it for deputies.
        of: Country code, organisation, region, or seat (`kremlin`) that the office belongs to.
        title: The office in words.
        sector: Sector where it is not that of the role.
        valid_from: First day; a month or year is given by its first day.
        valid_to: Last day, or none while it is held; a month or year is given by its last day.
    """

    actor_id: ActorId
    role_id: RoleId
    of: str
    title: str
    sector: SectorCode | None = None
    valid_from: Annotated[date, BeforeValidator(_first_day)]
    valid_to: Annotated[date, BeforeValidator(_last_day)] | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Office":
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError("valid_to is before valid_from")
        return self

    def held_on(self, day: date) -> bool:
        """Say whether the office was held on a day; both ends count."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
