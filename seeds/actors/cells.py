"""Types of the cells that the actor tables share."""

from typing import Annotated

from pydantic import BeforeValidator, Field


def _split(value: object) -> object:
    return tuple(value.split("|")) if isinstance(value, str) else value


Names = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(_split)]
"""Several names in one cell, separated by `|`."""

ActorId = Annotated[str, Field(pattern=r"^(country|region|group|org|person):[a-z0-9.-]+$")]
Iso3 = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
SectorCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
RoleId = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
