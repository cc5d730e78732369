"""Records that the warehouse keeps as JSON: frozen, complete, and refused in words when they are newer."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import from_json

from transform.schemas import SCHEMA_VERSION


class ManifestError(ValueError):
    """A manifest, or the list of inputs that goes into it, cannot be read.

    Attributes:
        path: The file.
        cause: What is wrong.
        cure: What to do.
    """

    def __init__(self, path: Path | str, cause: str, cure: str) -> None:
        super().__init__(f"{path}: {cause}; {cure}")
        self.path = path
        self.cause = cause
        self.cure = cure


class Record(BaseModel):
    """A record that does not change, and has no fields that are not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def to_json(self) -> str:
        """Return the text of the record's file."""
        return self.model_dump_json(indent=2) + "\n"


class VersionedRecord(Record):
    """A record that names the version of what it tells of.

    Attributes:
        schema_version: Version of `transform.schemas`.
    """

    schema_version: int


R = TypeVar("R", bound=VersionedRecord)


def read_record(path: Path, kind: type[R], cure: str) -> R:
    """Read the file of a record.

    Raises:
        ManifestError: If it is not readable, is not such a record, or is of a newer schema.
    """
    return parsed_record(path, read_bytes(path, cure), kind, cure)


def parsed_record(path: Path | str, text: bytes, kind: type[R], cure: str) -> R:
    """Read the text of a record.

    Raises:
        ManifestError: If it is not such a record, or is of a newer schema.
    """
    try:
        record = kind.model_validate_json(text)
    except ValidationError as error:
        # Only now, since a large manifest takes much memory as plain JSON.
        content = _json(path, text, cure)
        _refuse_newer(path, content.get("schema_version") if isinstance(content, dict) else None)
        raise ManifestError(path, f"not a manifest: {first_complaint(error)}", cure) from error
    _refuse_newer(path, record.schema_version)
    return record


def _refuse_newer(path: Path | str, version: object) -> None:
    if isinstance(version, int) and version > SCHEMA_VERSION:
        cause = f"schema version {version} is newer than {SCHEMA_VERSION}, the newest known here"
        raise ManifestError(path, cause, "update tass-events")


def read_bytes(path: Path, cure: str) -> bytes:
    """Read the file of a record.

    Raises:
        ManifestError: If it is missing or cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ManifestError(path, "the file is missing", cure) from error
    except OSError as error:
        raise ManifestError(path, f"not readable: {error}", cure) from error


def _json(path: Path | str, text: bytes, cure: str) -> Any:
    try:
        return from_json(text)
    except ValueError as error:
        raise ManifestError(path, f"not JSON: {error}", cure) from error


def first_complaint(error: ValidationError) -> str:
    """Return the first thing that a validation complains of, with its place."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
