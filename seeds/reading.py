"""Strict reading of reference files: every row is checked, and a bad one is named by file, row and key."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from seeds.kept import kept

REFERENCE = Path(__file__).parent / "reference"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _RuleLoader(_Loader):  # type: ignore[misc]  # the C loader has no stub
    """Reads `on`, `off`, `yes` and `no` as the words they are, as YAML 1.2 does."""


_RuleLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_RuleLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"]
)


class ReferenceDataError(ValueError):
    """A reference file does not say what its reader allows.

    Attributes:
        path: The file.
        place: Row or rule inside it.
        cause: What is wrong and what is allowed.
    """

    def __init__(self, path: Path, place: str, cause: str) -> None:
        super().__init__(f"{path}: {place}: {cause}")
        self.path = path
        self.place = place
        self.cause = cause


class Row(BaseModel):
    """Base of all reference rows: frozen, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


R = TypeVar("R", bound=Row)


def split_names(cell: object) -> object:
    """Return the names in a cell, which `|` separates; what is no text is left to its type."""
    return tuple(cell.split("|")) if isinstance(cell, str) else cell


def read_csv(path: Path, row_type: type[R]) -> Iterator[R]:
    """Yield the rows of a CSV file; an empty cell takes the field's default.

    Raises:
        ReferenceDataError: If the file is no CSV in UTF-8, and on the first row that `row_type` refuses.
    """
    # A spreadsheet may begin a file with a byte order mark.
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        try:
            for cells in reader:
                yield _cells(path, f"line {reader.line_num}", cells, row_type)
        except UnicodeDecodeError as error:
            raise ReferenceDataError(path, "file", "not UTF-8; save it as CSV UTF-8") from error
        except csv.Error as error:
            cause = f"not valid CSV: {error}; quote cells that hold commas or quotation marks"
            raise ReferenceDataError(path, f"line {reader.line_num + 1}", cause) from error


def _cells(path: Path, place: str, cells: dict[str, Any], row_type: type[R]) -> R:
    if None in cells:  # what `csv` calls the cells beyond the header
        raise ReferenceDataError(
            path, place, "more cells than the header has; quote those with commas"
        )
    return _row(path, place, {key: value for key, value in cells.items() if value}, row_type)


def read_yaml(path: Path, row_type: type[R]) -> Iterator[R]:
    """Yield the items of a YAML file that holds one list.

    Raises:
        ReferenceDataError: If the file is no list, or on the first item that `row_type` refuses.
    """
    text = path.read_bytes()
    if path.is_relative_to(REFERENCE):
        # To parse all that ships takes a second, to read what was parsed before a tenth of it.
        name = "-".join(path.relative_to(REFERENCE).with_suffix("").parts)
        items = kept(f"reference-{name}", text, lambda: _parsed(path, text))
    else:
        items = _parsed(path, text)
    if not isinstance(items, list):
        raise ReferenceDataError(
            path, "file", "must hold a list of rules, each beginning with '- '"
        )
    for number, item in enumerate(items, start=1):
        place = f"item {number}"
        if isinstance(item, dict) and "id" in item:
            place = f"item {number} ({item['id']})"
        yield _row(path, place, item, row_type)


def _parsed(path: Path, text: bytes) -> Any:
    try:
        return yaml.load(text, Loader=_RuleLoader)  # noqa: S506 - a safe loader in either case
    except yaml.YAMLError as error:
        raise ReferenceDataError(path, "file", f"not valid YAML: {error}") from error


def _row(path: Path, place: str, values: object, row_type: type[R]) -> R:
    try:
        return row_type.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "row"
        allowed = ", ".join(sorted(row_type.model_fields))
        hint = f"; allowed keys: {allowed}" if first["type"] == "extra_forbidden" else ""
        raise ReferenceDataError(path, place, f"{key}: {first['msg']}{hint}") from error
