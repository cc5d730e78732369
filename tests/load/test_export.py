"""Exports: whole files, of the dates asked for, that other programs read as they should."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from load.catalog import CatalogError
from load.export import FORMATS, SUFFIXES, ExportError, ExportFormat, export_table
from seeds.exports import export_columns

DAY = date(2021, 11, 17)
NEXT = date(2021, 11, 18)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_geojson(path: Path) -> dict[str, Any]:
    content = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def test_csv_has_lists_joined_and_numbers_as_they_are(one_date: Path, tmp_path: Path) -> None:
    written = export_table(one_date, "events_flat", tmp_path, "csv")
    assert written.path == tmp_path / "events_flat.csv"
    rows = read_csv(written.path)
    assert written.rows == len(rows) == 2
    aid = next(row for row in rows if row["event_type"] == "AID")
    assert (aid["actors"], aid["contexts"], aid["event_date"]) == (
        "Alpha",
        "diplomatic",
        "2021-11-15",
    )
    assert float(aid["latitude"]) == pytest.approx(53.9, abs=0.1)


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_text_of_csv_is_a_formula(begin: str, warehouse: Path, tmp_path: Path) -> None:
    document = warehouse / "documents" / f"publication_date={DAY}" / "part-0.parquet"
    table = pq.read_table(document, partitioning=None)
    text = [f'{begin}HYPERLINK("x","y")'] * table.num_rows
    place = table.schema.get_field_index("headline")
    pq.write_table(table.set_column(place, table.field(place), [text]), document)
    written = export_table(warehouse, "documents", tmp_path, "csv", DAY, DAY)
    assert {row["headline"] for row in read_csv(written.path)} == {f'\'{begin}HYPERLINK("x","y")'}


def test_negative_numbers_of_csv_stay_numbers(warehouse: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    export_table(warehouse, "locations", path, "csv")
    assert all(float(row["longitude"]) for row in read_csv(path))


def test_geojson_is_a_feature_a_row(warehouse: Path, tmp_path: Path) -> None:
    path = tmp_path / "events.geojson"
    assert export_table(warehouse, "events_flat", path, "geojson").rows == 3
    content = read_geojson(path)
    assert content["type"] == "FeatureCollection"
    assert len(content["features"]) == 3
    feature = next(f for f in content["features"] if f["properties"]["event_type"] == "AID")
    longitude, latitude = feature["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (28, 54)
    assert feature["properties"]["publication_date"] == "2021-11-17"
    assert feature["properties"]["actors"] == ["Alpha"]


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_empty_range_of_dates_is_an_empty_file(
    file_format: ExportFormat, warehouse: Path, tmp_path: Path
) -> None:
    written = export_table(
        warehouse, "events_gdelt", tmp_path, file_format, date(1999, 1, 1), date(1999, 1, 2)
    )
    assert written.rows == 0
    assert written.path.is_file()
    if file_format == "geojson":
        assert read_geojson(written.path)["features"] == []


@pytest.mark.parametrize("file_format", FORMATS)
def test_only_the_dates_asked_for(
    file_format: ExportFormat, warehouse: Path, tmp_path: Path
) -> None:
    both = export_table(warehouse, "events_polecat", tmp_path / "both.out", file_format)
    one = export_table(warehouse, "events_polecat", tmp_path / "one.out", file_format, NEXT, NEXT)
    assert (both.rows, one.rows) == (3, 1)


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_same_rows_give_the_same_bytes(
    file_format: ExportFormat, warehouse: Path, tmp_path: Path
) -> None:
    first = export_table(warehouse, "events_gdelt", tmp_path / "a.out", file_format)
    second = export_table(warehouse, "events_gdelt", tmp_path / "b.out", file_format)
    assert first.path.read_bytes() == second.path.read_bytes()


def test_parquet_keeps_every_type(warehouse: Path, tmp_path: Path) -> None:
    written = export_table(warehouse, "events_flat", tmp_path, "parquet")
    schema = pq.read_schema(written.path)
    assert str(schema.field("event_date").type) == "date32[day]"
    assert str(schema.field("actors").type).startswith("list<")


def test_polecat_files_have_a_header_and_say_none(warehouse: Path, tmp_path: Path) -> None:
    written = export_table(warehouse, "events_polecat", tmp_path, "original")
    assert written.path.suffix == f".{SUFFIXES['original']}"
    lines = [line.split("\t") for line in written.path.read_text(encoding="utf-8").splitlines()]
    assert lines[0] == [column.name for column in export_columns("polecat")]
    assert {len(line) for line in lines} == {40}
    assert lines[1][lines[0].index("District")] == "None"


def test_gdelt_files_have_no_header_and_empty_cells(warehouse: Path, tmp_path: Path) -> None:
    written = export_table(warehouse, "events_gdelt", tmp_path, "original")
    lines = [line.split("\t") for line in written.path.read_text(encoding="utf-8").splitlines()]
    assert {len(line) for line in lines} == {61}
    assert len(lines) == written.rows
    names = [column.name for column in export_columns("gdelt")]
    assert all(line[names.index("AvgTone")] == "" for line in lines)
    assert all(line[names.index("SQLDATE")].isdigit() for line in lines)


@pytest.mark.parametrize(
    ("table", "file_format", "says"),
    [
        ("event", "csv", "no table event in the catalog; there are actors, "),
        ("participants", "geojson", "participants has no coordinates; GeoJSON is for events_flat"),
        ("events", "original", "events is of no other dataset; format original is for"),
    ],
)
def test_what_cannot_be_exported_leaves_nothing(
    table: str, file_format: ExportFormat, says: str, warehouse: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(ExportError, match=says):
        export_table(warehouse, table, out, file_format)
    assert list(out.iterdir()) == []


def test_a_failed_export_leaves_the_file_as_it_was(warehouse: Path, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("before", encoding="utf-8")
    (warehouse / "events" / f"publication_date={DAY}" / "part-0.parquet").unlink()
    with pytest.raises(CatalogError, match=r"part-0.parquet.*tass-events verify"):
        export_table(warehouse, "events", path, "csv")
    assert path.read_text(encoding="utf-8") == "before"
    assert [each.name for each in tmp_path.glob("*events*")] == ["events.csv"]


def test_a_missing_folder_is_named(warehouse: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"nowhere: no such folder; make it first"):
        export_table(warehouse, "events", tmp_path / "nowhere" / "events.csv", "csv")


def test_a_name_without_a_suffix_is_a_folder(warehouse: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"csv: no such folder; make it first"):
        export_table(warehouse, "events", tmp_path / "csv", "csv")
    (tmp_path / "csv").mkdir()
    assert export_table(warehouse, "events", tmp_path / "csv", "csv").path.name == "events.csv"


def test_a_damaged_file_is_an_error_of_one_line(warehouse: Path, tmp_path: Path) -> None:
    data = warehouse / "events" / f"publication_date={DAY}" / "part-0.parquet"
    content = bytearray(data.read_bytes())
    content[4:400] = bytes(396)  # pages; the footer stays whole
    data.write_bytes(content)
    with pytest.raises(
        ExportError, match=r"events cannot be exported: .*tass-events verify"
    ) as got:
        export_table(warehouse, "events", tmp_path / "events.csv", "csv")
    assert "\n" not in str(got.value)
    assert not list(tmp_path.glob("*events*"))
