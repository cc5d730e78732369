"""A manifest reads back as it was written, and a bad one is named in one line."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from load.manifest import ManifestError, read_inputs, read_manifest, slowest
from transform.schemas import SCHEMA_VERSION, TABLES

DAY = date(2021, 11, 17)


@pytest.fixture
def path(warehouse: Path) -> Path:
    return warehouse / "_manifests" / "publication_date=2021-11-17.json"


def rewrite(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content))


def test_it_says_what_went_in_and_what_came_out(path: Path) -> None:
    manifest = read_manifest(path)
    assert manifest.publication_date == DAY
    assert manifest.schema_version == SCHEMA_VERSION
    assert [file.source_path for file in manifest.inputs] == [
        "2021/11/17/1.txt",
        "2021/11/17/2.txt",
    ]
    assert manifest.versions == {"code": "1.0"}
    assert manifest.timings == {"validate": 1.5}
    assert manifest.row_counts == manifest.validation.row_counts
    assert list(manifest.tables) == list(TABLES)
    assert manifest.tables["events"].path == "events/publication_date=2021-11-17/part-0.parquet"
    assert len(list(manifest.outputs())) == len(TABLES) + 3
    assert manifest.validation.success
    assert manifest.to_json() == path.read_text()


def test_it_cannot_be_changed(path: Path) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        read_manifest(path).schema_version = 7  # type: ignore[misc]


@pytest.mark.parametrize("added", [{}, {"something_new": True}], ids=["same fields", "new field"])
def test_a_newer_schema_asks_for_newer_software(path: Path, added: dict[str, Any]) -> None:
    rewrite(path, lambda content: content.update(schema_version=99, **added))
    with pytest.raises(ManifestError, match=r"version 99 is newer than .*; update tass-events"):
        read_manifest(path)


@pytest.mark.parametrize(
    ("damage", "cause"),
    [
        (lambda path: path.unlink(), "the file is missing"),
        (lambda path: path.write_text('{"schema'), "not JSON"),
        (lambda path: path.write_text("[1]"), "not a manifest"),
        (lambda path: rewrite(path, lambda c: c.pop("inputs")), "inputs: Field required"),
        (lambda path: rewrite(path, lambda c: c.update(extra=1)), "extra: Extra inputs"),
        (
            lambda path: rewrite(path, lambda c: c["inputs"][0].update(extra=1)),
            "inputs.0.extra: Unexpected",
        ),
        (
            lambda path: rewrite(path, lambda c: c["tables"]["events"].update(rows=-1)),
            "tables.events.rows: Input should be greater",
        ),
    ],
    ids=[
        "missing",
        "not JSON",
        "no object",
        "field missing",
        "field unknown",
        "field of an input",
        "bad number",
    ],
)
def test_a_bad_one_is_named_in_one_line(
    damage: Callable[[Path], object], cause: str, path: Path
) -> None:
    damage(path)
    with pytest.raises(ManifestError, match=cause) as failure:
        read_manifest(path)
    assert str(failure.value).startswith(str(path))
    assert "\n" not in str(failure.value)


def test_a_bad_list_of_inputs_is_named(tmp_path: Path) -> None:
    path = tmp_path / "inputs.json"
    path.write_text('[{"source_path": "a.txt"}]')
    with pytest.raises(ManifestError, match=r"inputs: 0.size_bytes: Field required; plan the date"):
        read_inputs(path)


def test_slowest_shards_come_first_and_are_few() -> None:
    seconds = {f"shard-{number:03}": float(number) for number in range(20)}
    assert list(slowest(seconds, most=3)) == ["shard-019", "shard-018", "shard-017"]
    assert list(slowest({"b": 1.0, "a": 1.0})) == ["a", "b"]
