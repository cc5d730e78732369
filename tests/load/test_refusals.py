"""Rows that can be refused alone go to quarantine with all that hangs on them, and no others."""

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from load.batch import Batch
from load.judging import broken_keys, judging
from load.quarantine import refused_rows
from load.refusals import refuse_rows
from load.rules import RULES

Rows = dict[str, list[dict[str, Any]]]
MakeBatch = Callable[[Rows], Batch]


def broken_rules(batch: Batch) -> list[str]:
    """Return the rules that some row breaks."""
    with judging(batch) as connection:
        return [rule.name for rule in RULES if any(broken_keys(connection, [rule]))]


def ids(batch: Batch, table: str) -> list[Any]:
    return [next(iter(row.values())) for row in batch.tables[table].to_pylist()]


def test_a_good_batch_is_left_alone(batch_of: MakeBatch, rows: Rows) -> None:
    batch = batch_of(rows)
    assert refuse_rows(batch) is batch


def test_a_refused_mention_leaves_its_event_to_the_others(batch_of: MakeBatch, rows: Rows) -> None:
    rows["mentions"][0]["trigger_text"] = "gave aid"
    left = refuse_rows(batch_of(rows))
    assert ids(left, "mentions") == ["m_0000000000000002", "m_0000000000000003"]
    first = left.tables["events"].to_pylist()[0]
    assert (first["n_mentions"], first["n_documents"]) == (1, 1)
    assert refused_rows(left) == {"mentions": 1, "participants": 2}
    assert len(ids(left, "actors")) == 5


def test_the_last_mention_takes_its_event_and_unused_actors(
    batch_of: MakeBatch, rows: Rows
) -> None:
    rows["mentions"][2]["trigger_start"] += 1
    left = refuse_rows(batch_of(rows))
    assert ids(left, "events") == ["e_0000000000000001"]
    assert ids(left, "actors") == ["name:alpha", "name:beta"]
    assert ids(left, "locations") == ["geonames:625144"]
    assert refused_rows(left) == {"events": 1, "mentions": 1, "participants": 2}


def test_an_actor_that_nothing_named_before_stays(batch_of: MakeBatch, rows: Rows) -> None:
    rows["actors"].append(rows["actors"][0] | {"actor_id": "name:bystander"})
    rows["mentions"][2]["trigger_start"] += 1
    assert "name:bystander" in ids(refuse_rows(batch_of(rows)), "actors")


def test_a_refused_participant_takes_its_mention(batch_of: MakeBatch, rows: Rows) -> None:
    rows["participants"][1]["actor_text"] = "Betta"
    left = refuse_rows(batch_of(rows))
    assert ids(left, "mentions") == ["m_0000000000000002", "m_0000000000000003"]
    reasons = [row["reason"] for row in left.tables["quarantine"].to_pylist()]
    assert any(
        r.startswith("mentions m_0000000000000001: its recipient was refused") for r in reasons
    )


def test_an_event_takes_its_mentions(batch_of: MakeBatch, rows: Rows) -> None:
    later = date(2021, 12, 1)
    rows["events"][0].update(event_date=later, event_date_end=later)
    left = refuse_rows(batch_of(rows))
    assert ids(left, "events") == ["e_0000000000000002"]
    assert refused_rows(left) == {"events": 1, "mentions": 2, "participants": 4}


def test_aid_without_recipient_is_refused(batch_of: MakeBatch, rows: Rows) -> None:
    for row in rows["participants"][1:4:2]:
        row.update(role="actor", ordinal=1)
    assert ids(refuse_rows(batch_of(rows)), "events") == ["e_0000000000000002"]


def test_one_telling_with_the_recipient_is_enough(batch_of: MakeBatch, rows: Rows) -> None:
    del rows["participants"][3]
    batch = batch_of(rows)
    assert refuse_rows(batch) is batch


def test_a_misplaced_place_leaves_its_event_without_one(batch_of: MakeBatch, rows: Rows) -> None:
    rows["locations"][0].update(latitude=-53.9)
    left = refuse_rows(batch_of(rows))
    first = left.tables["events"].to_pylist()[0]
    assert (first["location_id"], first["location_method"]) == (None, "none")
    assert first["n_mentions"] == 2
    assert ids(left, "locations") == ["area:black_sea"]
    assert refused_rows(left) == {"locations": 1}


def test_wrong_counts_of_untouched_events_are_kept_for_the_checks(
    batch_of: MakeBatch, rows: Rows
) -> None:
    rows["mentions"][2]["trigger_start"] += 1
    rows["events"][0]["n_mentions"] = 7
    assert refuse_rows(batch_of(rows)).tables["events"].to_pylist()[0]["n_mentions"] == 7


def test_quarantine_says_where_it_comes_from_and_why(batch_of: MakeBatch, rows: Rows) -> None:
    rows["mentions"][1]["trigger_text"] = "gave aid"
    before, *refused = refuse_rows(batch_of(rows)).tables["quarantine"].to_pylist()
    assert before == rows["quarantine"][0]
    assert {row["source_path"] for row in refused} == {"2021/11/17/2.txt"}
    assert {(row["record_kind"], row["reason_code"]) for row in refused} == {
        ("row", "check_failed")
    }
    (mention,) = (row for row in refused if row["reason"].startswith("mentions "))
    assert mention["source_offset"] == 17
    assert "documents.text[trigger_start:trigger_end] is trigger_text" in mention["reason"]
    assert json.loads(mention["payload"])["trigger_text"] == "gave aid"


@pytest.mark.parametrize("table", ["events", "locations"])
def test_rows_of_no_article_are_refused_too(table: str, batch_of: MakeBatch, rows: Rows) -> None:
    rows["locations"][0].update(latitude=-53.9)
    later = date(2021, 12, 1)
    rows["events"][0].update(event_date=later, event_date_end=later)
    del rows["mentions"][:2], rows["participants"][:4]
    left = refuse_rows(batch_of(rows))
    assert refused_rows(left)[table] == 1


def test_nothing_that_refuses_is_broken_afterwards(batch_of: MakeBatch, rows: Rows) -> None:
    rows["participants"][1]["actor_text"] = "Betta"
    rows["participants"][3]["actor_text"] = "Betta"
    rows["locations"][0].update(latitude=-53.9)
    left = refuse_rows(batch_of(rows))
    assert broken_rules(left) == []


BREAKAGES: dict[str, Callable[[Rows, int], None]] = {
    "trigger": lambda rows, i: rows["mentions"][i % 3].update(trigger_text="?"),
    "sentence": lambda rows, i: rows["mentions"][i % 3].update(sentence_end=9_999),
    "participant": lambda rows, i: rows["participants"][i].update(actor_text="?"),
    "future": lambda rows, i: rows["events"][i % 2].update(
        event_date=date(2022, 1, 1), event_date_end=date(2022, 1, 1)
    ),
    "recipient": lambda rows, i: rows["participants"][i | 1].update(role="actor", ordinal=1),
    "place": lambda rows, i: rows["locations"][i % 2].update(country_code="AUS"),
}


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(BREAKAGES)), st.integers(0, 5)), min_size=1, max_size=6
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_breaks_what_is_left_fits_together(
    batch_of: MakeBatch, rows: Rows, breakages: list[tuple[str, int]]
) -> None:
    broken = copy.deepcopy(rows)
    for name, index in breakages:
        BREAKAGES[name](broken, index)
    staged = batch_of(broken)
    left = refuse_rows(staged)
    assert broken_rules(left) == []
    gone = refused_rows(left)
    for table in ("documents", "events", "mentions", "participants"):
        assert left.tables[table].num_rows + gone.get(table, 0) == staged.tables[table].num_rows
