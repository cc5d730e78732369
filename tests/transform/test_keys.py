"""Keys depend on content, and on nothing else."""

import re
from dataclasses import replace
from datetime import date

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records import Mention, Participant, Party, Span
from tests.transform.mentions import plain_mention
from transform.keys import content_key, document_key, event_key, key_ranges, mention_key
from transform.schemas import TABLES

DAY = date(2021, 11, 17)


def party(start: int, text: str) -> Party:
    return Party(Span(start, start + len(text), text), text, text.lower(), None, None, (), None)


MENTION = plain_mention(
    trigger=Span(10, 13, "met"), participants=(Participant("actor", 0, party(0, "Putin")),)
)


@pytest.mark.parametrize(
    ("column", "key"),
    [
        ("document_id", document_key(DAY, "Text.")),
        ("mention_id", mention_key("d_0", MENTION)),
        ("event_id", event_key(DAY, ["CONSULT", None], ["a"], ["b"])),
    ],
)
def test_keys_have_the_form_that_the_schema_asks_for(column: str, key: str) -> None:
    (pattern,) = {
        each.pattern for table in TABLES.values() for each in table.columns if each.name == column
    }
    assert pattern is not None
    assert re.fullmatch(pattern, key)
    assert key.startswith(f"{column[0]}_")


def test_keys_never_change() -> None:
    # Published tables hold these: a change here means that old and new dates cannot be joined.
    assert document_key(DAY, "Text.") == "d_92d7614adf51081e"
    assert mention_key("d_92d7614adf51081e", MENTION) == "m_c3011e47fa5fdb86"
    assert event_key(DAY, ["CONSULT", "phone"], ["a", "b"], []) == "e_35216e2435fdac46"


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_parts_are_told_apart(one: list[str], other: list[str]) -> None:
    assert (content_key("x", *one) == content_key("x", *other)) == (one == other)


def test_a_document_is_its_date_and_text() -> None:
    assert document_key(DAY, "Text.") != document_key(DAY, "Text!")
    assert document_key(DAY, "Text.") != document_key(date(2021, 11, 18), "Text.")


@pytest.mark.parametrize(
    "changed",
    [
        replace(MENTION, trigger=Span(11, 13, "et")),
        replace(MENTION, rule_id="consult.talk"),
        replace(MENTION, event_type="AGREE"),
        replace(MENTION, event_mode="phone"),
        replace(MENTION, participants=()),
        replace(MENTION, participants=(Participant("recipient", 0, party(0, "Putin")),)),
        replace(MENTION, participants=(Participant("actor", 0, party(1, "utin")),)),
    ],
)
def test_a_mention_is_its_trigger_rule_kind_and_parties(changed: Mention) -> None:
    assert mention_key("d_0", changed) != mention_key("d_0", MENTION)


def test_what_is_interpreted_of_a_mention_does_not_change_its_key() -> None:
    changed = replace(MENTION, confidence=0.1, modality="negated", is_background=True, steps=("x",))
    assert mention_key("d_0", changed) == mention_key("d_0", MENTION)


@given(st.permutations(["a", "b", "c"]))
def test_the_order_within_a_side_does_not_change_an_event(actors: list[str]) -> None:
    assert event_key(DAY, ["T"], actors, ["d"]) == event_key(DAY, ["T"], ["a", "b", "c"], ["d"])


def test_sides_of_an_event_are_told_apart() -> None:
    assert event_key(DAY, ["T"], ["a"], ["b"]) != event_key(DAY, ["T"], ["b"], ["a"])
    assert event_key(DAY, ["T"], ["a", "b"], []) != event_key(DAY, ["T"], ["a"], ["b"])


@pytest.mark.parametrize("count", [1, 2, 7, 16])
def test_ranges_part_the_keys_evenly_and_in_order(count: int) -> None:
    keys = [content_key("m", number) for number in range(1_600)]
    found = [
        duckdb.execute(
            f"SELECT mention_id FROM (SELECT unnest($keys) AS mention_id) WHERE {condition} ORDER BY ALL",
            {"keys": keys},
        ).fetchall()
        for condition in key_ranges("mention_id", count)
    ]
    assert [key for rows in found for (key,) in rows] == sorted(keys)
    assert len(found) == count
    assert min(map(len, found)) > len(keys) / count / 2
