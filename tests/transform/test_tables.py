"""The rows of every table, and that they hold together."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from extract.records import Party, Refusal, Span
from transform.actor_links import ActorLink
from transform.places import Place
from transform.resolution import ResolvedArticle, ResolvedMention
from transform.resolved_shards import ShardWriter
from transform.run import transform_date
from transform.schemas import TABLES

DAY = date(2021, 11, 17)
MONDAY, TUESDAY = date(2021, 11, 15), date(2021, 11, 16)

Make = Callable[..., ResolvedMention]
MakeArticle = Callable[..., ResolvedArticle]
Rows = dict[str, list[dict[str, Any]]]

REFUSALS = (
    Refusal("file", "b.txt", 0, "empty", "the file has no text", ""),
    Refusal("article", "a.txt", 9, "duplicate", "the same text", "Text."),
)


RowsOf = Callable[..., Rows]


@pytest.fixture
def rows_of(tmp_path: Path) -> RowsOf:
    numbers = count()

    def lay_out(articles: Sequence[ResolvedArticle], refusals: Sequence[Refusal] = ()) -> Rows:
        folder = tmp_path / f"{next(numbers)}"
        (shard := folder / "shard").mkdir(parents=True)
        with ShardWriter(shard) as writer:
            for one in articles:
                writer.add(one)
            writer.refuse(refusals)
        out = transform_date([shard], DAY, folder / "tables", min_confidence=0)
        tables = {name: pq.read_table(out / f"{name}.parquet") for name in TABLES}
        assert {name: table.schema for name, table in tables.items()} == {
            name: table.arrow_schema for name, table in TABLES.items()
        }
        return {name: table.to_pylist() for name, table in tables.items()}

    return lay_out


@pytest.fixture
def rows(rows_of: RowsOf, telling: Make, article: MakeArticle, minsk: Place) -> Rows:
    first = article(
        "Putin met Merkel.",
        telling("putin merkel", event_mode="phone", when=MONDAY, place=minsk),
        telling("putin", "merkel", event_type="ACCUSE"),
    )
    second = article("Merkel met Putin.", telling("merkel putin", when=MONDAY), path="b.txt")
    return rows_of([second, first], REFUSALS)


def test_a_date_without_articles_has_empty_tables(rows_of: RowsOf) -> None:
    assert rows_of([]) == {name: [] for name in TABLES}


@pytest.mark.parametrize("name", TABLES)
def test_rows_stand_in_the_order_of_their_key(rows: Rows, name: str) -> None:
    keys = [tuple(row[column] for column in TABLES[name].sort_by) for row in rows[name]]
    assert keys
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", TABLES)
def test_every_foreign_key_resolves(rows: Rows, name: str) -> None:
    for key in TABLES[name].foreign_keys:
        known = {tuple(row[column] for column in key.references) for row in rows[key.table]}
        used = {tuple(row[column] for column in key.columns) for row in rows[name]}
        assert used - {(None,)} <= known


def test_documents_hold_the_article(rows: Rows) -> None:
    assert [(row["source_path"], row["text"]) for row in rows["documents"]] in (
        [("a.txt", "Putin met Merkel."), ("b.txt", "Merkel met Putin.")],
        [("b.txt", "Merkel met Putin."), ("a.txt", "Putin met Merkel.")],
    )
    assert {row["n_sentences"] for row in rows["documents"]} == {1}


def test_events_hold_the_scores_of_their_mode(rows: Rows) -> None:
    event = next(row for row in rows["events"] if row["event_type"] == "CONSULT")
    assert (
        event
        | {
            "event_mode": "phone",
            "quad_class": 1,
            "plover_intensity": 1.5,
            "cameo_code": "041",
            "goldstein": 1.0,
            "event_date": MONDAY,
            "event_date_end": MONDAY,
            "date_precision": "day",
            "location_id": "geonames:625144",
            "location_method": "clause",
            "n_mentions": 2,
            "n_documents": 2,
            "is_background": False,
        }
        == event
    )


def test_mentions_and_participants_bear_the_key_of_their_event(rows: Rows) -> None:
    event_of = {row["mention_id"]: row["event_id"] for row in rows["mentions"]}
    assert len(event_of) == 3
    assert {(row["mention_id"], row["event_id"]) for row in rows["participants"]} == set(
        event_of.items()
    )


def test_participants_keep_role_and_order(rows: Rows) -> None:
    event = next(row["event_id"] for row in rows["events"] if row["event_type"] == "ACCUSE")
    parts = [row for row in rows["participants"] if row["event_id"] == event]
    assert [(row["role"], row["ordinal"], row["actor_id"]) for row in parts] == [
        ("actor", 0, "person:putin"),
        ("recipient", 0, "person:merkel"),
    ]
    assert (parts[0]["country_code"], parts[0]["sector"]) == ("RUS", "GOV")


def test_only_places_of_events_are_listed(rows: Rows) -> None:
    (place,) = rows["locations"]
    assert (place["name"], place["country_code"], place["precision"]) == ("Minsk", "BLR", "city")


def test_refusals_become_quarantine_rows(rows: Rows) -> None:
    assert [(row["source_path"], row["reason_code"]) for row in rows["quarantine"]] == [
        ("a.txt", "duplicate"),
        ("b.txt", "empty"),
    ]


def _named(link: ActorLink, name: str) -> Callable[[ResolvedMention], ResolvedMention]:
    span = Span(0, len(name), name)
    party = Party(span, name, name.lower(), span, "PERSON", (), None)

    def change(mention: ResolvedMention) -> ResolvedMention:
        part = replace(mention.participants[0], link=link, party=party)
        return replace(mention, participants=(part,))

    return change


def test_an_actor_stands_as_on_the_latest_day_and_has_all_names_met(
    rows_of: RowsOf, telling: Make, article: MakeArticle
) -> None:
    now = ActorLink("person:x", "X Y", "person", "RUS", "GOV", ("GOV", "PTY"))
    then = replace(now, sector="ELI", sectors=("ELI",))
    mentions = [
        _named(now, "Mr.\nY")(telling("putin", when=TUESDAY)),
        _named(then, "X Y")(telling("putin", when=MONDAY)),
        _named(then, "Y")(telling("putin", when=MONDAY)),
    ]
    expected = {
        "actor_id": "person:x",
        "name": "X Y",
        "actor_type": "person",
        "country_code": "RUS",
        "sector": "GOV",
        "sectors": ["GOV", "PTY"],
        "wikidata_id": None,
        "link_status": "known",
        "aliases": ["Mr. Y", "Y"],
    }
    assert rows_of([article("Text.", *mentions)])["actors"] == [expected]
    assert rows_of([article("Text.", *reversed(mentions))])["actors"] == [expected]


def test_who_is_named_as_source_is_an_actor(
    rows_of: RowsOf, telling: Make, article: MakeArticle
) -> None:
    source = ActorLink("person:x", "X Y", "person")
    span = Span(0, 1, "X")
    speaker = Party(span, "X", "x", span, "PERSON", (), None)
    mention = replace(telling("putin", speaker=speaker), speaker=source)
    rows = rows_of([article("Text.", mention)])
    assert [row["attributed_to_actor_id"] for row in rows["mentions"]] == ["person:x"]
    assert {row["actor_id"] for row in rows["actors"]} == {"person:putin", "person:x"}
