"""What counts as each event type and mode, and what is coded otherwise: the borders, by example.

Every sentence is coded by the tests, so that the codebook says what the coder does.
"""

from functools import cache
from pathlib import Path
from typing import Self

from pydantic import Field, field_validator, model_validator

from seeds.ontology import read_ontology
from seeds.reading import REFERENCE, ReferenceDataError, Row, read_csv, read_yaml

NOTHING = "nothing"

Pair = tuple[str, str | None]


class Counting(Row):
    """Something that counts: in words, and as a sentence."""

    says: str = Field(min_length=1)
    text: str = Field(min_length=1)


class Exclusion(Counting):
    """Something that does not count. `coded` is what it is coded as, as `TYPE` or `TYPE mode`."""

    coded: str

    @field_validator("coded")
    @classmethod
    def _is_known(cls, coded: str) -> str:
        event_type, _, event_mode = coded.partition(" ")
        if coded != NOTHING and not read_ontology().allows(event_type, event_mode or None):
            raise ValueError(f"no such type and mode: {coded}")
        return coded

    @property
    def pair(self) -> Pair | None:
        """Type and mode that it is coded as, or None for no event."""
        if self.coded == NOTHING:
            return None
        event_type, _, event_mode = self.coded.partition(" ")
        return event_type, event_mode or None


class Scope(Row):
    """The borders of a type, or of one of its modes."""

    event_type: str
    event_mode: str | None = None
    counts: tuple[Counting, ...] = ()
    excludes: tuple[Exclusion, ...] = ()

    @model_validator(mode="after")
    def _is_of_the_ontology(self) -> Self:
        if not read_ontology().allows(self.event_type, self.event_mode):
            raise ValueError(f"no such type and mode: {self.event_type} {self.event_mode}")
        return self

    @property
    def pair(self) -> Pair:
        """Type and mode."""
        return self.event_type, self.event_mode


@cache
def read_scopes(path: Path | None = None) -> dict[Pair, Scope]:
    """Read the borders of types and modes, by default those that ship with the software.

    Raises:
        ReferenceDataError: If an entry breaks the format, or stands twice.
    """
    path = path or REFERENCE / "codebook" / "scope.yaml"
    scopes: dict[Pair, Scope] = {}
    for scope in read_yaml(path, Scope):
        if scope.pair in scopes:
            place = f"{scope.event_type} {scope.event_mode or ''}".strip()
            raise ReferenceDataError(path, place, "stands twice; join the two entries")
        scopes[scope.pair] = scope
    return scopes


class ContextScope(Row):
    """What an event of a context is about, and what it is not about."""

    context: str
    counts: str = Field(min_length=1)
    excludes: str = Field(min_length=1)


@cache
def read_context_scopes() -> dict[str, ContextScope]:
    """Read the borders of the contexts, keyed by context.

    Raises:
        ReferenceDataError: If a row breaks the format.
    """
    path = REFERENCE / "codebook" / "contexts.csv"
    return {row.context: row for row in read_csv(path, ContextScope)}
