"""The manifest of a published date: what went in, what made it, what came out.

It is written last. A date without a manifest is not published, whatever files there are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from load.record import (
    ManifestError,
    Record,
    VersionedRecord,
    first_complaint,
    parsed_record,
    read_bytes,
    read_record,
)
from load.results import ValidationSummary

__all__ = ["Manifest", "ManifestError", "read_manifest"]


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class InputFile:
    """A raw file that was read. A date may have a hundred thousand: it takes little memory."""

    source_path: str
    size_bytes: Annotated[int, Field(ge=0)]
    sha256: str


class OutputFile(Record):
    """A file that was written. `path` is relative to the warehouse, with forward slashes."""

    path: str
    size_bytes: int = Field(ge=0)
    sha256: str

    def renamed(self, rename: Callable[[str], str]) -> Self:
        """Return the same file under another path."""
        return self.model_copy(update={"path": rename(self.path)})


class OutputTable(OutputFile):
    """The Parquet file of one table."""

    rows: int = Field(ge=0)


class Manifest(VersionedRecord):
    """The record of one published date.

    Attributes:
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

    def renamed(self, rename: Callable[[str], str]) -> Self:
        """Return the manifest of the same files under other paths."""
        tables = {name: file.renamed(rename) for name, file in self.tables.items()}
        reports = tuple(file.renamed(rename) for file in self.reports)
        return self.model_copy(update={"tables": tables, "reports": reports})


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
    return read_record(path, Manifest, _REDO)


def parsed_manifest(place: str, text: bytes) -> Manifest:
    """Read the text of a manifest.

    Raises:
        ManifestError: If it is not a manifest, or is of a newer schema.
    """
    return parsed_record(place, text, Manifest, _REDO)


def by_schema_version(manifests: Iterable[Manifest]) -> list[list[Manifest]]:
    """Group dates by the version of the schema that their files follow: these have the same columns."""
    groups: dict[int, list[Manifest]] = {}
    for manifest in manifests:
        groups.setdefault(manifest.schema_version, []).append(manifest)
    return list(groups.values())


def read_inputs(path: Path) -> tuple[InputFile, ...]:
    """Read the list of raw files that planning has written.

    Raises:
        ManifestError: If it is not readable or is not such a list.
    """
    cure = "plan the date again"
    try:
        return _INPUTS.validate_json(read_bytes(path, cure))
    except ValidationError as error:
        raise ManifestError(
            path, f"not a list of inputs: {first_complaint(error)}", cure
        ) from error
