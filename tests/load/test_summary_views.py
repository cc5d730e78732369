"""Who dealt with whom, by pair and by month, and who is quoted: on a catalog of two dates."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from load.catalog import build_catalog
from tests.load.conftest import fetch

DAY = date(2021, 11, 17)
NOVEMBER = date(2021, 11, 1)


def pairs(connection: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    query = (
        "SELECT event_type, actor_id, recipient_id FROM event_pairs"
        " JOIN events USING (publication_date, event_id)"
        f" WHERE publication_date = '{DAY}' ORDER BY ALL"
    )
    return fetch(connection, query)


def test_an_event_with_a_recipient_goes_one_way(connection: duckdb.DuckDBPyConnection) -> None:
    assert pairs(connection) == [
        ("AID", "name:alpha", "name:beta"),
        ("CONSULT", "name:gamma", "name:delta"),
    ]


def test_a_meeting_of_actors_goes_both_ways_and_aid_of_two_does_not(warehouse: Path) -> None:
    path = warehouse / "participants" / f"publication_date={DAY}" / "part-0.parquet"
    table = pq.read_table(path, partitioning=None)
    changed = [
        {**row, "role": "actor", "ordinal": int(row["role"] == "recipient")}
        for row in table.to_pylist()
    ]
    pq.write_table(pa.Table.from_pylist(changed, schema=table.schema), path)
    with duckdb.connect(build_catalog(warehouse), read_only=True) as connection:
        assert pairs(connection) == [
            ("AID", "name:alpha", None),
            ("AID", "name:beta", None),
            ("CONSULT", "name:delta", "name:gamma"),
            ("CONSULT", "name:gamma", "name:delta"),
        ]
        query = "SELECT count(*) FROM events_gdelt WHERE EventRootCode = '04'"
        assert fetch(connection, query) == [(2,)]


def test_every_event_is_in_the_pairs(connection: duckdb.DuckDBPyConnection) -> None:
    keys = "SELECT DISTINCT publication_date, event_id FROM"
    assert fetch(connection, f"{keys} events EXCEPT {keys} event_pairs") == []


def test_a_month_counts_an_event_of_two_dates_once(connection: duckdb.DuckDBPyConnection) -> None:
    assert fetch(connection, "SELECT * EXCLUDE mean_intensity FROM dyad_month") == [
        ("RUS", "RUS", NOVEMBER, 2, 0, 1, 1, 0, 0)
    ]


def test_mean_intensity_is_that_of_the_events(connection: duckdb.DuckDBPyConnection) -> None:
    of_events = fetch(
        connection,
        f"SELECT avg(plover_intensity) FROM events WHERE publication_date = '{DAY}'",
    )
    assert fetch(connection, "SELECT mean_intensity FROM dyad_month") == of_events


def test_quotations_name_speaker_verb_and_sentence(connection: duckdb.DuckDBPyConnection) -> None:
    query = (
        "SELECT speaker_id, speaker, attribution_verb, event_type, sentence, source_path"
        " FROM quotations"
    )
    ((*said, sentence, path),) = fetch(connection, query)
    assert said == ["name:spokesman", "Spokesman", "say", "CONSULT"]
    assert sentence.startswith("Gamma met with Delta")
    assert path == "2021/11/17/1.txt"
