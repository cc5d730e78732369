"""A small consistent set of all tables of one date, made by hand, and one session-wide checker."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from load.batch import Batch
from load.catalog import build_catalog
from load.checking import Checker
from load.manifest import Manifest
from load.run import publish_date
from load.validation import validate_staged
from seeds.ontology import read_ontology
from transform.schemas import TABLES
from transform.schemas.counts import COUNTS, counts_of

PUBLICATION_DATE = date(2021, 11, 17)
NEXT_DATE = date(2021, 11, 18)

Rows = dict[str, list[dict[str, Any]]]

TEXT = (
    "MOSCOW, November 17. /TASS/. Alpha sent aid to Beta on Monday. "
    "Gamma met with Delta in Minsk, a spokesman said."
)


def key(letter: str, number: int) -> str:
    return f"{letter}_{number:016x}"


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def document(number: int) -> dict[str, Any]:
    text = TEXT + " " * number
    return {
        "document_id": key("d", number),
        "source_path": f"2021/11/17/{number}.txt",
        "source_offset": 17,
        "content_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "dateline_place": "MOSCOW",
        "dateline_date": PUBLICATION_DATE,
        "agency": "TASS",
        "headline": None,
        "text": text,
        "n_sentences": 2,
    }


def event(number: int, event_type: str, event_mode: str | None, **changes: Any) -> dict[str, Any]:
    ontology = read_ontology()
    scores = ontology.scores(event_type, event_mode)
    return {
        "event_id": key("e", number),
        "event_type": event_type,
        "event_mode": event_mode,
        "contexts": ["diplomatic"],
        "quad_class": ontology.types[event_type].quad_class,
        "plover_intensity": scores.intensity,
        "cameo_code": scores.cameo_code,
        "goldstein": scores.goldstein,
        "event_date": date(2021, 11, 15),
        "event_date_end": date(2021, 11, 15),
        "date_precision": "day",
        "date_method": "relative",
        "modality": "asserted",
        "location_id": "geonames:625144",
        "location_method": "clause",
        "confidence": 0.9,
        "n_mentions": 1,
        "n_documents": 1,
        "is_background": False,
        **changes,
    }


def mention(number: int, event_id: str, document_id: str, trigger: str) -> dict[str, Any]:
    sentence = next(s for s in ("Alpha sent aid to Beta on Monday.", TEXT[63:]) if trigger in s)
    sentence_start, sentence_end = span(TEXT, sentence)
    trigger_start, trigger_end = span(TEXT, trigger)
    return {
        "mention_id": key("m", number),
        "event_id": event_id,
        "document_id": document_id,
        "sentence_index": 0 if sentence_start < 63 else 1,
        "sentence_start": sentence_start,
        "sentence_end": sentence_end,
        "trigger_start": trigger_start,
        "trigger_end": trigger_end,
        "trigger_text": trigger,
        "rule_id": "test.rule",
        "modality": "asserted",
        "is_quote": False,
        "attributed_to_actor_id": None,
        "attribution_verb": None,
        "confidence": 0.9,
    }


def participant(of: dict[str, Any], role: str, ordinal: int, words: str) -> dict[str, Any]:
    start, end = span(TEXT, words)
    return {
        "mention_id": of["mention_id"],
        "event_id": of["event_id"],
        "role": role,
        "ordinal": ordinal,
        "actor_id": f"name:{words.lower()}",
        "actor_text": words,
        "actor_start": start,
        "actor_end": end,
        "country_code": "RUS",
        "sector": "GOV",
        "title_text": None,
        "link_confidence": 0.8,
    }


def actor(name: str) -> dict[str, Any]:
    return {
        "actor_id": f"name:{name.lower()}",
        "name": name,
        "actor_type": "organisation",
        "country_code": "RUS",
        "sector": "GOV",
        "sectors": ["GOV", "MIL"],
        "wikidata_id": "Q159",
        "link_status": "known",
        "aliases": [],
    }


def location(location_id: str, name: str, country: str | None, lat: float, lon: float) -> Any:
    return {
        "location_id": location_id,
        "name": name,
        "geonames_id": int(location_id.partition(":")[2]) if country else None,
        "feature_class": "P",
        "feature_code": "PPLC",
        "admin1": None,
        "country_code": country,
        "latitude": lat,
        "longitude": lon,
        "precision": "city" if country else "area",
    }


def quarantined() -> dict[str, Any]:
    return {
        "record_kind": "file",
        "source_path": "2021/11/17/broken.txt",
        "source_offset": 0,
        "reason_code": "not_text",
        "reason": "The bytes are not text; store the file as UTF-8.",
        "payload": "\\x00\\x01",
    }


def counted(mentions: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    """Count the mentions of each event as the schemas declare it."""
    with duckdb.connect() as connection:
        connection.from_arrow(pa.Table.from_pylist(mentions)).create_view("mentions")
        found = connection.execute(counts_of("mentions")).fetchall()
    return {event_id: dict(zip(COUNTS, counts, strict=True)) for event_id, *counts in found}


def rows_of_day() -> Rows:
    """Two articles that tell two events in three mentions; the second article adds one telling."""
    documents = [document(1), document(2)]
    aid = event(1, "AID", None, n_mentions=2, n_documents=2)
    meeting = event(2, "CONSULT", "visit", location_id="area:black_sea")
    mentions = [
        mention(1, aid["event_id"], documents[0]["document_id"], "sent aid"),
        mention(2, aid["event_id"], documents[1]["document_id"], "sent aid"),
        mention(3, meeting["event_id"], documents[0]["document_id"], "met with"),
    ]
    mentions[2] |= {"attributed_to_actor_id": "name:spokesman", "attribution_verb": "say"}
    participants = [
        participant(mentions[0], "actor", 0, "Alpha"),
        participant(mentions[0], "recipient", 0, "Beta"),
        participant(mentions[1], "actor", 0, "Alpha"),
        participant(mentions[1], "recipient", 0, "Beta"),
        participant(mentions[2], "actor", 0, "Gamma"),
        participant(mentions[2], "recipient", 0, "Delta"),
    ]
    counts = counted(mentions)
    return {
        "documents": documents,
        # Counts that are written here are told apart from those that the schemas take.
        "events": [{**counts[row["event_id"]], **row} for row in (aid, meeting)],
        "mentions": mentions,
        "participants": participants,
        "actors": [actor(name) for name in ("Alpha", "Beta", "Gamma", "Delta", "Spokesman")],
        "locations": [
            location("geonames:625144", "Minsk", "BLR", 53.9, 27.57),
            location("area:black_sea", "Black Sea", None, 43.0, 34.0),
        ],
        "quarantine": [quarantined()],
    }


def batch_of(rows: Mapping[str, list[dict[str, Any]]], day: date = PUBLICATION_DATE) -> Batch:
    """Lay rows out as Arrow tables; nulls are let through, for the checks to find."""
    tables = {}
    for name, table in TABLES.items():
        schema = pa.schema([field.with_nullable(nullable=True) for field in table.arrow_schema])
        tables[name] = pa.Table.from_pylist(rows[name], schema=schema)
    return Batch(day, tables)


def stage(rows: Rows, folder: Path) -> Path:
    """Write rows as transform stages them, one Parquet file a table, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in batch_of(rows).tables.items():
        pq.write_table(table, folder / f"{name}.parquet")
    return folder


@dataclass(frozen=True)
class RunFolder:
    """The intermediate files of one run, validated."""

    tables: Path
    validation: Path
    inputs: Path

    def publish(self, day: date, warehouse: Path) -> Manifest:
        return publish_date(
            self.tables,
            day,
            warehouse,
            inputs=self.inputs,
            validation=self.validation,
            timings={"validate": 1.5},
            versions={"code": "1.0"},
        )


def validated_run(rows: Rows, day: date, folder: Path, checker: Checker) -> RunFolder:
    tables = stage(rows, folder / "tables")
    validate_staged(tables, day, folder, checker)
    raw_files = [
        {"source_path": f"2021/11/17/{number}.txt", "size_bytes": 10, "sha256": "0" * 64}
        for number in (1, 2)
    ]
    inputs = folder / "inputs.json"
    inputs.write_text(json.dumps(raw_files))
    return RunFolder(tables, folder / "validation.json", inputs)


def _fewer_events(day: date, folder: Path, checker: Checker) -> RunFolder:
    fewer = rows_of_day()
    fewer["quarantine"].clear()
    del fewer["participants"][4:], fewer["mentions"][2:], fewer["events"][1:]
    del fewer["actors"][2:], fewer["locations"][1:]
    return validated_run(fewer, day, folder, checker)


@pytest.fixture
def rows() -> Rows:
    return rows_of_day()


@pytest.fixture(name="batch_of")
def batch_maker() -> Callable[[Rows], Batch]:
    return batch_of


@pytest.fixture(name="stage")
def stager() -> Callable[[Rows, Path], Path]:
    return stage


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker()


@pytest.fixture(scope="session")
def run_folders(
    tmp_path_factory: pytest.TempPathFactory, checker: Checker
) -> dict[date, RunFolder]:
    """Validated tables of two dates; the second has one event fewer, and one empty table."""
    folder = tmp_path_factory.mktemp("runs")
    return {
        PUBLICATION_DATE: validated_run(rows_of_day(), PUBLICATION_DATE, folder / "first", checker),
        NEXT_DATE: _fewer_events(NEXT_DATE, folder / "second", checker),
    }


@pytest.fixture(scope="session")
def other_tables_once(tmp_path_factory: pytest.TempPathFactory, checker: Checker) -> Path:
    return _fewer_events(PUBLICATION_DATE, tmp_path_factory.mktemp("other"), checker).tables.parent


@pytest.fixture
def other_tables(tmp_path: Path, other_tables_once: Path) -> Path:
    """A run folder of the first date with other tables than those published."""
    return shutil.copytree(other_tables_once, tmp_path / "other")


@pytest.fixture
def validated(tmp_path: Path, run_folders: dict[date, RunFolder]) -> Path:
    """The run folder of the first date, to damage at will."""
    return shutil.copytree(run_folders[PUBLICATION_DATE].tables.parent, tmp_path / "validated")


@pytest.fixture(scope="session")
def published_once(
    tmp_path_factory: pytest.TempPathFactory, run_folders: dict[date, RunFolder]
) -> Path:
    warehouse = tmp_path_factory.mktemp("published") / "warehouse"
    for day, run_folder in run_folders.items():
        run_folder.publish(day, warehouse)
    return warehouse


@pytest.fixture
def one_date(warehouse: Path) -> Path:
    """A warehouse of the first date alone."""
    for path in warehouse.rglob(f"publication_date={NEXT_DATE}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return warehouse


@pytest.fixture
def warehouse(tmp_path: Path, published_once: Path) -> Path:
    """A warehouse of two published dates, to damage at will."""
    return shutil.copytree(published_once, tmp_path / "warehouse")


@pytest.fixture
def connection(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The catalog of the warehouse, open to readers."""
    with duckdb.connect(build_catalog(warehouse), read_only=True) as connection:
        yield connection


def fetch(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()
