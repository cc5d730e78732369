"""The views for POLECAT and GDELT users have those datasets' columns, and say what ours say."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from load.catalog import build_catalog
from seeds.exports import Dataset, country_codes, export_columns

# As published: the header of a POLECAT file, and that of GDELT 2.0's codebook.
PUBLISHED: dict[Dataset, str] = {
    "polecat": "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name"
    "|Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw"
    "|Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector"
    "|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City"
    "|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source"
    "|Publication Date|Story People|Story Organizations|Story Locations|Language|Version",
    "gdelt": "GLOBALEVENTID|SQLDATE|MonthYear|Year|FractionDate|Actor1Code|Actor1Name"
    "|Actor1CountryCode|Actor1KnownGroupCode|Actor1EthnicCode|Actor1Religion1Code"
    "|Actor1Religion2Code|Actor1Type1Code|Actor1Type2Code|Actor1Type3Code|Actor2Code|Actor2Name"
    "|Actor2CountryCode|Actor2KnownGroupCode|Actor2EthnicCode|Actor2Religion1Code"
    "|Actor2Religion2Code|Actor2Type1Code|Actor2Type2Code|Actor2Type3Code|IsRootEvent|EventCode"
    "|EventBaseCode|EventRootCode|QuadClass|GoldsteinScale|NumMentions|NumSources|NumArticles"
    "|AvgTone|Actor1Geo_Type|Actor1Geo_FullName|Actor1Geo_CountryCode|Actor1Geo_ADM1Code"
    "|Actor1Geo_ADM2Code|Actor1Geo_Lat|Actor1Geo_Long|Actor1Geo_FeatureID|Actor2Geo_Type"
    "|Actor2Geo_FullName|Actor2Geo_CountryCode|Actor2Geo_ADM1Code|Actor2Geo_ADM2Code"
    "|Actor2Geo_Lat|Actor2Geo_Long|Actor2Geo_FeatureID|ActionGeo_Type|ActionGeo_FullName"
    "|ActionGeo_CountryCode|ActionGeo_ADM1Code|ActionGeo_ADM2Code|ActionGeo_Lat|ActionGeo_Long"
    "|ActionGeo_FeatureID|DATEADDED|SOURCEURL",
}
COLUMNS = [
    (dataset, place, name)
    for dataset, header in PUBLISHED.items()
    for place, name in enumerate(header.split("|"))
]

# The event of the fixture in which Alpha sends aid to Beta, in Minsk, on 15 November 2021.
EXPECTED: dict[Dataset, dict[str, Any]] = {
    "polecat": {
        "Event Date": "2021-11-15",
        "Event Type": "AID",
        "Event Mode": None,
        "Quad Code": "MATERIAL COOPERATION",
        "Contexts": "diplomatic",
        "Actor Name": "Alpha",
        "Actor Country": "RUS",
        "Actor COW": "365",
        "Primary Actor Sector": "GOV",
        "Actor Sectors": "GOV|MIL",
        "Actor Title": "None",
        "Actor Name Raw": "Alpha",
        "Recipient Name": "Beta",
        "Placename": "Minsk",
        "City": "Minsk",
        "Country": "BLR",
        "GeoNames ID": "625144",
        "Feature Type": "PPLC",
        "Source": "TASS",
        "Publication Date": "2021-11-17",
        "Story Organizations": "Alpha; Beta; Delta; Gamma",
        "Story Locations": "Black Sea; Minsk",
        "Version": "1.0",
    },
    "gdelt": {
        "SQLDATE": "20211115",
        "MonthYear": "202111",
        "Year": "2021",
        "FractionDate": "2021.9452",
        "Actor1Code": "RUSGOV",
        "Actor1Name": "ALPHA",
        "Actor1CountryCode": "RUS",
        "Actor1Type1Code": "GOV",
        "Actor1Type2Code": "MIL",
        "Actor1Type3Code": None,
        "Actor2Name": "BETA",
        "IsRootEvent": "1",
        "EventRootCode": "07",
        "QuadClass": "2",
        "NumMentions": "2",
        "NumSources": "1",
        "NumArticles": "2",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Minsk, Belarus",
        "ActionGeo_CountryCode": "BO",
        "ActionGeo_FeatureID": None,
        "DATEADDED": "20211117000000",
        "SOURCEURL": "2021/11/17/2.txt",
    },
}


@pytest.fixture
def connection(one_date: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(build_catalog(one_date), read_only=True) as connection:
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    found = connection.execute(query)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_the_published_lists_have_40_and_61_columns() -> None:
    assert {name: len(header.split("|")) for name, header in PUBLISHED.items()} == {
        "polecat": 40,
        "gdelt": 61,
    }
    assert {len(export_columns(dataset)) for dataset in PUBLISHED} == {40, 61}


@pytest.mark.parametrize(("dataset", "place", "name"), COLUMNS)
def test_every_column_has_its_name_place_and_meaning(
    dataset: Dataset, place: int, name: str
) -> None:
    column = export_columns(dataset)[place]
    assert column.name == name
    assert column.description.endswith(".")
    assert (column.value is None) == column.description.startswith("Not filled: ")


@pytest.mark.parametrize("dataset", PUBLISHED)
def test_the_view_shows_these_columns_described(
    dataset: Dataset, connection: duckdb.DuckDBPyConnection
) -> None:
    shown = rows(
        connection,
        "SELECT column_name, data_type, comment FROM duckdb_columns()"
        f" WHERE table_name = 'events_{dataset}' ORDER BY column_index",
    )
    declared = [(c.name, c.type, c.description) for c in export_columns(dataset)]
    assert [tuple(row.values()) for row in shown] == declared


@pytest.mark.parametrize(
    ("dataset", "type_column", "code"),
    [
        ("polecat", "Event Type", "AID"),
        ("gdelt", "EventRootCode", "07"),
    ],
)
def test_an_event_reads_as_there(
    dataset: Dataset, type_column: str, code: str, connection: duckdb.DuckDBPyConnection
) -> None:
    query = f"SELECT * FROM events_{dataset} WHERE \"{type_column}\" = '{code}'"
    (row,) = rows(connection, query)
    text = {name: None if value is None else str(value) for name, value in row.items()}
    assert {name: text[name] for name in EXPECTED[dataset]} == EXPECTED[dataset]
    empty = {column.name for column in export_columns(dataset) if column.value is None}
    assert all(text[name] is None for name in empty)


def test_numbers_of_events_are_distinct_and_positive(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    numbers = [row["GLOBALEVENTID"] for row in rows(connection, "SELECT * FROM events_gdelt")]
    assert len(set(numbers)) == len(numbers) == 2
    assert all(0 < number < 2**63 for number in numbers)


def test_every_country_code_is_known() -> None:
    codes = {row.country_code: (row.cow_code, row.fips_code) for row in country_codes()}
    assert len(codes) == len(country_codes())
    assert codes["RUS"] == (365, "RS")
    assert codes["SRB"] == (345, "RI")
    assert codes["PSE"] == (None, "WE")
    numbers = [cow for cow, _ in codes.values() if cow]
    assert len(numbers) == len(set(numbers))
