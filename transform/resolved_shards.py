"""Resolved shards: what the articles of a shard say, interpreted, as Parquet files that merge into a date.

Each kind of row stands in a file of its own, so that merging reads no more than it needs, and never all
of it at once. Every row names its record, so that rows of an article found twice can be left out.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from extract.records import Refusal
from transform.resolution import ResolvedArticle
from transform.resolved_rows import refusal_row, rows_of
from transform.row_files import row_file
from transform.schemas import TABLES

_ROWS = 20_000
_WHO = pa.struct([(n, pa.string()) for n in ("actor_id", "actor_type", "country_code", "sector")])


def _as_in(table: str, *added: str, without: str = "") -> Any:
    own = [
        (field.name, field.type) for field in TABLES[table].arrow_schema if field.name != without
    ]
    return pa.schema([*own, *((name, pa.string()) for name in added)])


def _columns(**types: Any) -> Any:
    return pa.schema(list(types.items()))


FILES: dict[str, Any] = {
    "documents": _as_in("documents", "record_id"),
    "mentions": _as_in("mentions", "sentence", "record_id", without="event_id"),
    "tellings": _columns(
        mention_id=pa.string(),
        document_id=pa.string(),
        event_type=pa.string(),
        event_mode=pa.string(),
        modality=pa.string(),
        reality=pa.string(),
        contexts=pa.list_(pa.string()),
        is_background=pa.bool_(),
        actors=pa.list_(_WHO),
        recipients=pa.list_(_WHO),
        first_day=pa.date32(),
        last_day=pa.date32(),
        date_precision=pa.string(),
        date_method=pa.string(),
        location_id=pa.string(),
        location_precision=pa.string(),
        location_method=pa.string(),
        sentence_key=pa.string(),
        confidence=pa.float64(),
        record_id=pa.string(),
    ),
    "participants": _as_in("participants", "name", "record_id", without="event_id"),
    "sightings": _columns(
        actor_id=pa.string(),
        day=pa.date32(),
        name=pa.string(),
        actor_type=pa.string(),
        country_code=pa.string(),
        sector=pa.string(),
        sectors=pa.list_(pa.string()),
        wikidata_id=pa.string(),
        link_status=pa.string(),
        alias=pa.string(),
        mention_id=pa.string(),
        record_id=pa.string(),
    ),
    "locations": _as_in("locations"),
    "quarantine": _as_in("quarantine"),
}
"""The files of a resolved shard; `sightings` are of actors, as participants and speakers."""


class ShardWriter:
    """Writes the files of a resolved shard, a lot of rows at a time."""

    def __init__(self, folder: Path) -> None:
        """Begin the files.

        Args:
            folder: Where they go; it is there, and empty.
        """
        self._open = ExitStack()
        self._files = {
            name: self._open.enter_context(row_file(folder / f"{name}.parquet", schema, _ROWS))
            for name, schema in FILES.items()
        }

    def __enter__(self) -> Self:
        """Return the writer."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write what is left, and close the files."""
        self._open.__exit__(kind, error, trace)

    def add(self, article: ResolvedArticle) -> None:
        """Write an article and its mentions."""
        for name, rows in rows_of(article).items():
            self._files[name].add(rows)

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Write what could not be read."""
        self._files["quarantine"].add(map(refusal_row, refusals))
