"""A warehouse of manifests and reports, and a client of the pages over it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from cli.airflow.plugin.app import published_dates_app, warehouse
from load.checkout.folder import FolderCheckout
from load.manifest import InputFile, Manifest, OutputTable
from load.results import QualityOutcome, ValidationSummary
from load.warehouse import Warehouse
from transform.schemas import SCHEMA_VERSION, TABLES

Publish = Callable[..., Manifest]
FINDING = "expected that <events> are at least 5"


def manifest_of(day: date, stories: int, events: int, *, unusual: bool = False) -> Manifest:
    rows = dict.fromkeys(TABLES, 0) | {"documents": stories, "events": events, "quarantine": 2}
    quality = QualityOutcome(
        rule="few_events", severity="warning", success=not unusual, finding=FINDING
    )
    return Manifest(
        schema_version=SCHEMA_VERSION,
        publication_date=day,
        versions={"code": "1.0"},
        inputs=(InputFile(source_path="a.txt", size_bytes=10, sha256="0" * 64),),
        tables={
            name: OutputTable(path=f"{name}.parquet", size_bytes=1, sha256="0" * 64, rows=number)
            for name, number in rows.items()
        },
        reports=(),
        validation=ValidationSummary(
            publication_date=day,
            success=True,
            checks=250,
            failed=0,
            warnings=int(unusual),
            row_counts=rows,
            refused_rows={},
            quality=(quality,),
        ),
        reviews={"accept": 3, "undecided": 2},
        timings={"plan": 0.5, "extract": 1234.5},
        slowest_shards={"shard-007": 99.5, "shard-001": 12.25},
    )


@pytest.fixture
def site(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path / "warehouse")


@pytest.fixture
def publish(site: Warehouse) -> Publish:
    """Put a date's manifest and report where publishing puts them."""

    def put(day: date, stories: int = 10, events: int = 30, *, unusual: bool = False) -> Manifest:
        manifest = manifest_of(day, stories, events, unusual=unusual)
        for path, text in (
            (site.manifest(day), manifest.to_json()),
            (site.report(day, "validation.html"), f"<h1>Validation of {day}</h1>"),
        ):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return manifest

    return put


@pytest.fixture
def client(site: Warehouse) -> TestClient:
    """A client whom everything is shown."""
    app = published_dates_app(lambda: None)
    app.dependency_overrides[warehouse] = lambda: FolderCheckout(site.root)
    return TestClient(app)
