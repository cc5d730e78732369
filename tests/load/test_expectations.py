"""Every promise is broken once; Great Expectations must name its table and column."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from load.batch import Batch
from load.checking import Checker
from load.expectations import content_suite, structure_suite
from load.judging import broken_keys, judged, judging
from load.rules import RULES
from transform.schemas import TABLES, Table
from transform.schemas.counts import COUNTS

Rows = dict[str, list[dict[str, Any]]]
AFTER = date(2021, 11, 20)
BEFORE = date(2021, 11, 14)


def change(table: str, row: int, **values: Any) -> Callable[[Rows], None]:
    return lambda rows: rows[table][row].update(values)


def remove(table: str, row: int) -> Callable[[Rows], None]:
    return lambda rows: rows[table].__delitem__(row)


def repeat(table: str, row: int) -> Callable[[Rows], None]:
    return lambda rows: rows[table].append(dict(rows[table][row]))


def without_recipients(rows: Rows) -> None:
    for row in rows["participants"][1:4:2]:
        row.update(role="actor", ordinal=1)


@dataclass(frozen=True)
class Breach:
    """A change that breaks one promise, the place to blame, and words of the statement."""

    promise: str
    break_it: Callable[[Rows], None]
    place: str
    statement: str


BREACHES = (
    Breach(
        "text is hashed",
        change("documents", 0, content_sha256="0" * 64),
        "documents.content_sha256",
        "SHA-256 of text",
    ),
    Breach(
        "sentences lie inside the text",
        change("mentions", 0, sentence_end=9_999),
        "mentions.sentence_start",
        "stretch of documents.text",
    ),
    Breach(
        "sentences are counted",
        change("mentions", 0, sentence_index=2),
        "mentions.sentence_index",
        "below documents.n_sentences",
    ),
    Breach(
        "triggers lie inside the sentence",
        change("mentions", 2, sentence_start=75),
        "mentions.trigger_start",
        "inside the sentence",
    ),
    Breach(
        "triggers are spans",
        change("mentions", 0, trigger_text="sent Aid"),
        "mentions.trigger_text",
        "text[trigger_start:trigger_end]",
    ),
    Breach(
        "participants are spans",
        change("participants", 1, actor_start=48),
        "participants.actor_text",
        "text[actor_start:actor_end]",
    ),
    Breach(
        "events have a mention",
        remove("mentions", 2),
        "events.event_id",
        "every event has a mention",
    ),
    Breach(
        "event of a mention exists",
        remove("events", 1),
        "mentions.event_id",
        "names a row of events",
    ),
    Breach(
        "document of a mention exists",
        remove("documents", 1),
        "mentions.document_id",
        "names a row of documents",
    ),
    Breach(
        "quoted actor exists",
        remove("actors", 4),
        "mentions.attributed_to_actor_id",
        "names a row of actors",
    ),
    Breach(
        "mention of a participant exists",
        change("participants", 0, mention_id="m_00000000000000ff"),
        "participants.mention_id",
        "names a row of mentions",
    ),
    Breach(
        "event of a participant exists",
        change("participants", 0, event_id="e_00000000000000ff"),
        "participants.event_id",
        "names a row of events",
    ),
    Breach(
        "actor of a participant exists",
        remove("actors", 0),
        "participants.actor_id",
        "names a row of actors",
    ),
    Breach(
        "place of an event exists",
        remove("locations", 0),
        "events.location_id",
        "names a row of locations",
    ),
    Breach(
        "participant and mention share the event",
        change("participants", 0, event_id="e_0000000000000002"),
        "participants.event_id",
        "that of the mention",
    ),
    *(
        Breach(f"{name} is counted", change("events", 0, **{name: 9}), f"events.{name}", count.what)
        for name, count in COUNTS.items()
    ),
    Breach(
        "type is in its list",
        change("events", 0, event_type="FIGHT"),
        "events.event_type",
        "in the code list",
    ),
    Breach(
        "quad class is in its list",
        change("events", 0, quad_class=5),
        "events.quad_class",
        "in the code list",
    ),
    Breach(
        "contexts are in their list",
        change("events", 0, contexts=["diplomatic", "gossip"]),
        "events.contexts",
        "every item of contexts",
    ),
    Breach(
        "sectors are in their list",
        change("actors", 0, sectors=["GOV", "XXX"]),
        "actors.sectors",
        "every item of sectors",
    ),
    Breach(
        "countries are in their list",
        change("participants", 0, country_code="SUN"),
        "participants.country_code",
        "country of ISO 3166-1",
    ),
    Breach(
        "reasons are in their list",
        change("quarantine", 0, reason_code="bad_luck"),
        "quarantine.reason_code",
        "in the code list",
    ),
    Breach(
        "type and mode form a pair",
        change("events", 1, event_mode="ceasefire"),
        "events.event_mode",
        "pair of the ontology",
    ),
    Breach(
        "quad class is that of the type",
        change("events", 0, quad_class=4),
        "events.quad_class",
        "that of event_type",
    ),
    Breach(
        "intensity is that of the pair",
        change("events", 1, plover_intensity=1.0),
        "events.plover_intensity",
        "that of the ontology",
    ),
    Breach(
        "CAMEO code is that of the pair",
        change("events", 1, cameo_code="040"),
        "events.cameo_code",
        "that of the ontology",
    ),
    Breach(
        "Goldstein score is that of the pair",
        change("events", 1, goldstein=-1.0),
        "events.goldstein",
        "that of the ontology",
    ),
    Breach(
        "aid has a recipient",
        without_recipients,
        "events.event_type",
        "needs a recipient",
    ),
    Breach(
        "what happened is not in the future",
        change("events", 0, event_date=AFTER, event_date_end=AFTER),
        "events.event_date",
        "not after the publication date",
    ),
    Breach(
        "events end after they begin",
        change("events", 0, event_date_end=BEFORE, date_precision="range"),
        "events.event_date_end",
        "not before event_date",
    ),
    Breach(
        "a day is a day",
        change("events", 0, event_date_end=date(2021, 11, 16)),
        "events.event_date_end",
        "on the same day",
    ),
    Breach(
        "date columns go together",
        change("events", 0, date_precision=None),
        "events.event_date",
        "all known or all missing",
    ),
    Breach(
        "date method fits",
        change("events", 0, date_method="none"),
        "events.date_method",
        "exactly when event_date is missing",
    ),
    Breach(
        "places lie in their country",
        change("locations", 0, latitude=27.57, longitude=53.9),
        "locations.latitude",
        "lie in country_code",
    ),
    Breach(
        "coordinates go together",
        change("locations", 0, latitude=None),
        "locations.latitude",
        "both known or both missing",
    ),
    Breach(
        "location method fits",
        change("events", 0, location_method="none"),
        "events.location_method",
        "exactly when location_id is missing",
    ),
    Breach(
        "a key of one column is unique",
        repeat("actors", 0),
        "actors.actor_id",
        "actor_id is unique",
    ),
    Breach(
        "a key of several columns is unique",
        repeat("participants", 0),
        "participants.mention_id",
        "mention_id, role, ordinal is unique",
    ),
    Breach(
        "what must be known is never missing",
        change("documents", 0, text=None),
        "documents.text",
        "never missing",
    ),
    Breach(
        "patterns match the whole text",
        change("mentions", 0, rule_id="a rule"),
        "mentions.rule_id",
        "matches",
    ),
    Breach(
        "numbers are in range",
        change("events", 0, confidence=1.01),
        "events.confidence",
        "at most 1",
    ),
    Breach(
        "numbers are numbers",
        change("events", 0, confidence=float("nan")),
        "events.confidence",
        "at most 1",
    ),
    Breach(
        "the place of a dateline stands in the text",
        change("documents", 0, dateline_place="MINSK"),
        "documents.dateline_place",
        "word of dateline_place stands",
    ),
    Breach(
        "the agency stands in the text",
        change("documents", 0, agency="Reuters"),
        "documents.agency",
        "word of agency stands",
    ),
    Breach(
        "a dateline is not of next week",
        change("documents", 0, dateline_date=date(2021, 11, 21)),
        "documents.dateline_date",
        "3 days after",
    ),
    Breach(
        "actors are named",
        lambda rows: rows["actors"].append(rows["actors"][0] | {"actor_id": "name:omega"}),
        "actors.actor_id",
        "names the actor",
    ),
    Breach(
        "places have events",
        change("events", 1, location_id=None),
        "locations.location_id",
        "an event stands at",
    ),
    Breach(
        "an event is as its mentions are",
        change("events", 1, modality="negated"),
        "events.modality",
        "as all its mentions are",
    ),
    Breach(
        "an event is as likely as its mentions",
        change("events", 0, confidence=0.8),
        "events.confidence",
        "at least that of each",
    ),
    Breach(
        "ordinals have no gap",
        change("participants", 0, ordinal=1),
        "participants.ordinal",
        "without a gap",
    ),
    Breach(
        "the sector is the first",
        change("actors", 0, sector="MIL"),
        "actors.sector",
        "first of sectors",
    ),
    Breach(
        "a verb has who says it",
        change("mentions", 0, attribution_verb="say"),
        "mentions.attributed_to_actor_id",
        "both known or both missing",
    ),
    Breach(
        "contexts stand once",
        change("events", 0, contexts=["diplomatic", "diplomatic"]),
        "events.contexts",
        "contexts holds no item twice",
    ),
    Breach(
        "contexts are sorted",
        change("events", 0, contexts=["economic", "diplomatic"]),
        "events.contexts",
        "contexts is sorted",
    ),
    Breach(
        "sectors stand once",
        change("actors", 0, sectors=["GOV", "GOV"]),
        "actors.sectors",
        "sectors holds no item twice",
    ),
    Breach(
        "aliases stand once",
        change("actors", 0, aliases=["A", None, "A"]),
        "actors.aliases",
        "aliases holds no item twice",
    ),
    Breach(
        "aliases are sorted",
        change("actors", 0, aliases=["B", "A"]),
        "actors.aliases",
        "aliases is sorted",
    ),
    Breach(
        "a month is a month",
        change("events", 0, date_precision="month"),
        "events.date_precision",
        "a week, month, season or year",
    ),
    Breach(
        "the number of a place is in its key",
        change("locations", 0, geonames_id=1),
        "locations.geonames_id",
        "geonames:ID exactly",
    ),
    Breach(
        "a feature code has its class",
        change("locations", 0, feature_class=None),
        "locations.feature_class",
        "both known or both missing",
    ),
)


def test_a_consistent_batch_passes(
    checker: Checker, batch_of: Callable[[Rows], Batch], rows: Rows
) -> None:
    results = checker.check_batch(batch_of(rows))
    assert [str(result) for result in results if not result.success] == []
    assert {result.table for result in results} == set(TABLES)


def test_empty_tables_pass_with_warnings(
    checker: Checker, batch_of: Callable[[Rows], Batch], rows: Rows
) -> None:
    results = checker.check_batch(batch_of({table: [] for table in rows}))
    broken = [result for result in results if not result.success]
    assert {result.severity for result in broken} == {"warning"}
    assert [result.table for result in broken] == ["documents", "events"]


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.promise)
def test_a_broken_promise_is_named(
    breach: Breach, checker: Checker, batch_of: Callable[[Rows], Batch], rows: Rows
) -> None:
    breach.break_it(rows)
    table = TABLES[breach.place.partition(".")[0]]
    with judging(batch_of(rows)) as connection:
        with_rules = connection.sql(judged(table)).to_arrow_table()
    suite = [e for e in content_suite(table) if breach.statement in e.meta["statement"]]
    results = checker.check_rows(with_rules, suite, table.primary_key)
    (found,) = (result for result in results if not result.success)
    assert found.place == breach.place
    assert found.unexpected > 0
    assert found.examples


def test_every_rule_is_broken_by_some_breach() -> None:
    broken = {(breach.place.partition(".")[0], breach.statement) for breach in BREACHES}
    unbroken = [
        rule.name
        for rule in RULES
        if not any(rule.table == t and words in rule.statement for t, words in broken)
    ]
    # The same rule about the country of two more tables.
    assert unbroken == ["country_code_in_list", "country_code_in_list"]


def test_examples_name_the_row_and_three_are_enough(
    checker: Checker, batch_of: Callable[[Rows], Batch], rows: Rows
) -> None:
    for row in rows["participants"]:
        row["link_confidence"] = 2.0
    results = checker.check_content(batch_of(rows))
    (found,) = (result for result in results if not result.success)
    assert found.unexpected == 6
    assert len(found.examples) == 3
    assert found.examples[0] == {
        "mention_id": "m_0000000000000001",
        "role": "actor",
        "ordinal": 0,
        "link_confidence": 2.0,
    }


@pytest.mark.parametrize(
    ("modality", "allowed"), [("planned", True), ("hypothetical", True), ("negated", False)]
)
def test_only_what_is_to_come_may_lie_in_the_future(
    modality: str, allowed: bool, batch_of: Callable[[Rows], Batch], rows: Rows
) -> None:
    rows["events"][0].update(modality=modality, event_date=AFTER, event_date_end=AFTER)
    (rule,) = (rule for rule in RULES if rule.name == "not_after_publication")
    with judging(batch_of(rows)) as connection:
        assert any(broken_keys(connection, [rule])) is not allowed


def test_a_column_too_few_is_found_before_the_rows(
    checker: Checker, batch_of: Callable[[Rows], Batch], rows: Rows
) -> None:
    batch = batch_of(rows)
    tables = {**batch.tables, "events": batch.tables["events"].drop_columns(["quad_class"])}
    broken = [
        r for r in checker.check_batch(Batch(batch.publication_date, tables)) if not r.success
    ]
    assert [result.place for result in broken] == ["events", "events.quad_class"]


def test_a_column_of_another_type_is_named(
    checker: Checker, batch_of: Callable[[Rows], Batch], rows: Rows
) -> None:
    batch = batch_of(rows)
    events = batch.tables["events"]
    index = events.schema.get_field_index("cameo_code")
    numbers = events.set_column(index, "cameo_code", pa.array([70, 42]))
    tables = {**batch.tables, "events": numbers}
    broken = [
        r for r in checker.check_batch(Batch(batch.publication_date, tables)) if not r.success
    ]
    assert [(result.place, result.observed) for result in broken] == [("events.cameo_code", "int")]


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_statements_name_their_expectation(table: Any) -> None:
    statements = [expectation.meta["statement"] for expectation in content_suite(table)]
    assert len(statements) == len(set(statements))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_schema_to_the_letter_is_told_of_as_if_it_had_been_asked_about(
    table: Table, checker: Checker, batch_of: Callable[[Rows], Batch], rows: Rows
) -> None:
    told = [each for each in checker.check_structure(batch_of(rows)) if each.table == table.name]
    assert told == [*checker.check_rows(table.arrow_schema.empty_table(), structure_suite(table))]
    assert all(each.success for each in told)
