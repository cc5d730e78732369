"""The manifest of a copied month: which files went in, and which came out. It is written last."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Self

from load.manifest import Manifest, OutputTable
from load.record import VersionedRecord, parsed_record, read_record

Sources = dict[date, dict[str, str]]
"""SHA-256 of the file of a table, by date and table."""


class MonthManifest(VersionedRecord):
    """The record of the copy of a month.

    Attributes:
        month: The month, `YYYY-MM`.
        sources: The files that were copied.
        tables: The copies, by table.
    """

    month: str
    sources: Sources
    tables: dict[str, OutputTable]

    def outputs(self) -> Iterator[OutputTable]:
        """Yield every file of the copy but the manifest."""
        yield from self.tables.values()

    def renamed(self, rename: Callable[[str], str]) -> Self:
        """Return the manifest of the same files under other paths."""
        tables = {name: file.renamed(rename) for name, file in self.tables.items()}
        return self.model_copy(update={"tables": tables})


def read_month_manifest(path: Path, month: str) -> MonthManifest:
    """Read the manifest of a month.

    Raises:
        ManifestError: If it is not readable, is not a manifest, or is of a newer schema.
    """
    return read_record(path, MonthManifest, redo(month))


def parsed_month_manifest(place: str, text: bytes, month: str) -> MonthManifest:
    """Read the text of the manifest of a month.

    Raises:
        ManifestError: If it is not a manifest, or is of a newer schema.
    """
    return parsed_record(place, text, MonthManifest, redo(month))


def redo(month: str, *, with_gaps: bool = False) -> str:
    """Return the cure of whatever is wrong with the copy of a month, whose dates may have gaps."""
    return f"run `tass-events compact --month {month}{' --accept-gaps' * with_gaps}`"


def sources_of(manifests: list[Manifest]) -> Sources:
    """Return the files that a copy of these published dates is made of."""
    return {
        manifest.publication_date: {name: file.sha256 for name, file in manifest.tables.items()}
        for manifest in manifests
    }
