"""Types of the cells that the actor tables share."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from seeds.reading import split_names

Names = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(split_names)]
"""Several names in one cell, separated by `|`."""

ActorId = Annotated[str, Field(pattern=r"^(country|region|group|org|person):[a-z0-9.-]+$")]
Iso3 = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
SectorCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
RoleId = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
