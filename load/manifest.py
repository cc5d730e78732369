"""The manifest of a published date: what went in, what made it, what came out.

It is written last. A date without a manifest is not published, whatever files there are.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import from_json

from load.results import ValidationSummary
from transform.schemas import SCHEMA_VERSION


class ManifestError(ValueError):
    """A manifest, or the list of inputs that goes into it, cannot be read.

    Attributes:
        path: The file.
        cause: What is wrong.
        cure: What to do.
    """

    def __init__(self, path: Path, cause: str, cure: str) -> None:
        super().__init__(f"{path}: {cause}; {cure}")
        self.path = path
        self.cause = cause
        self.cure = cure


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class InputFile(_Record):
    """A raw file that was read."""

    source_path: str
    size_bytes: int = Field(ge=0)
    sha256: str


class OutputFile(_Record):
    """A file that was written. `path` is relative to the warehouse, with forward slashes."""

    path: str
    size_bytes: int = Field(ge=0)
    sha256: str


class OutputTable(OutputFile):
    """The Parquet file of one table."""

    rows: int = Field(ge=0)


class Manifest(_Record):
    """The record of one published date.

    Attributes:
        schema_version: Version of `transform.schemas` that the tables follow.
        publication_date: The date.
        versions: Versions of whatever made it: code, lexicon, model, gazetteer.
        inputs: The raw files.
        tables: The Parquet files, by table.
        reports: The validation reports and the daily report.
        validation: The outcome of validation.
        timings: Seconds by step.
        reviews: Decisions of reviewers that were applied, by choice.
        slowest_shards: Seconds of the shards that took longest to extract, the slowest first.
    """

    schema_version: int
    publication_date: date
    versions: dict[str, str]
    inputs: tuple[InputFile, ...]
    tables: dict[str, OutputTable]
    reports: tuple[OutputFile, ...]
    validation: ValidationSummary
    timings: dict[str, float]
    reviews: dict[str, int] = Field(default_factory=dict)
    slowest_shards: dict[str, float] = Field(default_factory=dict)

    @property
    def row_counts(self) -> dict[str, int]:
        """Rows by table."""
        return {name: table.rows for name, table in self.tables.items()}

    def outputs(self) -> Iterator[OutputFile]:
        """Yield every file of the date but the manifest."""
        yield from self.tables.values()
        yield from self.reports

    def to_json(self) -> str:
        """Return the text of the manifest's file."""
        return self.model_dump_json(indent=2) + "\n"


def slowest(seconds: Mapping[str, float], most: int = 10) -> dict[str, float]:
    """Return the shards that took longest, the slowest first."""
    ranked = sorted(seconds.items(), key=lambda shard: (-shard[1], shard[0]))
    return dict(ranked[:most])


_INPUTS = TypeAdapter(tuple[InputFile, ...])
_REDO = "publish the date again"


def read_manifest(path: Path) -> Manifest:
    """Read a manifest.

    Raises:
        ManifestError: If it is not readable, is not a manifest, or is of a newer schema.
    """
    content = _read_json(path, _REDO)
    version = content.get("schema_version") if isinstance(content, dict) else None
    if isinstance(version, int) and version > SCHEMA_VERSION:
        cause = f"schema version {version} is newer than {SCHEMA_VERSION}, the newest known here"
        raise ManifestError(path, cause, "update tass-events")
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise ManifestError(path, f"not a manifest: {_first(error)}", _REDO) from error


def read_inputs(path: Path) -> tuple[InputFile, ...]:
    """Read the list of raw files that planning has written.

    Raises:
        ManifestError: If it is not readable or is not such a list.
    """
    cure = "plan the date again"
    try:
        return _INPUTS.validate_python(_read_json(path, cure))
    except ValidationError as error:
        raise ManifestError(path, f"not a list of inputs: {_first(error)}", cure) from error


def _read_json(path: Path, cure: str) -> Any:
    try:
        return from_json(path.read_bytes())
    except FileNotFoundError as error:
        raise ManifestError(path, "the file is missing", cure) from error
    except (OSError, ValueError) as error:
        raise ManifestError(path, f"not JSON: {error}", cure) from error


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
